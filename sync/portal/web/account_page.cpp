// One's own account: where one is signed in, the password, the recovery codes. What could lock the owner out or let a
// stranger in asks for the password or a fresh code once more.
#include "sync/base/log.hpp"
#include "sync/base/utf8.hpp"
#include "sync/portal/guessed_password.hpp"
#include "sync/portal/store/second_step.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/web.hpp"
#include "sync/seal/password.hpp"

namespace monter::portal::web {
namespace {

// ASVS 5.0, 6.2.1 and 6.2.9: fifteen advised, at least 64 allowed.
constexpr std::size_t password_letters_min = 15;

struct Standing {
    std::vector<store::Session> sessions;
    int recovery = 0;
};

Result<Standing> standing_of(store::Database& database, const std::string& login) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    auto sessions = store::sessions_of(*work, login);
    if (!sessions) return fail(sessions.error());
    const auto left = store::recovery_left(*work, login);
    if (!left) return fail(left.error());
    return Standing{std::move(*sessions), *left};
}

// The page, with `faults` under their fields.
Response show(Parts& parts, const Visit& visit, const Data::Named& faults, int status) {
    const Texts& texts = visit.texts;
    const store::Account& account = visit.reader.account;
    const auto standing = standing_of(parts.database, account.login);
    if (!standing) return broken_page(parts, visit, "an account", standing.error());
    Data::Named data = frame_data(parts, visit, texts.get("account.title"));
    for (const auto& [field, fault] : faults) data[field] = fault;
    data["login"] = account.login;
    data["name"] = account.name;
    data["role"] = texts.get(std::string("role.") + store::name(account.role));
    data["hears"] = allows(Right::people_act, visit.reader.account.role);
    data["codes_left"] = standing->recovery == 0 ? texts.get("account.codes_none")
                                                 : texts.count("account.codes_left", standing->recovery);
    Data::List sessions;
    for (const store::Session& one : standing->sessions) {
        sessions.emplace_back(texts.fill(
            "account.session", {{"begun", date_time(one.started_ms, texts)}, {"seen", date_time(one.seen_ms, texts)}}));
    }
    data["sessions"] = std::move(sessions);
    if (form_fields(visit.request.query).contains("said")) {
        data["message"] = Data::Named{
            {"kind", "ok"}, {"role", "status"}, {"good", true}, {"text", texts.get("account.password_done")}};
    }
    return page("frame", "account", std::move(data), texts, status);
}

Response wait(Parts& parts, const Visit& visit, const char* field, int seconds) {
    Response out =
        show(parts, visit, {{field, visit.texts.fill("sign_in.wait", {{"n", std::to_string(seconds)}})}}, 429);
    out.headers.emplace_back("Retry-After", std::to_string(seconds));
    return out;
}

// Every session ends, this one too; whoever changed the password goes on under a new token.
Result<std::string> keep_password(Parts& parts, const Visit& visit, const std::string& password) {
    const auto hash = seal::hash_password(password);
    if (!hash) return hash;
    const std::string& login = visit.reader.account.login;
    auto work = parts.database.begin();
    if (!work) return fail(work.error());
    if (auto done = store::set_password(*work, login, *hash); !done) return fail(done.error());
    if (auto done = store::end_sessions_of(*work, login); !done) return fail(done.error());
    auto logged = store::log_access(*work, store::Access::account, login, std::nullopt, visit.now.wall_ms);
    if (!logged) return fail(logged.error());
    auto token = begin_whole_session(*work, visit.reader, visit.now.wall_ms);
    if (!token) return token;
    if (auto done = work->commit(); !done) return fail(done.error());
    return token;
}

}  // namespace

Response account_page(Parts& parts, const Visit& visit) {
    return show(parts, visit, {}, 200);
}

Response change_password(Parts& parts, const Visit& visit) {
    auto fields = form_fields(visit.request.body);
    const std::string& fresh = fields["fresh"];
    if (count_characters(fresh) < password_letters_min || fresh.size() > password_bytes_max) {
        return show(parts, visit, {{"fault_fresh", visit.texts.get("account.password_short")}}, 422);
    }
    if (is_soon_guessed(fresh, {visit.reader.account.login, visit.reader.account.name, "monter", "norrbotten"})) {
        return show(parts, visit, {{"fault_fresh", visit.texts.get("account.password_guessed")}}, 422);
    }
    const auto checked =
        parts.sessions.check_password(visit.reader, fields["present"], visit.request.client, visit.now);
    if (!checked) return broken_page(parts, visit, "an account", checked.error());
    if (*checked > 0) return wait(parts, visit, "fault_present", *checked);
    if (*checked < 0) return show(parts, visit, {{"fault_present", visit.texts.get("account.password_wrong")}}, 422);
    const auto token = keep_password(parts, visit, fresh);
    if (!token) return broken_page(parts, visit, "an account", token.error());
    Response out = see_other("/account?said=password");
    out.headers.emplace_back(
        "Set-Cookie", set_cookie(visit.request, session_cookie_name(visit.request), *token, session_whole_ms / 1000));
    return out;
}

Response new_recovery_codes(Parts& parts, const Visit& visit) {
    const auto proof = parts.second_step.new_recovery(visit.reader, form_fields(visit.request.body)["code"],
                                                      visit.request.client, visit.now);
    if (!proof) return broken_page(parts, visit, "an account", proof.error());
    if (proof->wait_s > 0) return wait(parts, visit, "fault_code", proof->wait_s);
    if (!proof->right) return show(parts, visit, {{"fault_code", visit.texts.get("code.wrong")}}, 422);
    return page("door", "recovery",
                {{"title", visit.texts.get("recovery.title")},
                 {"codes", Data::List(proof->recovery.begin(), proof->recovery.end())},
                 {"to", "/account"}},
                visit.texts);
}

Response sign_out_everywhere(Parts& parts, const Visit& visit) {
    if (auto done = parts.sessions.sign_out_everywhere(visit.reader, visit.now.wall_ms); !done) {
        return broken_page(parts, visit, "an account", done.error());
    }
    Response out = see_other("/sign-in");
    out.headers.emplace_back("Set-Cookie", set_cookie(visit.request, session_cookie_name(visit.request), "", 0));
    return out;
}

}  // namespace monter::portal::web
