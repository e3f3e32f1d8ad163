// New people on staff, from the command line.
#pragma once

#include <string>

#include "sync/portal/store/accounts.hpp"

namespace monter::portal {

struct NewAccount {
    store::Role role = store::Role::guide;
    std::string municipality;  // a guide's
    std::string name;
};
struct Credentials {
    std::string login, password;
};

// The login is made of the municipality (a guide's) or the name, in plain letters, with a number where it is taken. The
// password is random and told once; only its hash stays.
[[nodiscard]] Result<Credentials> add_account(store::Database& database, const NewAccount& wanted, std::int64_t now_ms);

}  // namespace monter::portal
