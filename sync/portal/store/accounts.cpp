#include "sync/portal/store/accounts.hpp"

#include <array>

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr std::array<const char*, 6> role_names = {"guide", "deputy", "coordinator", "staff", "eures", "auditor"};
constexpr std::array<const char*, 10> access_names = {"sign-in", "sign-out", "refused", "open", "accept",
                                                      "list",    "command",  "account", "log",  "export"};

}  // namespace

const char* name(Role role) {
    return role_names[static_cast<std::size_t>(role)];
}

std::optional<Role> role_from(std::string_view text) {
    for (std::size_t i = 0; i < role_names.size(); ++i) {
        if (text == role_names[i]) return static_cast<Role>(i);
    }
    return std::nullopt;
}

Result<void> add_account(Work& work, const Account& account, std::int64_t now_ms) {
    return guarded("adding a user", [&]() -> Result<void> {
        const std::string role = name(account.role);
        const long long now = now_ms;
        work.sql() << "INSERT INTO account(login,name,role,municipality,password,created_ms) "
                      "VALUES(:l,:n,:r,NULLIF(:m,''),:p,:c)",
            soci::use(account.login), soci::use(account.name), soci::use(role), soci::use(account.municipality),
            soci::use(account.password_hash), soci::use(now);
        return {};
    });
}

Result<std::optional<Account>> find_account(Work& work, const std::string& login) {
    return guarded("looking for a user", [&]() -> Result<std::optional<Account>> {
        Account account;
        std::string role;
        int closed = 0;
        work.sql() << "SELECT login,name,role,COALESCE(municipality,''),password,CASE WHEN closed_ms IS NULL THEN 0 "
                      "ELSE 1 END "
                      "FROM account WHERE login=:l",
            soci::use(login), soci::into(account.login), soci::into(account.name), soci::into(role),
            soci::into(account.municipality), soci::into(account.password_hash), soci::into(closed);
        if (!work.sql().got_data()) return std::optional<Account>();
        const auto known = role_from(role);
        if (!known) throw std::runtime_error("an unknown role");
        account.role = *known;
        account.closed = closed != 0;
        return std::optional(account);
    });
}

Result<std::vector<Account>> accounts(Work& work) {
    return guarded("reading the users", [&]() -> Result<std::vector<Account>> {
        std::vector<Account> out;
        Account account;
        std::string role;
        int closed = 0;
        soci::statement rows = (work.sql().prepare << "SELECT login,name,role,COALESCE(municipality,''),CASE WHEN "
                                                      "closed_ms IS NULL THEN 0 ELSE 1 END FROM account "
                                                      "ORDER BY COALESCE(municipality,''),login",
                                soci::into(account.login), soci::into(account.name), soci::into(role),
                                soci::into(account.municipality), soci::into(closed));
        rows.execute();
        while (rows.fetch()) {
            const auto known = role_from(role);
            if (!known) throw std::runtime_error("an unknown role");
            account.role = *known;
            account.closed = closed != 0;
            out.push_back(account);
        }
        return out;
    });
}

Result<void> set_password(Work& work, const std::string& login, const std::string& hash) {
    return guarded("changing a password", [&]() -> Result<void> {
        work.sql() << "UPDATE account SET password=:p WHERE login=:l", soci::use(hash), soci::use(login);
        return {};
    });
}

Result<void> close_account(Work& work, const std::string& login, std::int64_t now_ms) {
    return guarded("closing an account", [&]() -> Result<void> {
        const long long now = now_ms;
        work.sql() << "UPDATE account SET closed_ms=COALESCE(closed_ms,:n) WHERE login=:l", soci::use(now),
            soci::use(login);
        return end_sessions_of(work, login);
    });
}

Result<void> add_session(Work& work, const Hash& token_hash, const Session& session) {
    return guarded("beginning a session", [&]() -> Result<void> {
        const std::string hash = to_base64url(token_hash);
        const long long started = session.started_ms;
        const long long seen = session.seen_ms;
        const int whole = session.whole ? 1 : 0;
        work.sql() << "INSERT INTO session(token_hash,login,form_token,started_ms,seen_ms,whole) "
                      "VALUES(:h,:l,:f,:s,:n,:w)",
            soci::use(hash), soci::use(session.login), soci::use(session.form_token), soci::use(started),
            soci::use(seen), soci::use(whole);
        return {};
    });
}

