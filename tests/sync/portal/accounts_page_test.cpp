// The coordinator's page of accounts: who is invited, reset and closed, and that it is told who did it.
#include "tests/support/portal_pages.hpp"

using namespace monter;
using namespace monter::test;

namespace {

using portal::store::Role;

struct Office {
    Region region;
    Browser coordinator{region};
    std::string own;

    Office() {
        region.publish();
        own = someone(region, Role::coordinator);
        enter(region, coordinator, own);
    }
    std::string csrf() { return "csrf=" + Browser::form_token(coordinator.get("/accounts").body); }
};

// What stands behind a heading of a list of values.
std::string value_after(const std::string& page, const std::string& heading) {
    const std::size_t at = page.find(heading);
    if (at == std::string::npos) return {};
    const std::size_t begin = page.find('>', page.find("<dd", at)) + 1;
    return page.substr(begin, page.find('<', begin) - begin);
}

}  // namespace

TEST_CASE("a coordinator invites a guide, whose password is shown once and leads to a second step") {
    Office office;
    const auto page =
        office.coordinator.post("/accounts", office.csrf() + "&name=Relocation+guide&role=guide&municipality=kiruna");
    CHECK(page.status == 200);
    portal::Credentials made{value_after(page.body, ">User name</dt>"), value_after(page.body, ">Password</dt>"), {}};
    CHECK(made.login == "kiruna");
    REQUIRE_FALSE(made.password.empty());
    CHECK_FALSE(shows(office.coordinator.get("/accounts"), made.password));
    Browser guide(office.region);
    CHECK(guide.give_password(made));
    CHECK(header(guide.get("/people"), "Location").starts_with("/sign-in"));
    CHECK(office.region.count("account_step WHERE what='added' AND login='kiruna' AND who='" + office.own + "'") == 1);
}

TEST_CASE("an invitation that fits no role is told, and makes nothing") {
    Office office;
    for (const std::string form :
         {"&name=Nobody&role=guide&municipality=", "&name=&role=staff&municipality=",
          "&name=Nobody&role=king&municipality=", "&name=Nobody&role=guide&municipality=oslo"}) {
        INFO(form);
        CHECK(office.coordinator.post("/accounts", office.csrf() + form).status == 422);
    }
    CHECK(office.region.count("account") == 1);
}

TEST_CASE("languages and room are set for a guide, and routing goes by them") {
    Office office;
    const std::string guide = someone(office.region, Role::guide, "kiruna");
    const auto done = office.coordinator.post("/accounts/" + guide + "/change", office.csrf() + "&lang_nl=1&month=3");
    CHECK(done.status == 303);
    CHECK(office.region.count("guide WHERE login='" + guide + "' AND languages='nl' AND month=3") == 1);
    CHECK(office.coordinator.post("/accounts/" + guide + "/change", office.csrf() + "&month=9x").status == 422);
}

TEST_CASE("a reset ends every session and takes the second step away; a closed account stays closed") {
    Office office;
    const auto guide = office.region.new_user(Role::guide, "kiruna");
    Browser theirs(office.region);
    REQUIRE(theirs.sign_in(guide));
    CHECK(theirs.get("/people").status == 200);
    const auto page = office.coordinator.post("/accounts/" + guide.login + "/reset", office.csrf());
    CHECK(page.status == 200);
    CHECK(theirs.get("/people").status == 303);
    CHECK_FALSE(theirs.give_password(guide));
    const portal::Credentials fresh{guide.login, value_after(page.body, ">Password</dt>"), {}};
    CHECK(theirs.give_password(fresh));
    CHECK(office.coordinator.post("/accounts/" + guide.login + "/close", office.csrf()).status == 303);
    CHECK_FALSE(theirs.give_password(fresh));
    CHECK(office.coordinator.post("/accounts/" + guide.login + "/reset", office.csrf()).status == 404);
    CHECK(shows(office.coordinator.get("/accounts/" + guide.login), "Closed"));
    for (const std::string what : {"added", "reset", "closed"}) {
        CHECK(office.region.count("account_step WHERE what='" + what + "' AND login='" + guide.login + "'") == 1);
    }
}

TEST_CASE("nobody resets or closes their own account here") {
    Office office;
    CHECK(office.coordinator.post("/accounts/" + office.own + "/close", office.csrf()).status == 404);
    CHECK(office.coordinator.post("/accounts/" + office.own + "/reset", office.csrf()).status == 404);
    CHECK(office.coordinator.get("/accounts").status == 200);
    CHECK(office.coordinator.get("/accounts/nobody-at-all").status == 404);
}
