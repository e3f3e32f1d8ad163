// The people on staff, from the command line: the first account of a portal, too, is made here. A password is random
// and told once; only its hash stays.
#pragma once

#include <string>

#include "sync/portal/store/accounts.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal {

struct NewAccount {
    store::Role role = store::Role::guide;
    std::string municipality;  // a guide's, a deputy's; an auditor may have one; empty = the region
    std::string name;
    // Given: the account's key of one-time codes is made now, sealed to the desk, and told with the password. Left out:
    // its owner takes one up at the first sign-in.
    const seal::PublicKey* desk = nullptr;
    std::string by = {};  // the login of who makes it; empty = the command line
};
struct Credentials {
    std::string login, password;
    std::string key;  // base32; empty where none was made
};

// The login is made of the municipality or the name, in plain letters, with a number where it is taken.
[[nodiscard]] Result<Credentials> add_account(store::Database& database, const NewAccount& wanted, std::int64_t now_ms);

// A new password, told once, and no second step any more: for whoever lost both. Every session ends.
[[nodiscard]] Result<Credentials> reset_account(store::Database& database, const std::string& login,
                                                std::int64_t now_ms, const std::string& by = {});
// Nobody signs in with it any more, and every session ends. What the log says about it stays.
[[nodiscard]] Result<void> close_account(store::Database& database, const std::string& login, std::int64_t now_ms,
                                         const std::string& by = {});

}  // namespace monter::portal
