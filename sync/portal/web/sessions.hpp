// Signed-in people: a random token in a cookie, its hash in the store. Idle for 30 minutes or 12 hours old = gone.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "sync/base/clock.hpp"
#include "sync/portal/http.hpp"
#include "sync/portal/store/accounts.hpp"
#include "sync/portal/web/attempts.hpp"

namespace monter::portal::web {

inline constexpr std::int64_t session_idle_ms = 30LL * 60 * 1000;
inline constexpr std::int64_t session_whole_ms = 12LL * 60 * 60 * 1000;

// Who reads this page.
struct Reader {
    store::Account account;
    std::string form_token;
    Hash token_hash{};

    [[nodiscard]] bool sees_all() const { return account.role == store::Role::coordinator; }
    [[nodiscard]] bool sees_people() const { return account.role != store::Role::staff; }
    [[nodiscard]] bool sees_stands() const { return account.role != store::Role::guide; }
};

struct SignIn {
    std::string token;  // empty = not signed in
    int wait_s = 0;     // > 0: too many wrong tries
};

class Sessions {
public:
    explicit Sessions(store::Database& database);

    // Nothing where there is no session, or its time is over.
    [[nodiscard]] Result<std::optional<Reader>> reader_of(const Request& request, std::int64_t now_ms);
    // An unknown login takes as long as a wrong password.
    [[nodiscard]] Result<SignIn> sign_in(const std::string& login, const std::string& password,
                                         const std::string& client, const Moment& now);
    [[nodiscard]] Result<void> sign_out(const Reader& reader, std::int64_t now_ms);

private:
    // Made at the first need: a hash takes most of a second.
    [[nodiscard]] Result<std::string> hash_nobody_fits();

    store::Database* database_;
    Attempts attempts_;
    std::mutex
        hashing_;  // one sign-in at a time: each hash takes 256 MiB, and guesses in parallel must count one by one
    std::string nobody_;
};

// The cookie's name and its Set-Cookie value: behind TLS it is bound to this host and never sent in clear.
[[nodiscard]] bool came_over_tls(const Request& request);
[[nodiscard]] std::string session_cookie_name(const Request& request);
[[nodiscard]] std::string set_cookie(const Request& request, const std::string& name, const std::string& value,
                                     std::int64_t life_s);

}  // namespace monter::portal::web
