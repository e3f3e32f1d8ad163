#include "sync/portal/web/web.hpp"

#include "assets/embedded.hpp"
#include "sync/base/log.hpp"
#include "sync/portal/guides/people.hpp"
#include "sync/portal/guides/words.hpp"
#include "sync/portal/web/routes.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::web {
namespace {

constexpr std::int64_t year_s = 365LL * 24 * 60 * 60;

const char* type_of(std::string_view path) {
    if (path.ends_with(".css")) return "text/css; charset=utf-8";
    if (path.ends_with(".svg")) return "image/svg+xml";
    if (path.ends_with(".jpg")) return "image/jpeg";
    if (path.ends_with(".woff2")) return "font/woff2";
    return nullptr;
}

// Where there is no session, or its time is over: to the sign-in, and from there back to `path`.
Response to_sign_in(const Request& request) {
    const std::string back = request.method == "POST" ? "/" : own_path(request.path);
    const bool had_session = !cookie(request, session_cookie_name(request)).empty();
    if (back == "/") return see_other("/sign-in");
    return see_other("/sign-in?to=" + back + (had_session ? "&ended=1" : ""));
}

bool form_is_ours(const Visit& visit) {
    if (visit.request.method != "POST") return true;
    auto fields = form_fields(visit.request.body);
    return seal::same(view(fields["csrf"]), view(visit.reader.form_token));
}

Response answer_signed_in(Parts& parts, const Visit& visit, const Found& found) {
    const auto wrong = [&](Wrong what) { return error_page(parts, &visit, visit.texts, what, visit.now.wall_ms); };
    if (!form_is_ours(visit)) return wrong(Wrong::form);
    if (found.route == nullptr) return wrong(Wrong::page);
    if (!visit.reader.may(found.route->right)) return wrong(Wrong::role);
    if (found.route->about != nullptr) return found.route->about(parts, visit, found.object);
    return found.route->page(parts, visit);
}

// Only the password was right so far: the second step, or the start again.
Response answer_half(Parts& parts, const Visit& visit, const Found& found) {
    if (found.route == nullptr || found.route->right != Right::password_given) return to_sign_in(visit.request);
    if (!form_is_ours(visit)) {
        return error_page(parts, nullptr, visit.texts, Wrong::form, visit.now.wall_ms);
    }
    return found.route->page(parts, visit);
}

}  // namespace

// Only what a page shows: templates and texts are not for sending.
Response asset(Parts& /*parts*/, const Request& request, const Moment& /*now*/) {
    const std::string_view path = std::string_view(request.path).substr(std::string_view("/assets/").size());
    const auto* file = assets::portal_file(path);
    const char* type = type_of(path);
    Response out{.status = 404, .type = "text/plain; charset=utf-8"};
    add_page_headers(out);
    if (file == nullptr || type == nullptr) return out;
    const std::string tag = "\"" + to_hex(View(seal::blake2b(file->bytes)).first(8)) + "\"";
    out.headers.emplace_back("ETag", tag);
    out.headers.emplace_back("Cache-Control", "public, max-age=3600");
    out.status = request.header("if-none-match") == tag ? 304 : 200;
    out.type = type;
    if (out.status == 200) out.body = file->text();
    return out;
}

std::string own_path(const std::string& wanted) {
    const bool plain = wanted.starts_with('/') && !wanted.starts_with("//") &&
                       wanted.find_first_of("\\\r\n:") == std::string::npos && wanted.size() < 200;
    return plain ? wanted : "/";
}

Response choose_language(Parts& /*parts*/, const Request& request, const Moment& /*now*/) {
    const std::string code = request.path.substr(std::string_view("/language/").size());
    auto query = form_fields(request.query);
    Response out = see_other(own_path(query["back"]));
    if (code == "sv" || code == "en") {
        out.headers.emplace_back("Set-Cookie", set_cookie(request, std::string(language_cookie), code, year_s));
    }
    return out;
}

Response sign_out(Parts& parts, const Visit& visit) {
    if (auto done = parts.sessions.sign_out(visit.reader, visit.now.wall_ms); !done)
        return broken_page(parts, visit, "signing out", done.error());
    Response out = see_other("/sign-in");
    out.headers.emplace_back("Set-Cookie", set_cookie(visit.request, session_cookie_name(visit.request), "", 0));
    return out;
}

std::string home_of(const Reader& reader) {
    return reader.sees_people() ? "/people" : reader.sees_stands() ? "/stands" : "/disclosures";
}

Response first_page(Parts& /*parts*/, const Visit& visit) {
    return see_other(home_of(visit.reader));
}

Data::Named frame_data(const Parts& parts, const Visit& visit, const std::string& title) {
    const auto content = parts.library.content();
    const store::Account& account = visit.reader.account;
    Data::Named out;
    out["title"] = title;
    out["csrf"] = visit.reader.form_token;
    out["people"] = visit.reader.sees_people();
    out["routes"] = visit.reader.sees_all();
    out["fleet"] = visit.reader.sees_stands();
    out["disclosures"] = visit.reader.may(Right::disclosures);
    out["statistics"] = visit.reader.may(Right::statistics);
    out["accounts"] = visit.reader.may(Right::accounts);
    out["decisions"] = visit.reader.may(Right::decisions);
    out["who"] = account.role == store::Role::guide
                     ? guides::guide_title(account.municipality, content.get(), visit.texts.language())
                     : account.name;
    out["back"] = visit.request.method == "GET" ? own_path(visit.request.path) : "/";
    out["foot"] = visit.texts.get("common.session");
    if (visit.reader.sees_people()) {
        const auto fresh = guides::count_fresh(parts.database, account, visit.now.wall_ms);
        if (fresh && *fresh > 0) out["count"] = std::to_string(*fresh);
    }
    return out;
}

namespace {

Response answer_any(Parts& parts, const Request& request, const Moment& now) {
    const Found found = find_route(request.method, request.path);
    if (found.route != nullptr && found.route->open != nullptr) return found.route->open(parts, request, now);
    const Texts& language = texts_for(request);
    const auto reader = parts.sessions.reader_of(request, now.wall_ms);
    if (!reader) {
        log_error("sessions", reader.error());
        return error_page(parts, nullptr, language, Wrong::broken, now.wall_ms);
    }
    if (!*reader) return to_sign_in(request);
    const Visit visit{request, **reader, language, now};
    if (!visit.reader.whole) return answer_half(parts, visit, found);
    // Who is signed in has no second step to take.
    if (found.route != nullptr && found.route->right == Right::password_given) return first_page(parts, visit);
    return answer_signed_in(parts, visit, found);
}

}  // namespace

Response answer(Parts& parts, const Request& request, const Moment& now) {
    Response out = answer_any(parts, request, now);
    // Two years; a browser that has once come over TLS never asks in clear again.
    if (came_over_tls(request)) {
        out.headers.emplace_back("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    }
    return out;
}

}  // namespace monter::portal::web
