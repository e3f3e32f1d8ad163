// Signed-in people: a random token in a cookie, its hash in the store. Idle for 30 minutes or 12 hours old = gone (NIST
// SP 800-63B, AAL2). A right password gives half a session, which opens nothing but the second step and lives ten
// minutes; the right code turns it into a whole one under a new token.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "sync/base/clock.hpp"
#include "sync/portal/http.hpp"
#include "sync/portal/store/accounts.hpp"
#include "sync/portal/web/attempts.hpp"
#include "sync/portal/web/rights.hpp"

namespace monter::portal::web {

// Hashing a longer one would be work for nothing.
inline constexpr std::size_t password_bytes_max = 256;

inline constexpr std::int64_t session_idle_ms = 30LL * 60 * 1000;
inline constexpr std::int64_t session_whole_ms = 12LL * 60 * 60 * 1000;
inline constexpr std::int64_t session_half_ms = 10LL * 60 * 1000;

// Who reads this page.
struct Reader {
    store::Account account;
    std::string form_token;
    Hash token_hash{};
    bool whole = false;  // false: only the password was right so far
    std::int64_t started_ms = 0;

    [[nodiscard]] bool may(Right right) const { return allows(right, account.role); }
    [[nodiscard]] bool sees_all() const { return account.role == store::Role::coordinator; }
    [[nodiscard]] bool sees_people() const { return may(Right::people); }
    [[nodiscard]] bool sees_stands() const { return may(Right::stands); }
};

struct SignIn {
    std::string token;    // of the half session; empty = not signed in
    int wait_s = 0;       // > 0: too many wrong tries
    bool proven = false;  // has a second step; false: must make one now
};

class Sessions {
public:
    explicit Sessions(store::Database& database);

    // Nothing where there is no session, its time is over, or its account is closed.
    [[nodiscard]] Result<std::optional<Reader>> reader_of(const Request& request, std::int64_t now_ms);
    // The first half. An unknown login takes as long as a wrong password.
    [[nodiscard]] Result<SignIn> sign_in(const std::string& login, const std::string& password,
                                         const std::string& client, const Moment& now);
    [[nodiscard]] Result<void> sign_out(const Reader& reader, std::int64_t now_ms);
    // On every machine, this one too.
    [[nodiscard]] Result<void> sign_out_everywhere(const Reader& reader, std::int64_t now_ms);
    // Does this password belong to the reader? Wrong ones count as at the sign-in. Gives the seconds to wait, 0 =
    // right, -1 = wrong.
    [[nodiscard]] Result<int> check_password(const Reader& reader, const std::string& password,
                                             const std::string& client, const Moment& now);

private:
    // Made at the first need: a hash takes a while.
    [[nodiscard]] Result<std::string> hash_nobody_fits();

    store::Database* database_;
    Attempts attempts_;
    std::mutex hashing_;  // one at a time: each hash takes 64 MiB, and guesses in parallel must count one by one
    std::string nobody_;
};

// Ends the half session and begins the whole one, inside the transaction that spent the code; gives the new token.
[[nodiscard]] Result<std::string> begin_whole_session(store::Work& work, const Reader& half, std::int64_t now_ms);

// The cookie's name and its Set-Cookie value: behind TLS it is bound to this host and never sent in clear.
[[nodiscard]] bool came_over_tls(const Request& request);
[[nodiscard]] std::string session_cookie_name(const Request& request);
[[nodiscard]] std::string set_cookie(const Request& request, const std::string& name, const std::string& value,
                                     std::int64_t life_s);

}  // namespace monter::portal::web
