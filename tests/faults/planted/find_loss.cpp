// The crash runs over an outbox with a planted bug, which they must find: what the product passes, this must fail.
#include <cstdio>

#include "sync/base/planted.hpp"
#include "tests/faults/fair_day.hpp"

int main() {
    if (!monter::seal::start()) return 2;
    // Bugs of the second copy show where it is all that is left of the newest leads.
    const bool second_copy = is_planted(monter::Plant::no_journal) || is_planted(monter::Plant::journal_late);
    const auto report = second_copy ? monter::faults::cut_power(1, 200, {.lag = 16, .stick = true, .opened = true})
                                    : monter::faults::cut_power(1, 2000);
    std::printf("%s\n", report.line().c_str());
}
