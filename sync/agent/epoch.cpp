#include "sync/agent/epoch.hpp"

#include "sync/base/log.hpp"
#include "sync/base/planted.hpp"

namespace monter::agent {

Result<bool> note_epoch(outbox::Outbox& outbox, const Id& epoch) {
    const auto known = outbox.fact("epoch");
    if (!known) return fail(known.error());
    const std::string name = to_uuid(epoch);
    if (*known == name) return false;
    const auto again = is_planted(Plant::epoch_ignored) ? Result<int>(0) : outbox.wait_again(epoch);
    if (!again) return fail(again.error());
    if (*known) {
        log_warning("the portal's memory begins anew: it was put back from a backup; leads to send again: " +
                    std::to_string(*again));
    }
    // The number first: with the new epoch and the old number a stand would claim receipts it never had.
    if (auto set = outbox.set_fact("portal_seq", "0"); !set) return fail(set.error());
    if (auto set = outbox.set_fact("epoch", name); !set) return fail(set.error());
    return true;
}

}  // namespace monter::agent
