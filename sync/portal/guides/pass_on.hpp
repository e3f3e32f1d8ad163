// The sweep over everybody who waits: writes down to whom the turn went meanwhile, so that each such step has its
// moment in the log, and by when it is due, so that lists can be read in that order. Pages compute the same for
// themselves (turns.hpp); a sweep that never ran is made up for by the next one.
#pragma once

#include <mutex>

#include "sync/portal/guides/acceptance.hpp"
#include "sync/portal/guides/turns.hpp"
#include "sync/portal/store/promises.hpp"

namespace monter::portal::guides {

// Who has the turn now, and the clock a page shows for it: theirs; where somebody was late, that of the whole wait.
struct Standing {
    Turn turn;
    Acceptance acceptance;
};
[[nodiscard]] Standing standing(const Turn& last, std::int64_t routed_ms, std::span<const store::Hand> hands,
                                std::int64_t minutes, std::int64_t now_ms);

class PassOn {
public:
    explicit PassOn(store::Database& database) : database_(&database) {}

    // Oldest first. At most twice a minute over all; those that just came always, and everybody where `again`: after
    // any change of who is at work. Gives how many turns went on. Any thread.
    [[nodiscard]] Result<int> sweep(std::int64_t now_ms, bool again = false);

private:
    store::Database* database_;
    std::mutex sweeping_;
    std::int64_t last_ms_ = 0;
};

}  // namespace monter::portal::guides
