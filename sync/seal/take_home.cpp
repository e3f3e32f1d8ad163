#include "sync/seal/take_home.hpp"

#include <sodium.h>

#include <algorithm>

#include "sync/seal/keys.hpp"

namespace monter::seal {

std::string reference(const Id& lead_id) {
    const Hash hash = blake2b(lead_id);
    std::string text = to_crockford(View(hash).first(5));
    text.insert(4, "-");
    return text;
}

Hash withdraw_key(const Raw<16>& secret) {
    return blake2b("monter-withdraw-v1", secret);
}

Hash code_hash(const Hash& withdraw_key) {
    return blake2b("monter-code-v1", withdraw_key);
}

Hash withdraw_key(const Secret& secret) {
    Raw<16> raw{};
    std::copy_n(secret.view().begin(), std::min(raw.size(), secret.size()), raw.begin());
    const Hash key = withdraw_key(raw);
    sodium_memzero(raw.data(), raw.size());
    return key;
}

// Not from_crockford(): what it works in would stay in memory behind it.
Result<Hash> key_of_code(const Secret& typed) {
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string_view code = typed.view();
    code.remove_prefix(code.find('#') == std::string_view::npos ? 0 : code.find('#') + 1);
    Raw<17> bytes{};  // 26 characters are 130 bits: the last two are padding
    std::size_t characters = 0;
    bool fits = true;
    for (const char typed_letter : code) {
        if (typed_letter == '-' || typed_letter == ' ') continue;
        char letter = typed_letter;
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        if (letter == 'O') letter = '0';
        if (letter == 'I' || letter == 'L') letter = '1';
        const std::size_t digit = letters.find(letter);
        fits = fits && digit != std::string_view::npos && characters < code_characters;
        for (std::size_t bit = 0; fits && bit < 5; ++bit) {
            const std::size_t at = characters * 5 + bit;
            if ((digit >> (4 - bit) & 1U) != 0) bytes[at / 8] |= static_cast<std::uint8_t>(0x80U >> at % 8);
        }
        ++characters;
    }
    fits = fits && characters == code_characters && bytes[16] == 0;
    Raw<16> secret{};
    std::copy_n(bytes.begin(), secret.size(), secret.begin());
    const Hash key = withdraw_key(secret);
    sodium_memzero(bytes.data(), bytes.size());
    sodium_memzero(secret.data(), secret.size());
    if (!fits) return fail(Kind::refused, "that is no whole code");
    return key;
}

Secret withdraw_url(const std::string& portal_url, const Secret& secret) {
    Secret url(portal_url + "/w#");
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(secret.view().data());
    std::string code = to_crockford(View(bytes, secret.size()));
    static_cast<void>(url.append(code));
    sodium_memzero(code.data(), code.size());
    return url;
}

}  // namespace monter::seal
