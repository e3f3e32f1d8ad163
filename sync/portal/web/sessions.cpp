#include "sync/portal/web/sessions.hpp"

#include "sync/portal/store/second_step.hpp"
#include "sync/seal/keys.hpp"
#include "sync/seal/password.hpp"

namespace monter::portal::web {
namespace {

// A session is written down as seen once a minute, not at every picture.
constexpr std::int64_t touch_ms = 60'000;

Hash hash_of(const std::string& token) {
    return seal::blake2b("monter-session-v1", view(token));
}

std::string random_text() {
    Raw<32> bytes{};
    seal::random_bytes(bytes);
    return to_base64url(bytes);
}

bool is_over(const store::Session& session, std::int64_t now_ms) {
    const std::int64_t life = session.whole ? session_whole_ms : session_half_ms;
    return now_ms - session.seen_ms > session_idle_ms || now_ms - session.started_ms > life;
}

}  // namespace

Sessions::Sessions(store::Database& database) : database_(&database) {}

Result<std::string> Sessions::hash_nobody_fits() {
    if (nobody_.empty()) {
        auto hash = seal::hash_password(random_text());
        if (!hash) return hash;
        nobody_ = std::move(*hash);
    }
    return nobody_;
}

Result<std::optional<Reader>> Sessions::reader_of(const Request& request, std::int64_t now_ms) {
    const std::string token = cookie(request, session_cookie_name(request));
    if (token.empty()) return std::optional<Reader>();
    const Hash hash = hash_of(token);
    auto work = database_->begin();
    if (!work) return fail(work.error());
    auto session = store::find_session(*work, hash);
    if (!session) return fail(session.error());
    if (!*session || is_over(**session, now_ms)) return std::optional<Reader>();
    auto account = store::find_account(*work, (*session)->login);
    if (!account) return fail(account.error());
    if (!*account || (*account)->closed) return std::optional<Reader>();
    if (now_ms - (*session)->seen_ms > touch_ms) {
        if (auto touched = store::touch_session(*work, hash, now_ms); !touched) return fail(touched.error());
    }
    if (auto done = work->commit(); !done) return fail(done.error());
    return std::optional(
        Reader{std::move(**account), (*session)->form_token, hash, (*session)->whole, (*session)->started_ms});
}

Result<SignIn> Sessions::sign_in(const std::string& login, const std::string& password, const std::string& client,
                                 const Moment& now) {
    const std::lock_guard turn(hashing_);
    if (const int wait = attempts_.wait_s(login, client, now.boot_ms); wait > 0) return SignIn{{}, wait};
    std::optional<store::Account> account;
    {
        auto work = database_->begin();
        if (!work) return fail(work.error());
        auto found = store::find_account(*work, login);
        if (!found) return fail(found.error());
        account = std::move(*found);
    }
    if (account && account->closed) account.reset();  // as if there were none
    auto hash = account ? Result<std::string>(account->password_hash) : hash_nobody_fits();
    if (!hash) return fail(hash.error());
    const bool fits =
        password.size() <= password_bytes_max && seal::password_fits(*hash, password) && account.has_value();
    // Kept anew where our figures have changed since.
    auto anew = fits && seal::password_is_dated(*hash) ? seal::hash_password(password) : Result<std::string>();
    if (!anew) return fail(anew.error());
    auto work = database_->begin();
    if (!work) return fail(work.error());
    SignIn out;
    if (fits) {
        auto second = store::second_step(*work, login);
        if (!second) return fail(second.error());
        out.proven = second->proven;
        out.token = random_text();
        const store::Session session{login, random_text(), now.wall_ms, now.wall_ms, false};
        if (auto added = store::add_session(*work, hash_of(out.token), session); !added) return fail(added.error());
        auto swept = store::end_old_sessions(*work, now.wall_ms - session_idle_ms, now.wall_ms - session_whole_ms);
        if (!swept) return fail(swept.error());
        if (!anew->empty()) {
            if (auto kept = store::set_password(*work, login, *anew); !kept) return fail(kept.error());
        }
    } else {
        // A made-up login is not written down: it may be a password typed into the wrong field.
        auto logged =
            store::log_access(*work, store::Access::refused, account ? login : "?", std::nullopt, now.wall_ms);
        if (!logged) return fail(logged.error());
    }
    if (auto done = work->commit(); !done) return fail(done.error());
    if (fits) {
        attempts_.succeeded(login);
    } else {
        attempts_.failed(login, client, now.boot_ms);
    }
    return out;
}

Result<int> Sessions::check_password(const Reader& reader, const std::string& password, const std::string& client,
                                     const Moment& now) {
    const std::lock_guard turn(hashing_);
    const std::string& login = reader.account.login;
    if (const int wait = attempts_.wait_s(login, client, now.boot_ms); wait > 0) return wait;
    if (password.size() <= password_bytes_max && seal::password_fits(reader.account.password_hash, password)) return 0;
    attempts_.failed(login, client, now.boot_ms);
    auto work = database_->begin();
    if (!work) return fail(work.error());
    auto logged = store::log_access(*work, store::Access::refused, login, std::nullopt, now.wall_ms);
    if (!logged) return fail(logged.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    return -1;
}

Result<std::string> begin_whole_session(store::Work& work, const Reader& half, std::int64_t now_ms) {
    if (auto ended = store::end_session(work, half.token_hash); !ended) return fail(ended.error());
    std::string token = random_text();
    const store::Session session{half.account.login, random_text(), now_ms, now_ms, true};
    if (auto added = store::add_session(work, hash_of(token), session); !added) return fail(added.error());
    auto logged = store::log_access(work, store::Access::sign_in, half.account.login, std::nullopt, now_ms);
    if (!logged) return fail(logged.error());
    return token;
}

Result<void> Sessions::sign_out(const Reader& reader, std::int64_t now_ms) {
    auto work = database_->begin();
    if (!work) return fail(work.error());
    if (auto ended = store::end_session(*work, reader.token_hash); !ended) return ended;
    auto logged = store::log_access(*work, store::Access::sign_out, reader.account.login, std::nullopt, now_ms);
    if (!logged) return logged;
    return work->commit();
}

Result<void> Sessions::sign_out_everywhere(const Reader& reader, std::int64_t now_ms) {
    auto work = database_->begin();
    if (!work) return fail(work.error());
    if (auto ended = store::end_sessions_of(*work, reader.account.login); !ended) return ended;
    auto logged = store::log_access(*work, store::Access::account, reader.account.login, std::nullopt, now_ms);
    if (!logged) return logged;
    return work->commit();
}

bool came_over_tls(const Request& request) {
    return request.header("x-forwarded-proto") == "https";
}

std::string session_cookie_name(const Request& request) {
    return came_over_tls(request) ? "__Host-monter" : "monter";
}

std::string set_cookie(const Request& request, const std::string& name, const std::string& value, std::int64_t life_s) {
    return name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(life_s) +
           (came_over_tls(request) ? "; Secure" : "");
}

}  // namespace monter::portal::web
