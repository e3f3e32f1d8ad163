// The visitor's own page, PORTAL_URL/w: whoever has the code from the thank-you screen takes a wish back. The code
// stands in the address's fragment, which no browser sends, so it is typed or pasted here; it travels in the body of a
// POST and never in an address. There is no session to protect: the code itself is the right.
#include "sync/base/log.hpp"
#include "sync/portal/erasure.hpp"
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

Response show(const Texts& texts, Data::Named data, int status) {
    if (!data.contains("title")) data["title"] = texts.get("take_back.title");
    if (!data.contains("outcome")) {
        data["asks"] = true;
        for (const char* part : {"lead", "label", "hint", "button"}) {
            data[part] = texts.get(std::string("take_back.") + part);
        }
        data["language_code"] = texts.language();
    }
    Data::List tongues;
    for (const auto& [code, name] : visitor_languages()) {
        tongues.emplace_back(Data::Named{{"code", code}, {"name", name}, {"current", code == texts.language()}});
    }
    data["tongues"] = std::move(tongues);
    return page("visitor", "take_back", std::move(data), texts, status);
}

Response take_back(Parts& parts, const Request& request, const Texts& texts, const Moment& now) {
    if (const int wait = parts.codes.wait_s(request.client, now.boot_ms); wait > 0) {
        Response out = show(texts, {{"fault", texts.fill("take_back.busy", {{"n", std::to_string(wait)}})}}, 429);
        out.headers.emplace_back("Retry-After", std::to_string(wait));
        return out;
    }
    const std::string typed = form_fields(request.body)["code"];
    const auto key = key_of(typed);
    if (!key) {
        return show(texts, {{"fault", texts.get("take_back.wrong")}, {"typed", typed.substr(0, typed_bytes_max)}}, 422);
    }
    const auto taken = portal::take_back(parts.database, parts.erasures, {seal::code_hash(*key)}, now.wall_ms);
    if (!taken) {
        log_error("taking a wish back", taken.error());
        Response out = show(texts, {{"fault", texts.get("take_back.broken")}}, 503);
        out.headers.emplace_back("Retry-After", "30");
        return out;
    }
    return show(texts,
                {{"title", texts.get("take_back.done_title")},
                 {"outcome", texts.get(taken->were_here.front() ? "take_back.done" : "take_back.waiting")}},
                200);
}

}  // namespace

Response take_back_page(Parts& parts, const Request& request, const Moment& now) {
    const Texts& texts = visitor_texts_for(request);
    if (request.method == "POST") return take_back(parts, request, texts, now);
    return show(texts, {}, 200);
}

}  // namespace monter::portal::web
