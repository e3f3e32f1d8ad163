// People on staff: accounts, sessions, and the log of who opened whose page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

enum class Role { guide, coordinator, staff };
[[nodiscard]] const char* name(Role role);
[[nodiscard]] std::optional<Role> role_from(std::string_view text);

struct Account {
    std::string login, name;
    Role role = Role::guide;
    std::string municipality;   // a guide's; empty for the others
    std::string password_hash;  // argon2id
};
struct Session {
    std::string login;
    std::string form_token;  // every form of this session carries it
    std::int64_t started_ms = 0, seen_ms = 0;
};

// Kind::refused where the login is taken.
[[nodiscard]] Result<void> add_account(Work& work, const Account& account, std::int64_t now_ms);
[[nodiscard]] Result<std::optional<Account>> find_account(Work& work, const std::string& login);

// The token itself is only in the browser; here lies its hash.
[[nodiscard]] Result<void> add_session(Work& work, const Hash& token_hash, const Session& session);
[[nodiscard]] Result<std::optional<Session>> find_session(Work& work, const Hash& token_hash);
[[nodiscard]] Result<void> touch_session(Work& work, const Hash& token_hash, std::int64_t now_ms);
[[nodiscard]] Result<void> end_session(Work& work, const Hash& token_hash);
// Ends those not seen since `seen_before` or started before `started_before`.
[[nodiscard]] Result<void> end_old_sessions(Work& work, std::int64_t seen_before, std::int64_t started_before);

enum class Access { sign_in, sign_out, refused, open, accept, list, command };
[[nodiscard]] Result<void> log_access(Work& work, Access what, const std::string& login,
                                      const std::optional<Id>& lead_id, std::int64_t now_ms);
struct AccessLine {
    std::int64_t at_ms = 0;
    std::string login, what;
};
// Newest first.
[[nodiscard]] Result<std::vector<AccessLine>> accesses(Work& work, const Id& lead_id);

}  // namespace monter::portal::store
