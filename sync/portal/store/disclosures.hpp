// Who opened whom: the access log's lines that are about a person, with the names that a reader of the log needs. A
// person is their reference here; nothing of this opens anybody.
#pragma once

#include <string>
#include <vector>

#include "sync/portal/store/accounts.hpp"
#include "sync/portal/store/routing.hpp"

namespace monter::portal::store {

struct Disclosure {
    std::int64_t access_id = 0, at_ms = 0;
    std::string login;         // of nobody's account: a command on the portal's own machine
    std::string name, role;    // empty where there is no such account
    std::string what;          // a word of Access
    std::string reference;     // of the person
    std::string municipality;  // that has the person; empty = none
};

// Newest first: those about people of the scope, of one person where `reference` names one. `before` is the access_id
// of the last line already seen, 0 for the start.
[[nodiscard]] Result<std::vector<Disclosure>> disclosures(Work& work, const Scope& scope, const std::string& reference,
                                                          std::int64_t before, int limit);

}  // namespace monter::portal::store
