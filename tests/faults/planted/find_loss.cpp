// Proves that the crash runs can see: this program is built over an outbox with a planted bug (MONTER_PLANT), and
// passes only where the very same run that finds nothing in the product finds lost leads, or
// leads purged without right, here.
#include <cstdio>

#include "sync/outbox/planted.hpp"
#include "tests/faults/fair_day.hpp"

int main() {
    if (!monter::seal::start()) return 2;
    // Bugs of the second copy show where it is all that is left of the newest leads.
    const bool second_copy = monter::outbox::planted_no_journal || monter::outbox::planted_journal_late;
    const auto report = second_copy ? monter::faults::cut_power(1, 200, {.lag = 16, .stick = true, .opened = true})
                                    : monter::faults::cut_power(1, 2000);
    std::printf("planted bug %d: %s\n", MONTER_PLANT, report.line().c_str());
    const bool purges = monter::outbox::planted_purge_unproven || monter::outbox::planted_purge_not_durable;
    if (purges ? report.verdict.unproven > 0 : report.verdict.lost > 0) return 0;
    std::puts("the planted bug was not found: the crash runs can't see it");
    return 1;
}
