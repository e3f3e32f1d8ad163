#include "sync/portal/store/accounts.hpp"

#include <array>

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr std::array<const char*, 3> role_names = {"guide", "coordinator", "staff"};
constexpr std::array<const char*, 7> access_names = {"sign-in", "sign-out", "refused", "open",
                                                     "accept",  "list",     "command"};

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
        work.sql() << "SELECT login,name,role,COALESCE(municipality,''),password FROM account WHERE login=:l",
            soci::use(login), soci::into(account.login), soci::into(account.name), soci::into(role),
            soci::into(account.municipality), soci::into(account.password_hash);
        if (!work.sql().got_data()) return std::optional<Account>();
        account.role = role_from(role).value_or(Role::staff);
        return std::optional(account);
    });
}

Result<void> add_session(Work& work, const Hash& token_hash, const Session& session) {
    return guarded("beginning a session", [&]() -> Result<void> {
        const std::string hash = to_base64url(token_hash);
        const long long started = session.started_ms;
        const long long seen = session.seen_ms;
        work.sql() << "INSERT INTO session(token_hash,login,form_token,started_ms,seen_ms) VALUES(:h,:l,:f,:s,:n)",
            soci::use(hash), soci::use(session.login), soci::use(session.form_token), soci::use(started),
            soci::use(seen);
        return {};
    });
}

Result<std::optional<Session>> find_session(Work& work, const Hash& token_hash) {
    return guarded("looking for a session", [&]() -> Result<std::optional<Session>> {
        const std::string hash = to_base64url(token_hash);
        Session session;
        long long started = 0;
        long long seen = 0;
        work.sql() << "SELECT login,form_token,started_ms,seen_ms FROM session WHERE token_hash=:h", soci::use(hash),
            soci::into(session.login), soci::into(session.form_token), soci::into(started), soci::into(seen);
        if (!work.sql().got_data()) return std::optional<Session>();
        session.started_ms = started;
        session.seen_ms = seen;
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
