// Bugs that are built in on purpose, to prove that the tests would see them (tests/faults/portal). Nothing that is
// shipped is compiled with MONTER_PORTAL_PLANTS; without it every question below is a constant no.
#pragma once

namespace monter::portal::store {

enum class Plant {
    answer_before_commit = 11,  // the receipt does not wait to hear whether the commit went well
    lead_without_key = 12,      // inserted whatever is there, and no key that would notice
    routed_without_key = 13,    // a decision is added, not put in place of the last, and no key that would notice
    counted_outside = 14,       // portal_seq from a counter that does not go back with its transaction
};

#ifdef MONTER_PORTAL_PLANTS
bool is_planted(Plant plant);
#else
constexpr bool is_planted(Plant) {
    return false;
}
#endif

}  // namespace monter::portal::store
