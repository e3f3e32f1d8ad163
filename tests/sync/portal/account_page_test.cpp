// One's own account, and the log of who opened whom.
#include <regex>

#include "tests/support/portal_pages.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

using portal::store::Role;

std::string token(Browser& browser) {
    return "csrf=" + Browser::form_token(browser.get("/account").body);
}

}  // namespace

TEST_CASE("signing out everywhere ends every session of that account, and of no other") {
    Region region;
    const auto guide = region.new_user(Role::guide, "arjeplog");
    Browser here(region);
    Browser there(region);
    Browser other(region);
    REQUIRE(here.sign_in(guide));
    REQUIRE(there.sign_in(guide));
    REQUIRE(other.sign_in(region.new_user(Role::guide, "arjeplog")));
    CHECK(here.post("/account/sign-out-everywhere", token(here)).status == 303);
    CHECK(here.get("/people").status == 303);
    CHECK(there.get("/people").status == 303);
    CHECK(other.get("/people").status == 200);
}

TEST_CASE("a password is changed by who knows the old one, and ends the sessions elsewhere") {
    Region region;
    const auto guide = region.new_user(Role::guide, "arjeplog");
    Browser here(region);
    Browser there(region);
    REQUIRE(here.sign_in(guide));
    REQUIRE(there.sign_in(guide));
    const auto change = [&](const std::string& present, const std::string& fresh) {
        return here.post("/account/password", token(here) + "&present=" + present + "&fresh=" + fresh);
    };
    CHECK(change(guide.password, "short").status == 422);
    // Long enough, and among the first that are tried.
    for (const std::string soon : {"password1234567", "passwordpassword", "qwertyuiopasdfghjkl", "111111111111111111",
                                   "iloveyouiloveyou", "arjeplogarjeplog"}) {
        INFO(soon);
        const auto refused = change(guide.password, soon);
        CHECK(refused.status == 422);
        CHECK(shows(refused, "That would soon be guessed"));
    }
    CHECK(change("wrong", "a+whole+sentence+of+words").status == 422);
    const auto done = change(guide.password, "a+whole+sentence+of+words");
    CHECK(header(done, "Location") == "/account?said=password");
    CHECK(here.get("/people").status == 200);
    CHECK(there.get("/people").status == 303);
    Browser anew(region);
    CHECK_FALSE(anew.give_password(guide));
    CHECK(anew.sign_in({guide.login, "a whole sentence of words", guide.key}));
}

TEST_CASE("new recovery codes need a fresh code and take the place of the old") {
    Region region;
    const auto guide = region.new_user(Role::guide, "arjeplog");
    Browser browser(region);
    REQUIRE(browser.sign_in(guide));
    CHECK(browser.post("/account/recovery", token(browser) + "&code=000000").status == 422);
    const auto first = browser.post("/account/recovery", token(browser) + "&code=" + region.code_for(guide));
    REQUIRE(first.status == 200);
    std::smatch code;
    REQUIRE(std::regex_search(first.body, code, std::regex("<li>([0-9A-Z]{4}(-[0-9A-Z]{4}){3})</li>")));
    CHECK(shows(browser.get("/account"), "You have 10 left."));
    REQUIRE(browser.post("/account/recovery", token(browser) + "&code=" + region.code_for(guide)).status == 200);
    Browser lost(region);
    REQUIRE(lost.give_password(guide));
    const std::string form = "csrf=" + Browser::form_token(lost.get("/sign-in/code").body);
    CHECK(lost.post("/sign-in/code", form + "&recovery=" + code[1].str()).status == 401);
}

TEST_CASE("each opening of a person is on the log, which each auditor reads of their own people") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    const auto anna = stand.leave(record_of(1, "Anna"));
    auto north = record_of(2, "Kim");
    north.wish.written_from = "kiruna";
    const auto kim = stand.leave(north);
    region.sweep();
    for (const char* place : {"arjeplog", "kiruna"}) {
        Browser guide(region);
        REQUIRE(guide.sign_in(region.new_user(Role::guide, place)));
        const auto& lead = std::string(place) == "kiruna" ? kim : anna;
        REQUIRE(guide.get("/people/" + seal::reference(lead.sealed.lead_id)).status == 200);
    }
    const std::string of_anna = seal::reference(anna.sealed.lead_id);
    const std::string of_kim = seal::reference(kim.sealed.lead_id);
    Browser regional(region);
    REQUIRE(regional.sign_in(region.new_user(Role::auditor)));
    CHECK(header(regional.get("/"), "Location") == "/disclosures");
    const auto all = regional.get("/disclosures");
    CHECK(shows(all, of_anna));
    CHECK(shows(all, of_kim));
    CHECK_FALSE(shows(all, "Anna"));
    const auto one = regional.get("/disclosures?person=" + of_kim);
    CHECK(shows(one, of_kim));
    CHECK_FALSE(shows(one, of_anna));

    Browser local(region);
    REQUIRE(local.sign_in(region.new_user(Role::auditor, "arjeplog")));
    const auto own = local.get("/disclosures");
    CHECK(shows(own, of_anna));
    CHECK_FALSE(shows(own, of_kim));
    CHECK_FALSE(shows(local.get("/disclosures?person=" + of_kim), "<tbody>"));
    CHECK(region.count("access WHERE what='log'") == 4);
}
