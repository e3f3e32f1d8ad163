// What happened to accounts, and by whom. Only ever added to.
#pragma once

#include <string>
#include <vector>

#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

struct AccountStep {
    std::int64_t at_ms = 0;
    std::string who;    // a login; empty = the command line
    std::string login;  // whose account
    std::string what;   // "added", "changed", "reset", "closed"
};
[[nodiscard]] Result<void> add_account_step(Work& work, const AccountStep& step);
// Newest first; of everybody where the login is empty.
[[nodiscard]] Result<std::vector<AccountStep>> account_steps(Work& work, const std::string& login, int limit);

}  // namespace monter::portal::store
