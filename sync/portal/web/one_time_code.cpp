#include "sync/portal/web/one_time_code.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "sync/seal/keys.hpp"

namespace monter::portal::web {
namespace {

constexpr std::uint32_t code_modulus = 1'000'000;
constexpr std::string_view base32_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

}  // namespace

std::string one_time_code(const CodeKey& key, std::int64_t step) {
    std::array<std::uint8_t, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i) {
        counter[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(step) >> (8 * (7 - i)));
    }
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> mac{};
    unsigned int bytes = 0;
    HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), counter.data(), counter.size(), mac.data(), &bytes);
    const std::size_t at = mac[19] & 0x0FU;
    const std::uint32_t number = (static_cast<std::uint32_t>(mac[at] & 0x7FU) << 24) |
                                 (static_cast<std::uint32_t>(mac[at + 1]) << 16) |
                                 (static_cast<std::uint32_t>(mac[at + 2]) << 8) | mac[at + 3];
    const std::string digits = std::to_string(number % code_modulus);
    return std::string(6 - digits.size(), '0') + digits;
}

std::optional<std::int64_t> step_of_code(const CodeKey& key, std::string_view typed, std::int64_t now_ms) {
    std::string digits;
    for (const char c : typed) {
        if (c == ' ') continue;
        if (c < '0' || c > '9' || digits.size() == 6) return std::nullopt;
        digits += c;
    }
    const std::int64_t now = code_step(now_ms);
    std::optional<std::int64_t> fits;
    // All are tried, whichever fits: the time it takes tells nothing.
    for (std::int64_t off = code_steps_off; off >= 0; --off) {
        for (const std::int64_t step : {now + off, now - off}) {
            if (seal::same(view(one_time_code(key, step)), view(digits))) fits = step;
        }
    }
    return fits;
}

std::string key_text(const CodeKey& key) {
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (const std::uint8_t byte : key) {
        held = (held << 8) | byte;
        for (bits += 8; bits >= 5; bits -= 5) out += base32_letters[(held >> (bits - 5)) & 31U];
    }
    return out;  // 160 bits are 32 letters, with none left over
}

std::optional<CodeKey> key_from_text(std::string_view text) {
    CodeKey key{};
    std::size_t filled = 0;
    std::uint32_t held = 0;
    int bits = 0;
    for (char c : text) {
        if (c == ' ') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        const std::size_t value = base32_letters.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = (held << 5) | static_cast<std::uint32_t>(value);
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        if (filled == key.size()) return std::nullopt;
        key[filled++] = static_cast<std::uint8_t>((held >> bits) & 255U);
    }
    return filled == key.size() && bits == 0 ? std::optional(key) : std::nullopt;
}

std::string key_uri(const CodeKey& key, const std::string& login) {
    return "otpauth://totp/Monter:" + login + "?secret=" + key_text(key) + "&issuer=Monter";
}

}  // namespace monter::portal::web
