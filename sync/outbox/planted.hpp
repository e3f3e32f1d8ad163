// Bugs that are built in on purpose, to prove that the fault tests would see them (tests/faults). MONTER_PLANT is 0 in
// everything that is shipped.
#pragma once

#ifndef MONTER_PLANT
#define MONTER_PLANT 0
#endif

namespace monter::outbox {

inline constexpr bool planted_no_sync = MONTER_PLANT == 1;                // synchronous=OFF
inline constexpr bool planted_confirm_before_commit = MONTER_PLANT == 2;  // Kept first, COMMIT with the next lead
inline constexpr bool planted_no_journal = MONTER_PLANT == 3;             // Kept without the second copy
inline constexpr bool planted_journal_late = MONTER_PLANT == 4;           // the second copy written with the next lead
inline constexpr bool planted_purge_unproven = MONTER_PLANT == 5;         // purge without looking at the receipt
inline constexpr bool planted_purge_not_durable = MONTER_PLANT == 6;      // purge before the portal's backup has it

}  // namespace monter::outbox
