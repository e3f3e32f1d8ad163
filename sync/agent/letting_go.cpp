#include "sync/agent/letting_go.hpp"

#include "sync/agent/durable.hpp"
#include "sync/agent/receipt.hpp"
#include "sync/base/log.hpp"

namespace monter::agent {

Result<outbox::Purged> let_go(outbox::Outbox& outbox, const PublicFolder& folder, std::optional<std::int64_t> portal_ms,
                              const Moment& now) {
    const auto root = folder.root();
    if (!root) return fail(root.error());
    const auto safe = durable(outbox);
    if (!safe) return fail(safe.error());
    const auto epoch = outbox.fact("epoch");
    if (!epoch) return fail(epoch.error());
    const auto closed = outbox.fact("fair_closed");
    if (!closed) return fail(closed.error());
    outbox::PurgeTerms terms{.portal_ms = portal_ms};
    terms.epoch = safe->epoch;
    terms.durable_seq = to_uuid(safe->epoch) == epoch->value_or("") ? safe->seq : 0;
    const auto event = folder.event();
    terms.fair_closed = event && closed->value_or("") == to_uuid(event->event_id);
    const auto proof = [&root](const outbox::Answer& answer, const Id& of, const std::vector<outbox::Ack>& leads) {
        return proven_by(answer, of, leads, *root);
    };
    auto purged = outbox.purge(terms, proof, now);
    if (!purged) return purged;
    if (purged->leads + purged->unproven > 0) {
        log_info(report_of(*purged));
        if (auto set = outbox.set_fact("purge_report", report_of(*purged)); !set) return fail(set.error());
    }
    return purged;
}

Result<void> close_fair(outbox::Outbox& outbox, const PublicFolder& folder) {
    const auto event = folder.event();
    if (!event) return fail(event.error());
    return outbox.set_fact("fair_closed", to_uuid(event->event_id));
}

std::string report_of(const outbox::Purged& purged) {
    std::string out = "purged " + std::to_string(purged.leads) + ", each with its receipt";
    if (purged.unproven > 0) out += "; kept " + std::to_string(purged.unproven) + " whose receipt can't be verified";
    if (purged.more) out += "; more may go, a part at a time";
    out += purged.free_pages_zero ? "; free pages are zeros" : "; free pages are NOT all zeros";
    return out;
}

}  // namespace monter::agent
