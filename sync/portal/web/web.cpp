#include "sync/portal/web/web.hpp"

#include "assets/embedded.hpp"
#include "sync/base/log.hpp"
#include "sync/portal/guides/people.hpp"
#include "sync/portal/guides/words.hpp"
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

// Only what a page shows: templates and texts are not for sending.
Response asset(const Request& request) {
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

// A path of ours to come back to, never an address of somebody else's.
std::string own_path(const std::string& wanted) {
    const bool plain = wanted.starts_with('/') && !wanted.starts_with("//") &&
                       wanted.find_first_of("\\\r\n:") == std::string::npos && wanted.size() < 200;
    return plain ? wanted : "/";
}

Response choose_language(const Request& request) {
    const std::string code = request.path.substr(std::string_view("/language/").size());
    auto query = form_fields(request.query);
    Response out = see_other(own_path(query["back"]));
    if (code == "sv" || code == "en") {
        out.headers.emplace_back("Set-Cookie", set_cookie(request, std::string(language_cookie), code, year_s));
    }
    return out;
}

Response sign_out(Parts& parts, const Visit& visit) {
    if (auto done = parts.sessions.sign_out(visit.reader, visit.now.wall_ms); !done) {
        log_error("signing out", done.error());
        return error_page(parts, &visit, visit.texts, Wrong::broken, visit.now.wall_ms);
    }
    Response out = see_other("/sign-in");
    out.headers.emplace_back("Set-Cookie", set_cookie(visit.request, session_cookie_name(visit.request), "", 0));
    return out;
}

// "/people/<id><end>"; empty for anything else.
std::string person_in(const std::string& path, std::string_view end) {
    constexpr std::string_view begin = "/people/";
    if (!path.starts_with(begin) || !path.ends_with(end) || path.size() <= begin.size() + end.size()) return {};
    return path.substr(begin.size(), path.size() - begin.size() - end.size());
}

Response changed(Parts& parts, const Visit& visit) {
    auto fields = form_fields(visit.request.body);
    if (!seal::same(view(fields["csrf"]), view(visit.reader.form_token))) {
        return error_page(parts, &visit, visit.texts, Wrong::form, visit.now.wall_ms);
    }
    const std::string& path = visit.request.path;
    if (path == "/sign-out") return sign_out(parts, visit);
    if (visit.reader.sees_people()) {
        if (const auto id = person_in(path, "/accept"); !id.empty()) return accept_person(parts, visit, id);
        if (const auto id = person_in(path, "/told"); !id.empty()) return read_taken_back(parts, visit, id);
    }
    return error_page(parts, &visit, visit.texts, Wrong::page, visit.now.wall_ms);
}

Response shown(Parts& parts, const Visit& visit) {
    const std::string& path = visit.request.path;
    if (path == "/" || path == "/sign-in") return see_other(visit.reader.sees_people() ? "/people" : "/stands");
    if (path == "/people" || path.starts_with("/people/")) {
        if (!visit.reader.sees_people()) {
            return error_page(parts, &visit, visit.texts, Wrong::role, visit.now.wall_ms);
        }
        if (path == "/people") return inbox_page(parts, visit);
        return person_page(parts, visit, path.substr(std::string_view("/people/").size()));
    }
    if (path == "/stands") {
        if (visit.reader.sees_stands()) return stands_page(parts, visit);
        return error_page(parts, &visit, visit.texts, Wrong::role, visit.now.wall_ms);
    }
    return error_page(parts, &visit, visit.texts, Wrong::page, visit.now.wall_ms);
}

}  // namespace

Data::Named frame_data(const Parts& parts, const Visit& visit, const std::string& title) {
    const auto content = parts.library.content();
    const store::Account& account = visit.reader.account;
    Data::Named out;
    out["title"] = title;
    out["csrf"] = visit.reader.form_token;
    out["people"] = visit.reader.sees_people();
    out["fleet"] = visit.reader.sees_stands();
    out["who"] = account.role == store::Role::guide
                     ? guides::guide_title(account.municipality, content.get(), visit.texts.language())
                     : account.name;
    out["back"] = visit.request.method == "GET" ? own_path(visit.request.path) : "/";
    out["foot"] = visit.texts.get("common.session");
    if (visit.reader.sees_people()) {
        const auto fresh = guides::count_fresh(parts.database, account);
        if (fresh && *fresh > 0) out["count"] = std::to_string(*fresh);
    }
    return out;
}

Response to_sign_in(const Request& request, const std::string& path) {
    const std::string back = own_path(path);
    const bool had_session = !cookie(request, session_cookie_name(request)).empty();
    if (back == "/" || back == "/sign-in") return see_other("/sign-in");
    return see_other("/sign-in?to=" + back + (had_session ? "&ended=1" : ""));
}

Response answer(Parts& parts, const Request& request, const Moment& now) {
    if (request.path.starts_with("/assets/")) return asset(request);
    if (request.path.starts_with("/language/")) return choose_language(request);
    if (request.path == "/w") return take_back_page(parts, request, now);
    const Texts& language = texts_for(request);
    if (request.path == "/sign-in" && request.method == "POST") return sign_in(parts, request, language, now);
    const auto reader = parts.sessions.reader_of(request, now.wall_ms);
    if (!reader) {
        log_error("sessions", reader.error());
        return error_page(parts, nullptr, language, Wrong::broken, now.wall_ms);
    }
    if (!*reader) {
        if (request.path == "/sign-in") {
            const bool ended = form_fields(request.query).contains("ended");
            return sign_in_form(parts, request, language, ended ? language.get("sign_in.ended") : std::string());
        }
        return to_sign_in(request, request.method == "GET" ? request.path : "/");
    }
    const Visit visit{request, **reader, language, now};
    if (request.method == "POST") return changed(parts, visit);
    return shown(parts, visit);
}

}  // namespace monter::portal::web
