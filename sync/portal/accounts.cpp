#include "sync/portal/accounts.hpp"

#include "sync/base/utf8.hpp"
#include "sync/lead/codes.hpp"
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
    const bool guide = wanted.role == store::Role::guide;
    if (guide && !lead::is_id(wanted.municipality)) {
        return fail(Kind::refused, "a guide belongs to a municipality",
                    "add --municipality with its id, e.g. arjeplog");
    }
    if (!guide && !wanted.municipality.empty()) {
        return fail(Kind::refused, "only a guide belongs to a municipality", "leave --municipality out");
    }
    return {};
}

}  // namespace

Result<Credentials> add_account(store::Database& database, const NewAccount& wanted, std::int64_t now_ms) {
    if (auto right = check(wanted); !right) return fail(right.error());
    Credentials made{plain_letters(wanted.municipality.empty() ? wanted.name : wanted.municipality),
                     seal::make_password()};
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
            if (auto done = work->commit(); !done) return fail(done.error());
            return made;
        }
        made.login = stem + std::to_string(number);
    }
    return fail(Kind::refused, "there are too many users of this name");
}

}  // namespace monter::portal
