#include "sync/agent/lead_batches.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "sync/agent/epoch.hpp"
#include "sync/agent/request_body.hpp"
#include "sync/base/log.hpp"
#include "sync/base/planted.hpp"
#include "sync/lead/limits.hpp"

namespace monter::agent {
namespace {

// Envelopes that make a body near batch_bytes_max once in base64 and with their fields; fit() takes off what is over.
constexpr std::size_t envelope_bytes_max = batch_bytes_max * 3 / 4;

Result<std::int64_t> number_fact(const outbox::Outbox& outbox, const char* key) {
    auto text = outbox.fact(key);
    if (!text) return fail(text.error());
    std::int64_t number = 0;
    if (*text) std::from_chars((*text)->data(), (*text)->data() + (*text)->size(), number);
    return number;
}

// A fact costs a synced commit, so it is written only where it says something new.
Result<void> set_if_new(outbox::Outbox& outbox, const char* key, const std::string& value) {
    auto there = outbox.fact(key);
    if (!there) return fail(there.error());
    if (*there == value) return {};
    return outbox.set_fact(key, value);
}

}  // namespace

Result<std::optional<LeadBatch>> LeadBatches::next(const Moment& now) {
    std::erase_if(held_until_boot_ms_, [&](const auto& held) { return held.second <= now.boot_ms; });
    // Held leads stand in front of the others, so as many more are asked for.
    const std::size_t held = held_until_boot_ms_.size();
    auto leads =
        outbox_.pending(static_cast<int>(leads_max_ + held), envelope_bytes_max + held * lead::envelope_bytes_max);
    if (!leads) return fail(leads.error());
    std::erase_if(*leads,
                  [&](const outbox::Pending& lead) { return held_until_boot_ms_.contains(lead.sealed.lead_id); });
    if (leads->empty()) return std::optional<LeadBatch>();
    if (leads->size() > leads_max_) leads->resize(leads_max_);

    LeadBatch batch;
    batch.batch_id = seal::random_id();
    batch.now = now;
    batch.leads = std::move(*leads);
    auto identity = outbox_.identity();
    if (!identity) return fail(identity.error());
    batch.from = *identity;
    auto counts = outbox_.counts();
    if (!counts) return fail(counts.error());
    batch.counts = *counts;
    auto epoch = outbox_.fact("epoch");
    if (!epoch) return fail(epoch.error());
    if (*epoch) batch.seen_epoch = id_from_uuid(**epoch).value_or(Id{});
    auto portal_seq = number_fact(outbox_, "portal_seq");
    if (!portal_seq) return fail(portal_seq.error());
    batch.seen_portal_seq = *portal_seq;
    fit(batch);
    return std::optional<LeadBatch>(std::move(batch));
}

Answered<void> LeadBatches::accept(const LeadBatch& asked, const LeadsAnswer& answer, const seal::SigningKey& device,
                                   const Moment& now) {
    const auto on_disk = [](const Error& error) { return tl::unexpected<Problem>(problem_of(error)); };
    std::vector<outbox::Ack> acks;
    for (const LeadResult& result : answer.results) {
        if (result.stored) acks.push_back({result.lead_id, result.ct_sha256, result.portal_seq});
    }
    if (!acks.empty()) {
        const auto lowest = std::min_element(acks.begin(), acks.end(), [](const outbox::Ack& a, const outbox::Ack& b) {
            return a.portal_seq < b.portal_seq;
        });
        const auto safe = durable_.signed_for(answer.epoch, lowest->portal_seq);
        if (!safe) return on_disk(safe.error());
        const auto changed = outbox_.acknowledge(acks, answer.evidence, answer.epoch, now);
        if (!changed) return on_disk(changed.error());
    }
    for (const LeadResult& result : answer.results) {
        if (result.stored) continue;
        if (result.retryable) {
            held_until_boot_ms_[result.lead_id] = now.boot_ms + hold_ms;
            continue;
        }
        const auto aside = outbox_.quarantine(result.lead_id, result.problem);
        // Refused: the visitor took it back while it was on its way.
        if (!aside && aside.error().kind != Kind::refused) return on_disk(aside.error());
    }
    if (const auto noted = note_fair_unknown(answer); !noted) return on_disk(noted.error());
    if (const auto noted = note_portal(answer); !noted) return on_disk(noted.error());
    if (answer.seq_reused) {
        log_warning("this stand's numbers were used before: its disk was copied or put back; it takes a new store id");
        const auto adopted = outbox_.adopt({asked.from.device_id, seal::random_id()}, device);
        if (!adopted) return on_disk(adopted.error());
        const auto told = outbox_.set_fact("forked_running_ms", std::to_string(outbox_.running_ms(now)));
        if (!told) return on_disk(told.error());
    }
    if (answer.results.empty()) {
        return trouble(Trouble::protocol, "The portal answered without a word about the leads it was sent.",
                       "Install the same version at the stand and at the portal.");
    }
    leads_max_ = std::min<std::size_t>(leads_max_ * 2, batch_leads_max);
    return {};
}

Result<void> LeadBatches::note_fair_unknown(const LeadsAnswer& answer) {
    for (const LeadResult& result : answer.results) {
        if (!result.stored && result.problem == "urn:monter:event-unknown") {
            fair_unknown_.insert(result.lead_id);
        } else {
            fair_unknown_.erase(result.lead_id);
        }
    }
    const auto before = number_fact(outbox_, "fair_unknown_leads");
    if (!before) return fail(before.error());
    const auto leads = static_cast<std::int64_t>(fair_unknown_.size());
    return *before == leads ? Result<void>() : outbox_.set_fact("fair_unknown_leads", std::to_string(leads));
}

Result<void> LeadBatches::note_portal(const LeadsAnswer& answer) {
    const auto noted = note_epoch(outbox_, answer.epoch);
    if (!noted) return fail(noted.error());
    epoch_changed_ = epoch_changed_ || *noted;
    const auto before = number_fact(outbox_, "portal_seq");
    if (!before) return fail(before.error());
    std::int64_t portal_seq = *before;
    for (const LeadResult& result : answer.results) portal_seq = std::max(portal_seq, result.portal_seq);
    return set_if_new(outbox_, "portal_seq", std::to_string(portal_seq));
}

Result<void> LeadBatches::refused(const LeadBatch& asked, const Problem& problem, const Moment& now) {
    // Where no portal has looked at the leads there is nothing to note of them, and a week offline writes nothing.
    if (is_planted(Plant::forbidden_is_final) && problem.trouble == Trouble::authority) {
        for (const auto& lead : asked.leads) static_cast<void>(outbox_.quarantine(lead.sealed.lead_id, problem.type));
    }
    if (!reaction_to(problem.trouble).halves) return {};
    std::vector<Id> ids;
    for (const auto& lead : asked.leads) ids.push_back(lead.sealed.lead_id);
    if (auto noted = outbox_.note_attempt(ids, problem.text); !noted) return noted;
    if (ids.size() > 1) {
        leads_max_ = std::max<std::size_t>(1, ids.size() / 2);
        return {};
    }
    // A 413 that no portal of ours wrote may come from anything in between, and would set a whole fair's leads aside.
    if (problem.trouble == Trouble::size && !problem.type.empty()) {
        auto aside = outbox_.quarantine(ids.front(), problem.type);
        if (!aside && aside.error().kind != Kind::refused) return aside;
        leads_max_ = batch_leads_max;
        return {};
    }
    held_until_boot_ms_[ids.front()] = now.boot_ms + hold_ms;
    return {};
}

std::optional<std::int64_t> LeadBatches::next_release_boot_ms() const {
    std::optional<std::int64_t> earliest;
    for (const auto& [lead, until] : held_until_boot_ms_) earliest = earliest ? std::min(*earliest, until) : until;
    return earliest;
}

}  // namespace monter::agent
