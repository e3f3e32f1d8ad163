// Who may ask for what. Every route names its right; there is no other place where a role opens a page. Which people a
// reader sees is a second question (guides::scope_of): the right to the page is not the right to everybody's.
#pragma once

#include "sync/portal/store/accounts.hpp"

namespace monter::portal::web {

enum class Right {
    anyone,          // no session
    password_given,  // the first half of signing in
    own,             // whoever is signed in: their own account
    people,          // read people
    people_write,    // and write down what was said
    people_act,      // and do something about them
    eures,           // take home those who said yes to EURES
    availability,    // say when one is away, and what one takes
    routing,         // weigh, and say how much room there is
    stands,          // read stands and fairs
    fleet,           // and make, change and close them
    disclosures,     // who opened whom
    accounts,        // who has an account
    decisions,       // how long what is kept
    decide,          // and enter a decision
    statistics       // how far people came; counts only
};

[[nodiscard]] constexpr bool allows(Right right, store::Role role) {
    using store::Role;
    switch (right) {
        case Right::anyone:
        case Right::password_given:
        case Right::own:
            return true;
        case Right::people:
        case Right::people_write:
            return role == Role::guide || role == Role::deputy || role == Role::coordinator || role == Role::eures;
        case Right::eures:
            return role == Role::eures;
        case Right::people_act:
            return role == Role::guide || role == Role::deputy || role == Role::coordinator;
        case Right::availability:
            return role == Role::guide || role == Role::deputy;
        case Right::stands:
            return role == Role::coordinator || role == Role::staff;
        case Right::disclosures:
        case Right::decisions:
            return role == Role::coordinator || role == Role::auditor;
        case Right::statistics:
            return role != Role::eures;
        case Right::routing:
        case Right::fleet:
        case Right::accounts:
        case Right::decide:
            return role == Role::coordinator;
    }
    return false;
}

}  // namespace monter::portal::web
