// What an account needs beside its password: the key of its one-time codes, and recovery codes for the day the
// telephone is gone. The key lies here sealed to the desk; of recovery codes only hashes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

struct SecondStep {
    Bytes seed;           // a sealed note; empty = none was made yet
    bool proven = false;  // a code has shown that the key is in somebody's telephone
};
[[nodiscard]] Result<SecondStep> second_step(Work& work, const std::string& login);
// A new key, not proven yet; empty = none. The recovery codes of the old one go.
[[nodiscard]] Result<void> set_seed(Work& work, const std::string& login, const Bytes& sealed);
[[nodiscard]] Result<void> prove_seed(Work& work, const std::string& login, std::int64_t now_ms);

// Spends the code of this 30-second step and of all before it. False where it was spent already.
[[nodiscard]] Result<bool> spend_step(Work& work, const std::string& login, std::int64_t step);

// In place of those there were.
[[nodiscard]] Result<void> set_recovery(Work& work, const std::string& login, const std::vector<Hash>& codes);
// False where there is no such code, or it was used.
[[nodiscard]] Result<bool> spend_recovery(Work& work, const std::string& login, const Hash& code);
[[nodiscard]] Result<int> recovery_left(Work& work, const std::string& login);

}  // namespace monter::portal::store
