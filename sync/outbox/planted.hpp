// Bugs that are built in on purpose, to prove that the crash tests would see them (tests/faults). MONTER_PLANT is 0 in
// everything that is shipped.
#pragma once

#ifndef MONTER_PLANT
#define MONTER_PLANT 0
#endif

namespace monter::outbox {

inline constexpr bool planted_no_sync = MONTER_PLANT == 1;                // synchronous=OFF
inline constexpr bool planted_confirm_before_commit = MONTER_PLANT == 2;  // Kept first, COMMIT with the next lead

}  // namespace monter::outbox
