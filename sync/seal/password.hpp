// Passwords of guides and staff, and the crew's PIN: argon2id in libsodium's own text form. A password takes 64 MiB in
// three passes over one lane; OWASP's floor (ASVS 5.0, appendix C) is 19 MiB in two or 46 MiB in one. A PIN is short,
// so it takes libsodium's "moderate" 256 MiB.
#pragma once

#include <string>

#include "sync/base/result.hpp"

namespace monter::seal {

[[nodiscard]] std::string
make_password();  // 20 Crockford characters in groups of five: 100 bits, readable over a phone
[[nodiscard]] Result<std::string> hash_password(const std::string& password);
[[nodiscard]] Result<std::string> hash_pin(const std::string& pin);
// Was this password hashed with other figures than today's?
[[nodiscard]] bool password_is_dated(const std::string& hash);
[[nodiscard]] bool password_fits(const std::string& hash, const std::string& password);

}  // namespace monter::seal
