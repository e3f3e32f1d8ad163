#include "sync/portal/visitors/held.hpp"

#include <algorithm>

#include "sync/base/log.hpp"
#include "sync/portal/guides/care.hpp"
#include "sync/portal/store/retention.hpp"

namespace monter::portal::visitors {
namespace {

using store::What;

std::string_view label_of(What what) {
    return what == What::routed ? routing::inputs_label : guides::step_label;
}

// Everything but what only the desk can open.
struct Rows {
    std::vector<store::Step> steps;
    Bytes reasons;
};

Result<std::vector<Opening>> openings_of(store::Work& work, const Id& lead_id) {
    const auto lines = store::accesses(work, lead_id);
    if (!lines) return fail(lines.error());
    std::vector<Opening> out;
    for (const store::AccessLine& line : *lines) {
        if (line.what != "open" && line.what != "export") continue;
        const auto account = store::find_account(work, line.login);
        if (!account) return fail(account.error());
        const bool adviser = *account && (*account)->role == store::Role::eures;
        out.push_back({line.at_ms, adviser    ? std::string(store::eures)
                                   : *account ? (*account)->municipality
                                              : std::string()});
    }
    return out;
}

Result<void> note_look(store::Work& work, const Asked& asked, const Rows& rows, const Id& lead_id, What as) {
    const bool lately = std::any_of(rows.steps.begin(), rows.steps.end(), [&](const store::Step& step) {
        return step.what == as && asked.now_ms - step.at_ms < one_look_ms;
    });
    if (lately) return {};
    return store::add_step(work, {.lead_id = lead_id, .at_ms = asked.now_ms, .what = as});
}

Result<void> read_rows(store::Work& work, Held& out, Rows& rows) {
    const Id& id = out.wish.sealed.lead_id;
    auto steps = store::steps_of(work, id);
    if (!steps) return fail(steps.error());
    rows.steps = std::move(*steps);
    auto openings = openings_of(work, id);
    if (!openings) return fail(openings.error());
    out.openings = std::move(*openings);
    auto shared = store::shared_with(work, id);
    if (!shared) return fail(shared.error());
    out.shared_with = std::move(*shared);
    const auto person = store::find_person(work, {.all = true, .municipality = {}}, to_base64url(id));
    if (!person) return fail(person.error());
    if (*person) rows.reasons = (*person)->decision.reasons;
    auto eures = store::later_consent(work, id);
    if (!eures) return fail(eures.error());
    out.eures = std::move(*eures);
    if (out.eures) {
        auto words = store::find_shown_text(work, out.eures->text);
        if (!words) return fail(words.error());
        out.eures_words = words->value_or(std::string());
    }
    const auto decided = store::present_disposals(work);
    if (!decided) return fail(decided.error());
    if (const auto found = decided->find(out.wish.municipality); found != decided->end()) {
        out.kept_until_ms =
            store::kept_until_ms(found->second, store::retention_state(out.wish.status, out.wish.outcome),
                                 out.wish.captured_ms, out.wish.received_ms);
    }
    return {};
}

// What can't be opened is told in the log, and is not on the page: the rest is.
void open(const routing::Desk& desk, const Rows& rows, Held& out) {
    const store::Wish& wish = out.wish;
    const auto words = [&](const Bytes& note, std::string_view label) {
        if (note.empty()) return std::string();
        auto read = desk.words(note, wish.sealed.lead_id, label);
        if (!read) log_error("what is held can't be opened", read.error());
        return read ? *read : std::string();
    };
    for (const store::Step& step : rows.steps) out.log.push_back({step, words(step.note, label_of(step.what))});
    out.next_words = words(wish.next.note, guides::next_label);
    if (wish.erased || wish.status == store::name(store::Status::unreadable)) return;
    auto sent = desk.open(wish.sealed);
    auto present = desk.open(wish.sealed, wish.correction);
    if (!sent || !present) {
        log_error("a lead can't be opened", sent ? present.error() : sent.error());
        return;
    }
    out.sent = std::move(*sent);
    out.present = std::move(*present);
    store::Decision decision;
    decision.lead_id = wish.sealed.lead_id;
    decision.reasons = rows.reasons;
    if (auto reasons = desk.reasons(decision)) out.reasons = std::move(*reasons);
}

using Change = bool (*)(routing::Correction&, const Reach&);

// Opens the record, lets `change` say whether anything is different, and keeps it with its step.
Result<Changed> changed(const Asked& asked, const Reach& reach, What what, Change change) {
    auto work = asked.database.begin();
    if (!work) return fail(work.error());
    const auto wish = store::find_wish(*work, asked.code_hash);
    if (!wish) return fail(wish.error());
    if (!*wish || (*wish)->erased || (*wish)->status == store::name(store::Status::unreadable)) return Changed::nobody;
    const Id& id = (*wish)->sealed.lead_id;
    const auto record = asked.desk.open((*wish)->sealed, (*wish)->correction);
    if (!record) return fail(record.error());
    routing::Correction correction = routing::correction_of(*record);
    if (!change(correction, reach)) return Changed::done;
    const auto note = asked.desk.seal(routing::to_json(correction), id, routing::correction_label);
    if (!note) return fail(note.error());
    if (auto kept = store::correct(*work, id, *note, asked.now_ms); !kept) return fail(kept.error());
    if (what == What::unshared) {
        auto ended = store::share_only_with(*work, id, record->consent.recipients);
        if (!ended) return fail(ended.error());
    }
    auto told = store::add_step(*work, {.lead_id = id, .at_ms = asked.now_ms, .what = what});
    if (!told) return fail(told.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    return Changed::done;
}

}  // namespace

Result<std::optional<Held>> held(const Asked& asked, What as) {
    Held out;
    Rows rows;
    {
        auto work = asked.database.begin();
        if (!work) return fail(work.error());
        auto wish = store::find_wish(*work, asked.code_hash);
        if (!wish) return fail(wish.error());
        if (!*wish) return std::optional<Held>();
        out.wish = std::move(**wish);
        if (auto read = read_rows(*work, out, rows); !read) return fail(read.error());
        if (!out.wish.erased) {
            auto noted = note_look(*work, asked, rows, out.wish.sealed.lead_id, as);
            if (!noted) return fail(noted.error());
        }
        if (auto done = work->commit(); !done) return fail(done.error());
    }
    open(asked.desk, rows, out);
    if (out.sent) {
        auto texts = guides::agreed_texts(asked.database, asked.content, out.sent->consent);
        if (!texts) return fail(texts.error());
        out.texts = std::move(*texts);
    }
    return std::optional(std::move(out));
}

bool Faults::none() const {
    using lead::FieldFault;
    return name == FieldFault::none && email == FieldFault::none && phone == FieldFault::none && !no_way;
}

Faults judge(const Reach& reach) {
    Faults out;
    out.name = lead::check_name(reach.name);
    if (!reach.email.empty()) out.email = lead::check_email(reach.email);
    if (!reach.phone.empty()) out.phone = lead::check_phone(reach.phone);
    out.no_way = reach.email.empty() && reach.phone.empty();
    return out;
}

Result<Changed> correct(const Asked& asked, const Reach& reach) {
    if (!judge(reach).none()) return Changed::unclear;
    return changed(asked, reach, What::corrected, [](routing::Correction& now, const Reach& typed) {
        const bool other = now.name != typed.name || now.email != typed.email || now.phone != typed.phone;
        now.name = typed.name;
        now.email = typed.email;
        now.phone = typed.phone;
        return other;
    });
}

Result<Changed> unshare(const Asked& asked) {
    return changed(asked, {}, What::unshared, [](routing::Correction& now, const Reach&) {
        const bool other = !now.unshared;
        now.unshared = true;
        return other;
    });
}

Result<Changed> end_eures(const Asked& asked) {
    auto work = asked.database.begin();
    if (!work) return fail(work.error());
    const auto wish = store::find_wish(*work, asked.code_hash);
    if (!wish) return fail(wish.error());
    if (!*wish || (*wish)->erased) return Changed::nobody;
    const Id& id = (*wish)->sealed.lead_id;
    const auto ended = store::end_later_consent(*work, id, asked.now_ms);
    if (!ended) return fail(ended.error());
    if (!*ended) return Changed::done;
    auto told = store::add_step(*work, {.lead_id = id, .at_ms = asked.now_ms, .what = What::eures_no});
    if (!told) return fail(told.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    return Changed::done;
}

}  // namespace monter::portal::visitors
