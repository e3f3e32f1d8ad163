#include "sync/agent/letting_go.hpp"

#include <sstream>

#include "sync/agent/durable.hpp"
#include "sync/agent/receipt.hpp"
#include "sync/base/log.hpp"

namespace monter::agent {
namespace {

// The fact "fair_closed": the fair's id, and the highest number given out when the word was said.
struct ClosedFair {
    std::string event;
    std::uint64_t max_seq = 0;
};

Result<ClosedFair> closed_fair(const outbox::Outbox& outbox) {
    const auto fact = outbox.fact("fair_closed");
    if (!fact) return fail(fact.error());
    ClosedFair out;
    std::istringstream said(fact->value_or(""));
    said >> out.event >> out.max_seq;
    return out;
}

}  // namespace

Result<outbox::Purged> let_go(outbox::Outbox& outbox, const PublicFolder& folder, std::optional<std::int64_t> portal_ms,
                              const Moment& now) {
    const auto root = folder.root();
    if (!root) return fail(root.error());
    const auto safe = durable(outbox);
    if (!safe) return fail(safe.error());
    const auto epoch = outbox.fact("epoch");
    if (!epoch) return fail(epoch.error());
    const auto closed = closed_fair(outbox);
    if (!closed) return fail(closed.error());
    outbox::PurgeTerms terms{.portal_ms = portal_ms};
    terms.epoch = safe->epoch;
    terms.durable_seq = to_uuid(safe->epoch) == epoch->value_or("") ? safe->seq : 0;
    const auto event = folder.event();
    terms.fair_closed = event && closed->event == to_uuid(event->event_id);
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
    const auto counts = outbox.counts();
    if (!counts) return fail(counts.error());
    return outbox.set_fact("fair_closed", to_uuid(event->event_id) + " " + std::to_string(counts->max_seq));
}

Result<void> note_accepted(outbox::Outbox& outbox, std::uint64_t seq) {
    const auto closed = closed_fair(outbox);
    if (!closed) return fail(closed.error());
    if (closed->event.empty() || seq <= closed->max_seq) return {};
    return outbox.set_fact("fair_closed", "");
}

std::string report_of(const outbox::Purged& purged) {
    std::string out = "purged " + std::to_string(purged.leads) + ", each with its receipt";
    if (purged.unproven > 0) out += "; kept " + std::to_string(purged.unproven) + " whose receipt can't be verified";
    if (purged.more) out += "; more may go, a part at a time";
    out += purged.free_pages_zero ? "; free pages are zeros" : "; free pages are NOT all zeros";
    return out;
}

}  // namespace monter::agent
