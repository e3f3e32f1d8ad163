// People on staff: accounts, sessions, and the log of who opened whose page.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

// Of a municipality: guides, and deputies, who stand in for them. Of the region: its coordinator, staff who look after
// the stands, EURES advisers. Auditors belong to either, and read who opened whom.
enum class Role { guide, deputy, coordinator, staff, eures, auditor };
inline constexpr std::array roles = {Role::guide, Role::deputy, Role::coordinator,
                                     Role::staff, Role::eures,  Role::auditor};
[[nodiscard]] const char* name(Role role);
[[nodiscard]] std::optional<Role> role_from(std::string_view text);

struct Account {
    std::string login, name;
    Role role = Role::guide;
    std::string municipality;   // empty = the region
    std::string password_hash;  // argon2id
    bool closed = false;        // nobody signs in with it any more
};
struct Session {
    std::string login;
    std::string form_token;  // every form of this session carries it
    std::int64_t started_ms = 0, seen_ms = 0;
    bool whole = false;  // false: only the password was right so far
};

// Kind::refused where the login is taken.
[[nodiscard]] Result<void> add_account(Work& work, const Account& account, std::int64_t now_ms);
[[nodiscard]] Result<std::optional<Account>> find_account(Work& work, const std::string& login);
[[nodiscard]] Result<std::vector<Account>> accounts(Work& work);  // by organisation, then login
[[nodiscard]] Result<void> set_password(Work& work, const std::string& login, const std::string& hash);
// Its sessions end with it.
[[nodiscard]] Result<void> close_account(Work& work, const std::string& login, std::int64_t now_ms);

// The token itself is only in the browser; here lies its hash.
[[nodiscard]] Result<void> add_session(Work& work, const Hash& token_hash, const Session& session);
[[nodiscard]] Result<std::optional<Session>> find_session(Work& work, const Hash& token_hash);
[[nodiscard]] Result<void> touch_session(Work& work, const Hash& token_hash, std::int64_t now_ms);
[[nodiscard]] Result<void> end_session(Work& work, const Hash& token_hash);
[[nodiscard]] Result<void> end_sessions_of(Work& work, const std::string& login);
[[nodiscard]] Result<std::vector<Session>> sessions_of(Work& work, const std::string& login);  // whole, newest first
// Ends those not seen since `seen_before` or started before `started_before`.
[[nodiscard]] Result<void> end_old_sessions(Work& work, std::int64_t seen_before, std::int64_t started_before);

// refused: a wrong password or code. account: somebody changed their own password, second step or sessions. log: the
// list of these lines was read. exported: taken out in a file for EURES.
enum class Access { sign_in, sign_out, refused, open, accept, list, command, account, log, exported };
[[nodiscard]] Result<void> log_access(Work& work, Access what, const std::string& login,
                                      const std::optional<Id>& lead_id, std::int64_t now_ms);
struct AccessLine {
    std::int64_t at_ms = 0;
    std::string login, what;
};
// Newest first.
[[nodiscard]] Result<std::vector<AccessLine>> accesses(Work& work, const Id& lead_id);

}  // namespace monter::portal::store
