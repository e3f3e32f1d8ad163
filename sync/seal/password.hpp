// Passwords of guides and staff: argon2id in libsodium's own text form, at its "moderate" cost.
#pragma once

#include <string>

#include "sync/base/result.hpp"

namespace monter::seal {

[[nodiscard]] std::string
make_password();  // 20 Crockford characters in groups of five: 100 bits, readable over a phone
[[nodiscard]] Result<std::string> hash_password(const std::string& password);
[[nodiscard]] bool password_fits(const std::string& hash, const std::string& password);

}  // namespace monter::seal
