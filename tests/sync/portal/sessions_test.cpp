#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

using portal::store::Role;

bool signed_in(Browser& browser) {
    return browser.get("/people").status == 200;
}

}  // namespace

TEST_CASE("without a session every page leads to the sign-in, and from there back") {
    Region region;
    Browser browser(region);
    CHECK(header(browser.get("/people"), "Location") == "/sign-in?to=/people");
    CHECK(header(browser.get("/"), "Location") == "/sign-in");
    CHECK(browser.post("/people/abc/accept", "csrf=x").status == 303);
    const auto guide = region.new_user(Role::guide, "arjeplog");
    REQUIRE(browser.sign_in(guide));
    CHECK(header(browser.get("/sign-in"), "Location") == "/people");
}

TEST_CASE("a session ends after half an hour without a click, and after twelve hours with") {
    Region region;
    const auto guide = region.new_user(Role::guide, "arjeplog");
    Browser browser(region);
    REQUIRE(browser.sign_in(guide));
    region.pass_minutes(29);
    CHECK(signed_in(browser));
    region.pass_minutes(29);
    CHECK(signed_in(browser));
    region.pass_minutes(31);
    CHECK_FALSE(signed_in(browser));
    REQUIRE(browser.sign_in(guide));
    for (int i = 0; i < 35; ++i) {
        region.pass_minutes(20);
        REQUIRE(signed_in(browser));
    }
    region.pass_minutes(25);
    CHECK_FALSE(signed_in(browser));
}

TEST_CASE("signing out ends the session for whoever holds its cookie") {
    Region region;
    Browser browser(region);
    REQUIRE(browser.sign_in(region.new_user(Role::guide, "arjeplog")));
    Browser copy = browser;
    const std::string form = "csrf=" + Browser::form_token(browser.get("/people").body);
    CHECK(browser.post("/sign-out", form).status == 303);
    CHECK_FALSE(signed_in(browser));
    CHECK_FALSE(signed_in(copy));
}

TEST_CASE("a form without its session's token changes nothing") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.leave(record_of(1, "Anna"));
    region.sweep();
    const auto guide = region.new_user(Role::guide, "arjeplog");
    Browser browser(region);
    Browser other(region);
    REQUIRE(browser.sign_in(guide));
    REQUIRE(other.sign_in(guide));
    const std::string path = "/people/" + seal::reference(lead.sealed.lead_id);
    const std::string of_other = Browser::form_token(other.get("/people").body);
    for (const std::string& form : {std::string(), std::string("csrf="), "csrf=" + of_other}) {
        CHECK(browser.post(path + "/accept", form).status == 403);
        CHECK(browser.post("/sign-out", form).status == 403);
    }
    CHECK(browser.get(path + "/accept").status == 404);
    CHECK(region.count("routing WHERE status='accepted'") == 0);
    CHECK(signed_in(browser));
    // Nor does a sign-in form that came from elsewhere sign anybody in.
    Browser lured(region);
    CHECK(lured.post("/sign-in", "csrf=x&login=" + guide.login + "&password=" + guide.password).status == 403);
}

TEST_CASE("wrong passwords wait longer and longer, and the right one still works afterwards") {
    Region region;
    const auto guide = region.new_user(Role::guide, "arjeplog");
    Browser browser(region);
    const portal::Credentials wrong{guide.login, "AAAAA-BBBBB-CCCCC-DDDDD"};
    for (int i = 0; i < 5; ++i) CHECK_FALSE(browser.sign_in(wrong));
    CHECK_FALSE(browser.sign_in(guide));
    const auto form = browser.get("/sign-in");
    const auto told =
        browser.post("/sign-in", "csrf=" + Browser::form_token(form.body) + "&login=" + guide.login + "&password=x");
    CHECK(told.status == 429);
    CHECK(header(told, "Retry-After") == "5");
    region.pass_minutes(1);
    CHECK(browser.sign_in(guide));
    CHECK(region.count("access WHERE what='refused'") == 5);
}

TEST_CASE("an unknown user is answered like a wrong password") {
    Region region;
    const auto guide = region.new_user(Role::guide, "arjeplog");
    const auto answer = [&](const std::string& login) {
        Browser browser(region);
        const auto form = browser.get("/sign-in");
        auto page =
            browser.post("/sign-in", "csrf=" + Browser::form_token(form.body) + "&login=" + login + "&password=x");
        CHECK(page.status == 401);
        return page.body.substr(page.body.find("class=\"err\""));
    };
    CHECK(answer(guide.login) == answer("nobody"));
    CHECK(region.count("access WHERE login='nobody'") == 0);
}

TEST_CASE("behind TLS the session's cookie is bound to the host and never sent in clear") {
    Region region;
    const auto guide = region.new_user(Role::guide, "arjeplog");
    portal::Request request{.method = "GET", .path = "/sign-in"};
    request.headers["x-forwarded-proto"] = "https";
    const auto form = region.answer(request);
    const std::string set = header(form, "Set-Cookie");
    CHECK(header(form, "Strict-Transport-Security") == "max-age=63072000; includeSubDomains");
    CHECK(set.find("; Secure") != std::string::npos);
    request.method = "POST";
    request.headers["cookie"] = set.substr(0, set.find(';'));
    request.body = "csrf=" + Browser::form_token(form.body) + "&login=" + guide.login + "&password=" + guide.password;
    const std::string session = header(region.answer(request), "Set-Cookie");
    INFO(session);
    CHECK(session.starts_with("__Host-monter="));
    for (const char* part : {"; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"}) {
        CHECK(session.find(part) != std::string::npos);
    }
}

TEST_CASE("logins are plain letters and each is somebody's own") {
    Region region;
    CHECK(region.new_user(Role::guide, "arjeplog").login == "arjeplog");
    CHECK(region.new_user(Role::guide, "arjeplog").login == "arjeplog2");
    const auto named =
        need(portal::add_account(region.portal().database(), {Role::coordinator, "", "Åsa Öberg-Hägg"}, monday));
    CHECK(named.key.empty());
    CHECK(named.login == "asa.oberg-hagg");
    CHECK_FALSE(portal::add_account(region.portal().database(), {Role::guide, "", "Nobody's"}, monday));
    CHECK_FALSE(portal::add_account(region.portal().database(), {Role::staff, "kiruna", "Too much"}, monday));
}

TEST_CASE("the language is the reader's choice, else the browser's, else Swedish") {
    Region region;
    Browser browser(region);
    browser.language = "de, fr;q=0.8";
    CHECK(browser.get("/sign-in").body.find("<html lang=\"sv\">") != std::string::npos);
    browser.language = "nl, en-GB;q=0.9, sv;q=0.8";
    CHECK(browser.get("/sign-in").body.find("<html lang=\"en\">") != std::string::npos);
    const auto chosen = browser.get("/language/sv?back=/sign-in");
    CHECK(header(chosen, "Location") == "/sign-in");
    CHECK(browser.get("/sign-in").body.find("<html lang=\"sv\">") != std::string::npos);
    CHECK(header(browser.get("/language/sv?back=//evil.example"), "Location") == "/");
    CHECK(header(browser.get("/language/sv?back=https%3A%2F%2Fevil.example"), "Location") == "/");
}
