// The visitor's own page, PORTAL_URL/w: whoever has the code from the thank-you screen reads what is held, corrects it,
// takes a copy, or takes it all back. The code stands in the address's fragment, which no browser sends, so it is typed
// or pasted here; it travels in the body of a POST and never in an address, and every page that a POST answers carries
// it on in its forms. There is no session to protect: the code itself is the right.
//
// POST /w?l=LANGUAGE  code=…&do=see | copy | correct (name, email, phone) | unshare | end_eures | take_back. A code
// without `do` takes back: so did every page before there were other acts.
#include "sync/base/log.hpp"
#include "sync/portal/erasure.hpp"
#include "sync/portal/visitors/copy.hpp"
#include "sync/portal/web/visitor_data.hpp"
#include "sync/portal/web/web.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::portal::web {
namespace {

constexpr std::size_t typed_bytes_max = 80;  // 26 characters with spaces and hyphens between; the rest is no code

Result<Hash> key_of(const std::string& typed) {
    // A whole address pasted is as good as the code behind its '#'.
    const std::string code = typed.substr(typed.find('#') == std::string::npos ? 0 : typed.find('#') + 1);
    if (code.size() > typed_bytes_max) return fail(monter::Kind::refused, "too long for a code");
    auto bytes = from_crockford(code);
    if (!bytes) return fail(bytes.error());
    auto secret = exactly<16>(*bytes);
    if (!secret) return fail(secret.error());
    return seal::withdraw_key(*secret);
}

// One POST with a whole code.
struct Turn {
    Parts& parts;
    const Texts& texts;
    Moment now;
    std::string typed;
    Hash code_hash{};
    std::shared_ptr<const pack::Content> content;

