#include "sync/portal/routing/desk.hpp"

#include "sync/base/log.hpp"
#include "sync/portal/routing/choice.hpp"
#include "sync/portal/routing/correction.hpp"
#include "sync/portal/store/weights.hpp"
#include "sync/seal/any_key.hpp"
#include "sync/seal/envelope.hpp"

namespace monter::portal::routing {
namespace {

// How many are read, decided and kept at once: pages wait while rows are written.
constexpr int sweep_leads = 50;

}  // namespace

Result<lead::Record> Desk::open(const lead::Sealed& sealed) const {
    auto plain = seal::with_any(*keys_, [&](const seal::BoxKey& key) { return seal::open_lead(sealed, key); });
    if (!plain) return fail(plain.error());
    auto record = lead::record_from_json(view(plain->view()));
    if (!record) return record;
    if (record->lead_id != sealed.lead_id) return fail(Kind::corrupt, "the envelope speaks of another lead");
    return record;
}

Result<lead::Record> Desk::open(const lead::Sealed& sealed, const store::Correction& correction) const {
    auto record = open(sealed);
    if (!record || correction.note.empty()) return record;
    const auto json = words(correction.note, sealed.lead_id, correction_label);
    if (!json) return fail(json.error());
    const auto changed = correction_from_json(*json);
    if (!changed) return fail(changed.error());
    apply(*changed, *record);
    return record;
}

Result<Bytes> Desk::seal(const std::string& words, const Id& lead_id, std::string_view label) const {
    return seal::seal_note(view(words), lead_id, label, keys_->front().public_key());
}

Result<std::string> Desk::words(const Bytes& sealed, const Id& lead_id, std::string_view label) const {
    auto note =
        seal::with_any(*keys_, [&](const seal::BoxKey& key) { return seal::open_note(sealed, lead_id, label, key); });
    if (!note) return fail(note.error());
    return std::string(note->view());
}

Result<Reasons> Desk::reasons(const store::Decision& decision) const {
    if (decision.reasons.empty()) return Reasons{};
    auto note = seal::with_any(*keys_, [&](const seal::BoxKey& key) {
        return seal::open_note(decision.reasons, decision.lead_id, reasons_label, key);
    });
    if (!note) return fail(note.error());
    return reasons_from_json(note->view());
}

Waiting Desk::opened(const store::Unrouted& one) const {
    Waiting out{.captured_ms = one.captured_ms};
    auto record = open(one.sealed);
    if (!record) {
        log_error("a lead can't be opened", record.error());
        return out;
    }
    // By the keys before it, too: so who came before a key was replaced is still known.
    for (const seal::BoxKey& key : *keys_) {
        for (std::string& print : contact_prints(*record, key.secret())) out.prints.push_back(std::move(print));
    }
    out.record = std::move(*record);
    return out;
}

store::Decision Desk::decide(const lead::Sealed& sealed, const Waiting& opened, const Household& household,
                             const pack::Content& content, Basis& basis) const {
    store::Decision out{.lead_id = sealed.lead_id, .status = store::Status::unreadable};
    const auto& record = opened.record;
    if (!record) return out;
    out.language = record->language;
    out.dreams = record->wish.dreams;
    out.status = store::Status::held;
    const auto profiles = content.profiles();
    const auto choice = choose(*record, profiles, basis.circumstances, basis.weights, household);
    if (!choice) return out;
    const std::string note = to_json({choice->reasons, choice->seen});
    auto sealed_note = seal::seal_note(view(note), sealed.lead_id, reasons_label, keys_->front().public_key());
    if (!sealed_note) {
        log_error("reasons can't be sealed", sealed_note.error());
        return out;
    }
    const std::string inputs = to_json(routing::Decided{basis.weights.version, choice->candidates});
    auto sealed_inputs = seal(inputs, sealed.lead_id, inputs_label);
    if (!sealed_inputs) {
        log_error("what a decision was made by can't be sealed", sealed_inputs.error());
        return out;
    }
    out.inputs = std::move(*sealed_inputs);
    out.weights = basis.weights.version;
    ++basis.circumstances[choice->municipality].taken;  // the next of this batch finds less room
    out.status = store::Status::fresh;
    out.municipality = choice->municipality;
    out.reasons = std::move(*sealed_note);
    return out;
}

Result<int> Desk::sweep(std::int64_t now_ms, bool again) {
    const std::lock_guard one_at_a_time(sweeping_);
    const auto content = library_->content();
    if (!content) return 0;
    int decided = 0;
    std::int64_t after = 0;
    while (true) {
        std::vector<store::Unrouted> waiting;
        Basis basis;
        {
            auto work = database_->look();
            if (!work) return fail(work.error());
            auto found = store::unrouted(*work, after, sweep_leads, again);
            if (!found) return fail(found.error());
            waiting = std::move(*found);
            auto around = routing::circumstances(*work, now_ms);
            if (!around) return fail(around.error());
            auto weights = present_weights(*work);
            if (!weights) return fail(weights.error());
            basis = {std::move(*around), *weights};
        }
        if (waiting.empty()) return decided;
        std::vector<Waiting> all;
        for (const store::Unrouted& one : waiting) all.push_back(opened(one));
        std::vector<std::vector<std::string>> gone_to;
        {
            auto work = database_->begin();
            if (!work) return fail(work.error());
            for (const Waiting& one : all) {
                auto places = store::kin_places(*work, one.prints, one.captured_ms, same_visit_ms);
                if (!places) return fail(places.error());
                gone_to.push_back(std::move(*places));
            }
        }
        std::vector<store::Decision> decisions;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Household household = household_of(all, i, gone_to[i]);
            decisions.push_back(decide(waiting[i].sealed, all[i], household, *content, basis));
            all[i].municipality = decisions.back().municipality;
        }
        auto work = database_->begin();
        if (!work) return fail(work.error());
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (auto kept = store::decide(*work, decisions[i], now_ms); !kept) return fail(kept.error());
            auto kept = store::keep_prints(*work, decisions[i].lead_id, all[i].prints);
            if (!kept) return fail(kept.error());
        }
        if (auto done = work->commit(); !done) return fail(done.error());
        decided += static_cast<int>(decisions.size());
        after = waiting.back().portal_seq;
    }
}

}  // namespace monter::portal::routing
