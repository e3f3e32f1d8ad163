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
    [[nodiscard]] Browser guide_of(const std::string& municipality) {
        Browser browser(region);
        REQUIRE(browser.sign_in(region.new_user(portal::store::Role::guide, municipality)));
        return browser;
    }
};

}  // namespace monter::test