Result<std::optional<Session>> find_session(Work& work, const Hash& token_hash) {
    return guarded("looking for a session", [&]() -> Result<std::optional<Session>> {
        const std::string hash = to_base64url(token_hash);
        Session session;
        long long started = 0;
        long long seen = 0;
        int whole = 0;
        work.sql() << "SELECT login,form_token,started_ms,seen_ms,whole FROM session WHERE token_hash=:h",
            soci::use(hash), soci::into(session.login), soci::into(session.form_token), soci::into(started),
            soci::into(seen), soci::into(whole);
        if (!work.sql().got_data()) return std::optional<Session>();
        session.started_ms = started;
        session.seen_ms = seen;
        session.whole = whole != 0;
        return std::optional(session);
    });
}

Result<void> touch_session(Work& work, const Hash& token_hash, std::int64_t now_ms) {
    return guarded("keeping a session", [&]() -> Result<void> {
        const std::string hash = to_base64url(token_hash);
        const long long now = now_ms;
        work.sql() << "UPDATE session SET seen_ms=:n WHERE token_hash=:h", soci::use(now), soci::use(hash);
        return {};
    });
}

Result<void> end_session(Work& work, const Hash& token_hash) {
    return guarded("ending a session", [&]() -> Result<void> {
        const std::string hash = to_base64url(token_hash);
        work.sql() << "DELETE FROM session WHERE token_hash=:h", soci::use(hash);
        return {};
    });
}

Result<void> end_sessions_of(Work& work, const std::string& login) {
    return guarded("ending sessions", [&]() -> Result<void> {
        work.sql() << "DELETE FROM session WHERE login=:l", soci::use(login);
        return {};
    });
}

Result<std::vector<Session>> sessions_of(Work& work, const std::string& login) {
    return guarded("reading sessions", [&]() -> Result<std::vector<Session>> {
        std::vector<Session> out;
        long long started = 0;
        long long seen = 0;
        soci::statement rows =
            (work.sql().prepare << "SELECT started_ms,seen_ms FROM session WHERE login=:l AND whole=1 "
                                   "ORDER BY started_ms DESC",
             soci::use(login), soci::into(started), soci::into(seen));
        rows.execute();
        while (rows.fetch()) out.push_back({login, {}, started, seen, true});
        return out;
    });
}

Result<void> end_old_sessions(Work& work, std::int64_t seen_before, std::int64_t started_before) {
    return guarded("ending old sessions", [&]() -> Result<void> {
        const long long seen = seen_before;
        const long long started = started_before;
        work.sql() << "DELETE FROM session WHERE seen_ms<:s OR started_ms<:t", soci::use(seen), soci::use(started);
        return {};
    });
}

Result<void> log_access(Work& work, Access what, const std::string& login, const std::optional<Id>& lead_id,
                        std::int64_t now_ms) {
    return guarded("logging an access", [&]() -> Result<void> {
        const std::string did = access_names[static_cast<std::size_t>(what)];
        const std::string lead = lead_id ? to_base64url(*lead_id) : std::string();
        const long long now = now_ms;
        work.sql() << "INSERT INTO access(at_ms,login,what,lead_id) VALUES(:n,:l,:w,NULLIF(:i,''))", soci::use(now),
            soci::use(login), soci::use(did), soci::use(lead);
        return {};
    });
}

Result<std::vector<AccessLine>> accesses(Work& work, const Id& lead_id) {
    return guarded("reading the access log", [&]() -> Result<std::vector<AccessLine>> {
        const std::string lead = to_base64url(lead_id);
        std::vector<AccessLine> out;
        AccessLine line;
        long long at = 0;
        soci::statement rows = (work.sql().prepare << "SELECT at_ms,login,what FROM access WHERE lead_id=:i "
                                                      "ORDER BY access_id DESC",
                                soci::use(lead), soci::into(at), soci::into(line.login), soci::into(line.what));
        rows.execute();
        while (rows.fetch()) {
            line.at_ms = at;
            out.push_back(line);
        }
        return out;
    });
}

}  // namespace monter::portal::store