    [[nodiscard]] visitors::Asked asked() const {
        return {parts.database, parts.desk, content.get(), code_hash, now.wall_ms};
    }
};

Data::List tongues(const Texts& texts) {
    Data::List out;
    for (const auto& [code, name] : visitor_languages()) {
        out.emplace_back(Data::Named{{"code", code}, {"name", name}, {"current", code == texts.language()}});
    }
    return out;
}

// The page with the field for the code, or with one sentence of what came of it.
Response show(const Texts& texts, Data::Named data, int status) {
    if (!data.contains("title")) data["title"] = texts.get("visitor.title");
    if (!data.contains("outcome")) {
        data["asks"] = true;
        data["language_code"] = texts.language();
    }
    data["tongues"] = tongues(texts);
    return page("visitor", "visitor_code", std::move(data), texts, status);
}

// The code stays typed, so that trying again is one press.
Response broken(const Turn& turn, const char* doing, const Error& why) {
    log_error(doing, why);
    Response out = show(turn.texts, {{"fault", turn.texts.get("take_back.broken")}, {"typed", turn.typed}}, 503);
    out.headers.emplace_back("Retry-After", "30");
    return out;
}

Response nothing_here(const Texts& texts) {
    return show(texts, {{"title", texts.get("visitor.none_title")}, {"outcome", texts.get("visitor.none")}}, 200);
}

std::string fault_text(const Turn& turn, lead::FieldFault fault, const char* missing) {
    using lead::FieldFault;
    const auto text = [&](const std::string& key) {
        return guides::screen_text(key, turn.content.get(), turn.texts.language());
    };
    switch (fault) {
        case FieldFault::none:
            return {};
        case FieldFault::missing:
            return text(missing);
        case FieldFault::too_long:
            return text("fault.too_long");
        case FieldFault::not_text:
            return text("fault.not_text");
        case FieldFault::no_at_sign:
            return text("fault.no_at_sign");
        case FieldFault::no_domain:
            return text("fault.no_domain");
        case FieldFault::has_space:
            return text("fault.has_space");
        case FieldFault::too_few_digits:
            return text("fault.too_few_digits");
        case FieldFault::not_a_number:
            return text("fault.not_a_number");
    }
    return {};
}

// What is held, below a word about the act that came before it, or with what was typed and why it can't be kept.
Response held_page(const Turn& turn, const std::string& said, const visitors::Reach* typed = nullptr) {
    const auto held = visitors::held(turn.asked(), store::What::looked);
    if (!held) return broken(turn, "what is held", held.error());
    if (!*held || (*held)->wish.erased) return nothing_here(turn.texts);
    Data::Named data = visitor_data(**held, turn.content.get(), turn.texts);
    data["title"] = turn.texts.get("held.title");
    data["code"] = turn.typed;
    data["typed"] = turn.typed;  // inside the row of languages, "code" is a language's
    data["language_code"] = turn.texts.language();
    data["tongues"] = tongues(turn.texts);
    data["said"] = said;
    if (typed != nullptr) {
        const visitors::Faults faults = visitors::judge(*typed);
        data["name"] = typed->name;
        data["email"] = typed->email;
        data["phone"] = typed->phone;
        data["fault_name"] = fault_text(turn, faults.name, "fault.name_missing");
        data["fault_email"] = faults.no_way ? fault_text(turn, lead::FieldFault::missing, "fault.no_way")
                                            : fault_text(turn, faults.email, "fault.no_way");
        data["fault_phone"] = fault_text(turn, faults.phone, "fault.no_way");
    }
    return page("visitor_wide", "visitor_held", std::move(data), turn.texts, typed == nullptr ? 200 : 422);
}

Response take_copy(const Turn& turn) {
    const auto held = visitors::held(turn.asked(), store::What::downloaded);
    if (!held) return broken(turn, "a copy of what is held", held.error());
    if (!*held || (*held)->wish.erased) return nothing_here(turn.texts);
    auto copy = visitors::copy_of(**held, turn.now.wall_ms);
    if (!copy) return broken(turn, "a copy of what is held", copy.error());
    Response out{.type = "application/json; charset=utf-8", .body = std::move(*copy)};
    add_page_headers(out);
    out.headers.emplace_back("Cache-Control", "no-store");
    out.headers.emplace_back("Content-Disposition", "attachment; filename=\"monter-answers.json\"");
    return out;
}

Response correct(const Turn& turn, Fields& fields) {
    const visitors::Reach typed{without_edges(fields["name"]), without_edges(fields["email"]),
                                without_edges(fields["phone"])};
    const auto done = visitors::correct(turn.asked(), typed);
    if (!done) return broken(turn, "a correction", done.error());
    if (*done == visitors::Changed::nobody) return nothing_here(turn.texts);
    if (*done == visitors::Changed::unclear) return held_page(turn, {}, &typed);
    return held_page(turn, turn.texts.get("held.saved"));
}

Response unshare(const Turn& turn) {
    const auto done = visitors::unshare(turn.asked());
    if (!done) return broken(turn, "ending what may be shared", done.error());
    if (*done != visitors::Changed::done) return nothing_here(turn.texts);
    return held_page(turn, turn.texts.get("held.unshared"));
}

Response end_eures(const Turn& turn) {
    const auto done = visitors::end_eures(turn.asked());
    if (!done) return broken(turn, "ending what EURES reads", done.error());
    if (*done != visitors::Changed::done) return nothing_here(turn.texts);
    return held_page(turn, turn.texts.get("eures.ended"));
}

Response take_back(const Turn& turn) {
    const auto taken =
        portal::take_back(turn.parts.database, turn.parts.erasures, {turn.code_hash}, Teller::page, turn.now.wall_ms);
    if (!taken) return broken(turn, "taking a wish back", taken.error());
    return show(turn.texts,
                {{"title", turn.texts.get("take_back.done_title")},
                 {"outcome", turn.texts.get(taken->were_here.front() ? "take_back.done" : "take_back.waiting")}},
                200);
}

Response act(Parts& parts, const Request& request, const Texts& texts, const Moment& now) {
    if (const int wait = parts.codes.wait_s(request.client, now.boot_ms); wait > 0) {
        Response out = show(texts, {{"fault", texts.fill("take_back.busy", {{"n", std::to_string(wait)}})}}, 429);
        out.headers.emplace_back("Retry-After", std::to_string(wait));
        return out;
    }
    auto fields = form_fields(request.body);
    const std::string typed = fields["code"];
    const auto key = key_of(typed);
    if (!key) {
        return show(texts, {{"fault", texts.get("take_back.wrong")}, {"typed", typed.substr(0, typed_bytes_max)}}, 422);
    }
    const Turn turn{parts, texts, now, typed, seal::code_hash(*key), parts.library.content()};
    const std::string what = fields["do"];
    if (what == "see") return held_page(turn, {});
    if (what == "copy") return take_copy(turn);
    if (what == "correct") return correct(turn, fields);
    if (what == "unshare") return unshare(turn);
    if (what == "end_eures") return end_eures(turn);
    if (what.empty() || what == "take_back") return take_back(turn);
    return show(texts, {}, 422);
}

}  // namespace

Response visitor_page(Parts& parts, const Request& request, const Moment& now) {
    const Texts& texts = visitor_texts_for(request);
    if (request.method == "POST") return act(parts, request, texts, now);
    return show(texts, {}, 200);
}

}  // namespace monter::portal::web
