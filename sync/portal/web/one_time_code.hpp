// One-time codes of the second step: TOTP, RFC 6238 with HOTP's truncation (RFC 4226, 5.3), as code apps on telephones
// make them when told nothing else: HMAC-SHA-1, six digits, steps of 30 seconds since 1970. libsodium has no SHA-1, so
// the HMAC is OpenSSL's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sync/base/bytes.hpp"

namespace monter::portal::web {

using CodeKey = Raw<20>;  // 160 bits, as RFC 4226 section 4 recommends

inline constexpr std::int64_t code_step_ms = 30'000;
// Steps a telephone's clock may be off to either side (RFC 6238, 5.2 recommends at most one).
inline constexpr std::int64_t code_steps_off = 1;

[[nodiscard]] constexpr std::int64_t code_step(std::int64_t now_ms) {
    return now_ms / code_step_ms;
}
[[nodiscard]] std::string one_time_code(const CodeKey& key, std::int64_t step);
// The step whose code was typed (spaces are skipped), the nearest to now first; nothing where none fits. Whoever asks
// spends the step, so that a code seen over a shoulder is worth nothing.
[[nodiscard]] std::optional<std::int64_t> step_of_code(const CodeKey& key, std::string_view typed, std::int64_t now_ms);

// Base32 (RFC 4648) without padding: how people type a key.
[[nodiscard]] std::string key_text(const CodeKey& key);
[[nodiscard]] std::optional<CodeKey> key_from_text(std::string_view text);  // spaces and small letters are fine
// What the QR holds: otpauth://totp/… as code apps read it.
[[nodiscard]] std::string key_uri(const CodeKey& key, const std::string& login);

}  // namespace monter::portal::web
