#include <algorithm>

#include "sync/base/log.hpp"
#include "sync/portal/web/web.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::web {
namespace {

constexpr std::string_view form_cookie = "monter-form";
constexpr std::int64_t form_life_s = 60LL * 60;
constexpr std::size_t login_bytes_max = 100;

// There is no session yet: the form's token is made of a random cookie and the portal's own key, so that another site
// can neither know nor set a pair that fits.
std::string form_token(const Parts& parts, const std::string& random) {
    Bytes both(parts.form_key.begin(), parts.form_key.end());
    append(both, view(random));
    return to_base64url(seal::blake2b("monter-form-v1", both));
}

Response form(const Parts& parts, const Request& request, const Texts& texts, Data::Named data, int status) {
    std::string random = cookie(request, form_cookie);
    const bool known = random.size() == 22;
    if (!known) random = to_base64url(seal::random_id());
    data["title"] = texts.get("sign_in.title");
    data["csrf"] = form_token(parts, random);
    Response out = page("door", "sign_in", std::move(data), texts, status);
    out.headers.emplace_back("Set-Cookie", set_cookie(request, std::string(form_cookie), random, form_life_s));
    return out;
}

std::string login_as_typed(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text.substr(0, login_bytes_max);
}

}  // namespace

Response sign_in_form(Parts& parts, const Request& request, const Moment& now) {
    const Texts& texts = texts_for(request);
    const auto reader = parts.sessions.reader_of(request, now.wall_ms);
    if (!reader) {
        log_error("sessions", reader.error());
        return error_page(parts, nullptr, texts, Wrong::broken, now.wall_ms);
    }
    if (*reader && (*reader)->whole) return see_other(home_of(**reader));
    auto query = form_fields(request.query);
    Data::Named data{{"to", own_path(query["to"])}};
    if (query.contains("ended")) data["notice"] = texts.get("sign_in.ended");
    return form(parts, request, texts, std::move(data), 200);
}

Response sign_in(Parts& parts, const Request& request, const Moment& now) {
    const Texts& texts = texts_for(request);
    auto fields = form_fields(request.body);
    const std::string login = login_as_typed(fields["login"]);
    Data::Named data{{"to", own_path(fields["to"])}, {"login", login}};
    const std::string random = cookie(request, form_cookie);
    if (random.empty() || !seal::same(view(fields["csrf"]), view(form_token(parts, random)))) {
        data["notice"] = texts.get("sign_in.old_form");
        return form(parts, request, texts, std::move(data), 403);
    }
    const auto done = parts.sessions.sign_in(login, fields["password"], request.client, now);
    if (!done) {
        log_error("signing in", done.error());
        return error_page(parts, nullptr, texts, Wrong::broken, now.wall_ms);
    }
    if (done->wait_s > 0) {
        data["fault"] = texts.fill("sign_in.wait", {{"n", std::to_string(done->wait_s)}});
        Response out = form(parts, request, texts, std::move(data), 429);
        out.headers.emplace_back("Retry-After", std::to_string(done->wait_s));
        return out;
    }
    if (done->token.empty()) {
        data["fault"] = texts.get("sign_in.wrong");
        return form(parts, request, texts, std::move(data), 401);
    }
    const std::string to = own_path(fields["to"]);
    Response out = see_other(std::string(done->proven ? "/sign-in/code" : "/sign-in/enrol") +
                             (to == "/" ? std::string() : "?to=" + to));
    out.headers.emplace_back("Set-Cookie",
                             set_cookie(request, session_cookie_name(request), done->token, session_half_ms / 1000));
    return out;
}

}  // namespace monter::portal::web
