// Bugs that are built in on purpose, to prove that the fault tests would see them: the whole list. Nothing that is
// shipped is compiled with MONTER_PLANTS; without it every question below is a constant no. With it the environment's
// MONTER_PLANT says which one is in. Which test finds which: tests/faults/planted/planted.cmake.
#pragma once

namespace monter {

enum class Plant {
    // The stand's store
    no_sync = 1,                // synchronous=OFF
    confirm_before_commit = 2,  // Kept first, COMMIT with the next lead
    no_journal = 3,             // Kept without the second copy
    journal_late = 4,           // the second copy written with the next lead
    purge_unproven = 5,         // purge without looking at the receipt
    purge_not_durable = 6,      // purge before the portal's backup has it
    signatures_stay = 7,        // a new identity, and the leads keep the old one's signatures
    rollback_journal = 17,  // journal_mode=DELETE, synchronous=FULL, SQLite's own choice, and no second copy to mend it
    retention_by_wall = 18,  // the delay before a purge is counted by the machine's clock
    // The stand's agent
    any_200_counts = 8,      // a login page is taken for a receipt, and nobody asks again what the portal has
    forbidden_is_final = 9,  // a 403 sets the leads aside, as if the portal had looked at them
    epoch_ignored = 10,      // receipts of a memory that is gone still count, and nobody asks again
    any_hash_counts = 19,    // a receipt counts, whatever bytes it speaks of
    round_cut_short = 20,    // a backup is believed once the portal was asked about one lead, and not about all
    written_unsynced = 21,   // content's files get their names without being synced first
    // The kiosk
    sealed_again = 22,  // a wish that was not kept at once is sealed anew for the next try
    // The portal
    answer_before_commit = 11,  // the receipt does not wait to hear whether the commit went well
    lead_without_key = 12,      // inserted whatever is there, and no key that would notice
    routed_without_key = 13,    // a decision is added, not put in place of the last, and no key that would notice
    counted_outside = 14,       // portal_seq from a counter that does not go back with its transaction
    erased_once = 15,           // a start does not erase again what was taken back
    withdrawal_forgotten = 16,  // a code that comes before its lead is not remembered
};

#ifdef MONTER_PLANTS
bool is_planted(Plant plant);
#else
constexpr bool is_planted(Plant) {
    return false;
}
#endif

}  // namespace monter
