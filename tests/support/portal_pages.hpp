// A region with people in it, and readers of its pages.
#pragma once

#include "tests/support/portal_region.hpp"

namespace monter::test {

inline bool shows(const portal::Response& page, const std::string& text) {
    return page.body.find(text) != std::string::npos;
}

// The first person's page on this list; empty where there is none.
inline std::string first_person(const portal::Response& page) {
    const std::size_t at = page.body.find("href=\"/people/");
    if (at == std::string::npos) return {};
    return page.body.substr(at + 6, page.body.find('"', at + 6) - at - 6);
}

// Signed in without the forms: the forms have tests of their own, and each password takes a fifth of a second.
inline void enter(Region& region, Browser& browser, const std::string& login) {
    static int number = 0;
    const std::string token = "token-" + std::to_string(++number);
    browser.cookies["monter"] = token;
    auto work = need(region.portal().database().begin());
    need(portal::store::add_session(work, seal::blake2b("monter-session-v1", view(token)),
                                    {login, "form-" + token, region.now.wall_ms, region.now.wall_ms, true}));
    need(work.commit());
}
// Gives the login.
inline std::string someone(Region& region, portal::store::Role role, const std::string& municipality = "") {
    static int number = 0;
    const std::string login = municipality + std::to_string(++number);
    auto work = need(region.portal().database().begin());
    need(portal::store::add_account(work, {login, "Somebody", role, municipality, "no password", false},
                                    region.now.wall_ms));
    need(work.commit());
    return login;
}

// Two people in Arjeplog and one in Kiruna.
struct Filled {
    Region region;
    Stand stand{region};

    Filled() {
        region.publish();
        stand.must_enrol();
        stand.leave(record_of(1, "Anna Andersson"));
        region.pass_minutes(30);
        stand.leave(record_of(2, "Bo Berg"));
        auto north = record_of(3, "Cecilia Citron");
        north.wish.written_from = "kiruna";
        stand.leave(north);
        region.sweep();
    }
    Browser guide_of(const std::string& municipality) {
        Browser browser(region);
        enter(region, browser, someone(region, portal::store::Role::guide, municipality));
        return browser;
    }
};

}  // namespace monter::test
