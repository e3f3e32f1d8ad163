// The second step of signing in: nobody passes without it, a code works once, and the recovery codes are the way back.
#include <regex>

#include "sync/portal/web/one_time_code.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

using portal::store::Role;

// As monter-portal user add makes one without --key.
portal::Credentials fresh_user(Region& region) {
    return need(portal::add_account(region.portal().database(), {Role::guide, "arjeplog", "Someone"}, monday));
}

portal::Response give_code(Browser& browser, const std::string& typed, const std::string& field = "code") {
    const auto form = browser.get("/sign-in/code");
    return browser.post("/sign-in/code", "csrf=" + Browser::form_token(form.body) + "&" + field + "=" + typed);
}

std::string key_on(const std::string& page) {
    std::smatch found;
    REQUIRE(std::regex_search(page, found, std::regex("class=\"key\">([A-Z2-7 ]+)<")));
    return found[1];
}

std::vector<std::string> recovery_on(const std::string& page) {
    std::vector<std::string> out;
    const std::regex one("<li>([0-9A-Z]{4}(-[0-9A-Z]{4}){3})</li>");
    for (std::sregex_iterator at(page.begin(), page.end(), one), end; at != end; ++at) out.push_back((*at)[1]);
    return out;
}

}  // namespace

TEST_CASE("with the password alone no page opens but the second step") {
    Region region;
    Browser browser(region);
    REQUIRE(browser.give_password(region.new_user(Role::guide, "arjeplog")));
    for (const char* path : {"/", "/people", "/stands", "/people/0123456789abcdef", "/nowhere"}) {
        INFO(path);
        const auto answer = browser.get(path);
        CHECK(answer.status == 303);
        CHECK(header(answer, "Location").starts_with("/sign-in"));
    }
    CHECK(browser.get("/sign-in/code").status == 200);
    CHECK(browser.post("/sign-in/code", "csrf=x&code=123456").status == 403);
    // The half session ends after ten minutes, used or not.
    region.pass_minutes(11);
    CHECK(browser.get("/sign-in/code").status == 303);
    CHECK(region.count("access WHERE what='sign-in'") == 0);
}

TEST_CASE("a code works once, also for another who saw it") {
    Region region;
    const auto guide = region.new_user(Role::guide, "arjeplog");
    Browser browser(region);
    Browser shoulder(region);
    REQUIRE(browser.give_password(guide));
    REQUIRE(shoulder.give_password(guide));
    const std::string half = browser.cookies.at("monter");
    const std::string code = region.code_for(guide);
    REQUIRE(give_code(browser, code).status == 303);
    CHECK(browser.get("/people").status == 200);
    CHECK(browser.cookies.at("monter") != half);
    CHECK(give_code(shoulder, code).status == 401);
    CHECK(shoulder.get("/people").status == 303);
    // The half session went with the code: its cookie opens nothing.
    Browser old(region);
    old.cookies["monter"] = half;
    CHECK(old.get("/sign-in/code").status == 303);
    CHECK(region.count("access WHERE what='sign-in'") == 1);
}

TEST_CASE("wrong codes wait longer and longer, and a right password does not shorten that") {
    Region region;
    const auto guide = region.new_user(Role::guide, "arjeplog");
    Browser browser(region);
    REQUIRE(browser.give_password(guide));
    for (int i = 0; i < 5; ++i) CHECK(give_code(browser, "000000").status == 401);
    const std::string right = region.code_for(guide);
    const auto told = give_code(browser, right);
    CHECK(told.status == 429);
    CHECK_FALSE(header(told, "Retry-After").empty());
    REQUIRE(browser.give_password(guide));
    CHECK(give_code(browser, right).status == 429);
    CHECK(region.count("access WHERE what='refused'") == 5);
    region.pass_minutes(1);
    CHECK(give_code(browser, region.code_for(guide)).status == 303);
}

TEST_CASE("a new account takes up its key, gets ten recovery codes once, and each of them works once") {
    Region region;
    auto guide = fresh_user(region);
    Browser browser(region);
    REQUIRE(browser.give_password(guide));
    const auto page = browser.get("/sign-in/enrol");
    CHECK(page.status == 200);
    guide.key = key_on(page.body);
    CHECK(key_on(browser.get("/sign-in/enrol").body) == guide.key);
    CHECK(page.body.find("<path d=\"M4 4h7v1h-7z") != std::string::npos);
    const std::string form = "csrf=" + Browser::form_token(page.body) + "&code=";
    // A key that is only shown lets nobody in.
    CHECK(give_code(browser, region.code_for(guide)).status == 401);
    CHECK(browser.post("/sign-in/enrol", form + "000000").status == 401);
    const auto done = browser.post("/sign-in/enrol", form + region.code_for(guide));
    REQUIRE(done.status == 200);
    const auto codes = recovery_on(done.body);
    REQUIRE(codes.size() == 10);
    CHECK(header(done, "Cache-Control") == "no-store");
    CHECK(browser.get("/people").status == 200);
    CHECK(browser.get("/sign-in/enrol").status == 303);

    Browser lost(region);
    REQUIRE(lost.give_password(guide));
    CHECK(give_code(lost, "AAAA-AAAA-AAAA-AAAA", "recovery").status == 401);
    CHECK(give_code(lost, codes[3], "recovery").status == 303);
    CHECK(lost.get("/people").status == 200);
    Browser again(region);
    REQUIRE(again.give_password(guide));
    CHECK(give_code(again, codes[3], "recovery").status == 401);
    // Nobody is shown the key of another, or a second one.
    CHECK(again.get("/sign-in/enrol").body.find(guide.key) == std::string::npos);
    const std::string bytes = region.bytes_on_disk();
    const std::string raw_key(reinterpret_cast<const char*>(portal::web::key_from_text(guide.key)->data()), 20);
    CHECK(bytes.find(raw_key) == std::string::npos);
    for (const std::string& code : codes) CHECK(bytes.find(code) == std::string::npos);
}

TEST_CASE("an account that is reset begins anew, and a closed one is nobody's") {
    Region region;
    const auto guide = region.new_user(Role::guide, "arjeplog");
    Browser browser(region);
    REQUIRE(browser.sign_in(guide));
    const auto anew = need(portal::reset_account(region.portal().database(), guide.login, monday));
    CHECK(browser.get("/people").status == 303);
    CHECK_FALSE(browser.give_password(guide));
    REQUIRE(browser.give_password(anew));
    CHECK(browser.get("/sign-in/enrol").status == 200);
    CHECK(give_code(browser, region.code_for(guide)).status == 401);

    const auto other = region.new_user(Role::staff);
    Browser staff(region);
    REQUIRE(staff.sign_in(other));
    need(portal::close_account(region.portal().database(), other.login, monday));
    CHECK(staff.get("/stands").status == 303);
    CHECK_FALSE(staff.give_password(other));
    CHECK_FALSE(portal::close_account(region.portal().database(), "nobody", monday));
}
