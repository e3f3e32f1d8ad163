// Up to which of its numbers the portal has everything in a backup that was proven to restore, as far as this stand
// believes it: what lies above is not let go (letting_go.hpp).
//
// A portal whose database was put back with all that should have shown it goes on in the same epoch, gives numbers a
// second time and proves new backups; by its word alone a stand would let go of leads that went with the old numbers.
// So the word counts only at the end of a whole round of reconciliation, in which the portal was asked about every lead
// it had signed for: what it lost waits again by then. And it never covers a number signed for since the round began.
#pragma once

#include <optional>

#include "sync/outbox/outbox.hpp"

namespace monter::agent {

struct Durable {
    Id epoch{};
    std::int64_t seq = 0;  // 0: nothing
};

// The word of the last whole round; it speaks of its own epoch alone.
[[nodiscard]] Result<Durable> durable(const outbox::Outbox& outbox);

// One round at a time, in memory: a start begins a new one.
class DurableRound {
public:
    explicit DurableRound(outbox::Outbox& outbox) : outbox_(outbox) {}

    void begin() { lowest_.reset(); }
    // An answer of the round told this; the lowest of all counts. Nothing: this portal does not tell.
    void heard(std::optional<std::int64_t> seq);
    // All leads were asked about, all answers were of this epoch: noted on disk.
    [[nodiscard]] Result<void> end(const Id& epoch);

    // The portal is about to be believed that it has a lead under this number: before that is noted, what was heard or
    // noted of this epoch goes below it.
    [[nodiscard]] Result<void> signed_for(const Id& epoch, std::int64_t portal_seq);

private:
    outbox::Outbox& outbox_;
    std::optional<std::int64_t> lowest_;
};

}  // namespace monter::agent
