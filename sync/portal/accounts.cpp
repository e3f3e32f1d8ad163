#include "sync/portal/accounts.hpp"

#include "sync/base/utf8.hpp"
#include "sync/lead/codes.hpp"
#include "sync/portal/store/account_steps.hpp"
#include "sync/portal/store/second_step.hpp"
#include "sync/portal/web/second_step.hpp"
#include "sync/seal/password.hpp"

namespace monter::portal {
namespace {

constexpr std::size_t name_characters_max = 80;
constexpr std::size_t login_letters_max = 24;
constexpr int numbers_tried_max = 1000;

// "Åsa Öberg-Hägg" -> "asa.oberg-hagg": what every keyboard can type.
std::string plain_letters(const std::string& name) {
    std::string out;
    std::size_t at = 0;
    while (at < name.size() && out.size() < login_letters_max) {
        const auto letter = next_character(name, at);
        if (!letter) break;
        const char32_t c = *letter;
        if (c >= U'A' && c <= U'Z') {
            out += static_cast<char>(c - U'A' + U'a');
        } else if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'-') {
            out += static_cast<char>(c);
        } else if (c == U'å' || c == U'ä' || c == U'Å' || c == U'Ä' || c == U'á' || c == U'à') {
            out += 'a';
        } else if (c == U'ö' || c == U'Ö' || c == U'ø' || c == U'ó') {
            out += 'o';
        } else if (c == U'é' || c == U'è' || c == U'É' || c == U'ë') {
            out += 'e';
        } else if (c == U' ' && !out.empty() && out.back() != '.') {
            out += '.';
        }
    }
    while (!out.empty() && (out.back() == '.' || out.back() == '-')) out.pop_back();
    return out.empty() ? "user" : out;
}

Result<void> check(const NewAccount& wanted) {
    if (wanted.name.empty() || count_characters(wanted.name) > name_characters_max ||
        !is_plain_text(wanted.name, false)) {
        return fail(Kind::refused, "the name must be 1 to 80 characters");
    }
    using store::Role;
    const bool needs = wanted.role == Role::guide || wanted.role == Role::deputy;
    if (needs && !lead::is_id(wanted.municipality)) {
        return fail(Kind::refused, "a guide or deputy belongs to a municipality",
                    "add --municipality with its id, e.g. arjeplog");
    }
    if (!needs && wanted.role != Role::auditor && !wanted.municipality.empty()) {
        return fail(Kind::refused, "only a guide, a deputy or an auditor belongs to a municipality",
                    "leave --municipality out");
    }
    if (!wanted.municipality.empty() && !lead::is_id(wanted.municipality)) {
        return fail(Kind::refused, "that is no municipality's id", "e.g. arjeplog");
    }
    return {};
}

Result<void> must_be_there(store::Work& work, const std::string& login) {
    auto found = store::find_account(work, login);
    if (!found) return fail(found.error());
    if (!*found) return fail(Kind::refused, "nobody has the login " + login, "monter-portal user list shows them");
    return {};
}

}  // namespace

Result<Credentials> add_account(store::Database& database, const NewAccount& wanted, std::int64_t now_ms) {
    if (auto right = check(wanted); !right) return fail(right.error());
    Credentials made{
        plain_letters(wanted.municipality.empty() ? wanted.name : wanted.municipality), seal::make_password(), {}};
    auto hash = seal::hash_password(made.password);
    if (!hash) return fail(hash.error());
    auto work = database.begin();
    if (!work) return fail(work.error());
    const std::string stem = made.login;
    for (int number = 2; number <= numbers_tried_max; ++number) {
        auto taken = store::find_account(*work, made.login);
        if (!taken) return fail(taken.error());
        if (!*taken) {
            const store::Account account{made.login, wanted.name, wanted.role, wanted.municipality, *hash};
            if (auto added = store::add_account(*work, account, now_ms); !added) return fail(added.error());
            auto noted = store::add_account_step(*work, {now_ms, wanted.by, made.login, "added"});
            if (!noted) return fail(noted.error());
            if (wanted.desk != nullptr) {
                const auto key = web::give_key(*work, made.login, *wanted.desk, now_ms);
                if (!key) return fail(key.error());
                made.key = web::key_text(*key);
            }
            if (auto done = work->commit(); !done) return fail(done.error());
            return made;
        }
        made.login = stem + std::to_string(number);
    }
    return fail(Kind::refused, "there are too many users of this name");
}

Result<Credentials> reset_account(store::Database& database, const std::string& login, std::int64_t now_ms,
                                  const std::string& by) {
    Credentials made{login, seal::make_password(), {}};
    auto hash = seal::hash_password(made.password);
    if (!hash) return fail(hash.error());
    auto work = database.begin();
    if (!work) return fail(work.error());
    if (auto there = must_be_there(*work, login); !there) return fail(there.error());
    if (auto done = store::set_password(*work, login, *hash); !done) return fail(done.error());
    if (auto done = store::set_seed(*work, login, {}); !done) return fail(done.error());
    if (auto done = store::end_sessions_of(*work, login); !done) return fail(done.error());
    auto logged = store::log_access(*work, store::Access::account, login, std::nullopt, now_ms);
    if (!logged) return fail(logged.error());
    if (auto noted = store::add_account_step(*work, {now_ms, by, login, "reset"}); !noted) return fail(noted.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    return made;
}

Result<void> close_account(store::Database& database, const std::string& login, std::int64_t now_ms,
                           const std::string& by) {
    auto work = database.begin();
    if (!work) return fail(work.error());
    if (auto there = must_be_there(*work, login); !there) return there;
    if (auto done = store::close_account(*work, login, now_ms); !done) return done;
    auto logged = store::log_access(*work, store::Access::account, login, std::nullopt, now_ms);
    if (!logged) return logged;
    if (auto noted = store::add_account_step(*work, {now_ms, by, login, "closed"}); !noted) return noted;
    return work->commit();
}

}  // namespace monter::portal
