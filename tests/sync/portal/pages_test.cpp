#include <regex>
#include <set>

#include "sync/portal/admin.hpp"
#include "sync/portal/web/dates.hpp"
#include "sync/portal/web/texts.hpp"
#include "tests/support/portal_pages.hpp"

using namespace monter;
using namespace monter::test;

namespace {

using portal::store::Role;

std::string without_number(std::string page) {
    return std::regex_replace(page, std::regex("E-[0-9]+-[0-9a-f]{4}"), "E");
}

}  // namespace

TEST_CASE("a guide reads their municipality's people, the earliest deadline first, and nobody else's") {
    Filled filled;
    auto guide = filled.guide_of("arjeplog");
    const auto inbox = guide.get("/people");
    CHECK(inbox.status == 200);
    const std::size_t anna = inbox.body.find("Anna Andersson");
    const std::size_t bo = inbox.body.find("Bo Berg");
    CHECK(anna != std::string::npos);
    CHECK(anna < bo);
    CHECK_FALSE(shows(inbox, "Citron"));
    CHECK(shows(inbox, "2 new people"));

    auto north = filled.guide_of("kiruna");
    const std::string cecilia = first_person(north.get("/people"));
    REQUIRE_FALSE(cecilia.empty());
    CHECK(shows(north.get(cecilia), "Cecilia Citron"));
    const auto refused = guide.get(cecilia);
    const auto made_up = guide.get("/people/0123456789abcdef");
    CHECK(refused.status == 404);
    CHECK(made_up.status == 404);
    CHECK_FALSE(shows(refused, "Citron"));
    // The language link names the page one is on; the rest is the same to the letter.
    const auto rest = [](std::string page, const std::string& path) {
        page = without_number(page);
        for (std::size_t at = page.find(path); at != std::string::npos; at = page.find(path))
            page.erase(at, path.size());
        return page;
    };
    CHECK(rest(refused.body, cecilia) == rest(made_up.body, "/people/0123456789abcdef"));
    CHECK(guide.accept(cecilia).status != 303);
    CHECK(filled.region.count("routing WHERE status='accepted'") == 0);
    CHECK(filled.region.count("access WHERE what='open'") == 1);
}

TEST_CASE("a person's page holds what they chose and wrote, with the reasons they saw") {
    Filled filled;
    auto guide = filled.guide_of("arjeplog");
    const std::string path = first_person(guide.get("/people"));
    const auto page = guide.get(path);
    for (const char* text :
         {"Anna Andersson", "eva@example.org", "+31 (0)6-1234.5678", "within 6 months", "a partner, animals",
          "remotely", "the forest, the lights", "Dutch, English", "Hall 7", "Why Arjeplog", "The reasons Anna saw",
          "Contact about moving", "lang=\"nl\"", "Wij zoeken rust.", "雪", "Accept Anna"}) {
        INFO(text);
        CHECK(shows(page, text));
    }
    CHECK(shows(page, "Fingerprint 0202 0202"));
    CHECK(shows(page, "<rect width=\"100\" height=\"8\"/>"));
    CHECK(shows(page, "Wrote from the page of Arjeplog"));
    guide.language = "sv";
    const auto swedish = guide.get(path);
    CHECK(shows(swedish, "<html lang=\"sv\">"));
    CHECK(shows(swedish, "inom 6 månader"));
    CHECK(shows(swedish, "Ta emot Anna"));
}

TEST_CASE("a guide accepts a person once, however often the button is pressed") {
    Filled filled;
    auto guide = filled.guide_of("arjeplog");
    const std::string path = first_person(guide.get("/people"));
    const std::string form = "csrf=" + Browser::form_token(guide.get(path).body);
    const auto done = guide.post(path + "/accept", form);
    CHECK(done.status == 303);
    CHECK(header(done, "Location") == path + "?said=accepted");
    CHECK(header(guide.post(path + "/accept", form), "Location") == path + "?said=before");
    CHECK(filled.region.count("routing WHERE status='accepted'") == 1);
    CHECK(filled.region.count("access WHERE what='accept'") == 1);
    const auto page = guide.get(path + "?said=accepted");
    CHECK(shows(page, "Accepted. Anna is with you now."));
    CHECK_FALSE(shows(page, "Accept Anna"));
    CHECK(shows(guide.get("/people"), "One new person"));
    CHECK(shows(guide.get("/people?show=mine"), "Anna Andersson"));
}

TEST_CASE("a coordinator sees everybody, staff see stands and nobody") {
    Filled filled;
    Browser coordinator(filled.region);
    REQUIRE(coordinator.sign_in(filled.region.new_user(Role::coordinator)));
    const auto all = coordinator.get("/people");
    for (const char* name : {"Anna Andersson", "Bo Berg", "Cecilia Citron"}) CHECK(shows(all, name));
    Browser staff(filled.region);
    REQUIRE(staff.sign_in(filled.region.new_user(Role::staff)));
    CHECK(header(staff.get("/"), "Location") == "/stands");
    CHECK(shows(staff.get("/stands"), "Hall 7"));
    for (const std::string& path : {std::string("/people"), first_person(all)}) {
        const auto page = staff.get(path);
        CHECK(page.status == 403);
        CHECK_FALSE(shows(page, "Anna"));
    }
    CHECK(filled.guide_of("arjeplog").get("/stands").status == 403);
}

TEST_CASE("an EURES adviser sees nobody, since no consent names them, and is told so") {
    Filled filled;
    Browser eures(filled.region);
    REQUIRE(eures.sign_in(filled.region.new_user(Role::eures)));
    const auto inbox = eures.get("/people");
    CHECK(shows(inbox, "only people who said yes to it"));
    CHECK(first_person(inbox).empty());
}

TEST_CASE("what a visitor writes is shown as text, never as a part of the page") {
    Region region;
    region.publish();
    Stand stand(region);
    stand.must_enrol();
    auto record = record_of(1, "<script>alert(1)</script> \"O'Neil\" & {{t.common.menu}}");
    record.email = Secret("<img@example.org");
    record.words = Secret("</blockquote><form action=//evil>{{{content}}}\n{{csrf}}");
    stand.leave(record);
    region.sweep();
    Browser guide(region);
    REQUIRE(guide.sign_in(region.new_user(Role::guide, "arjeplog")));
    const auto inbox = guide.get("/people");
    const auto person = guide.get(first_person(inbox));
    for (const auto& page : {inbox, person}) {
        CHECK_FALSE(shows(page, "<script"));
        CHECK_FALSE(shows(page, "<img@"));
        CHECK(shows(page, "&lt;script&gt;alert(1)"));
        CHECK(shows(page, "{{t.common.menu}}"));
    }
    CHECK_FALSE(shows(person, "<form action=//evil"));
    CHECK(shows(person, "{{{content}}}"));
    CHECK(shows(person, "{{csrf}}"));
}

TEST_CASE("pages carry their safety headers and hold no script and no inline style") {
    Filled filled;
    auto guide = filled.guide_of("arjeplog");
    Browser stranger(filled.region);
    Browser coordinator(filled.region);
    REQUIRE(coordinator.sign_in(filled.region.new_user(Role::coordinator)));
    const std::string person = first_person(guide.get("/people"));
    for (const auto& page : {stranger.get("/sign-in"), guide.get("/people"), guide.get(person), guide.get("/nowhere"),
                             guide.get("/people?show=mine"), guide.get("/away"), coordinator.get("/stands")}) {
        CHECK(header(page, "Content-Security-Policy") ==
              "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
              "base-uri 'none'; frame-ancestors 'none'");
        CHECK(header(page, "Cache-Control") == "no-store");
        CHECK(header(page, "X-Content-Type-Options") == "nosniff");
        CHECK(header(page, "X-Frame-Options") == "DENY");
        CHECK_FALSE(shows(page, "<script"));
        CHECK_FALSE(std::regex_search(page.body, std::regex("\\sstyle=|\\son[a-z]+=|javascript:|data:")));
        CHECK_FALSE(shows(page, "{{"));
        CHECK(shows(page, "<main id=\"main\">"));
        CHECK(shows(page, "</html>"));
    }
    CHECK(guide.get("/assets/portal.css").status == 200);
    CHECK(guide.get("/assets/img/dream-forest.svg").type == "image/svg+xml");
    CHECK(guide.get("/assets/fonts/inter-regular.woff2").type == "font/woff2");
    CHECK(guide.get("/assets/pages/person.mustache").status == 404);
    CHECK(guide.get("/assets/../portal.css").status == 404);
}

TEST_CASE("every page text exists in both languages with the same placeholders") {
    const auto& english = portal::web::texts("en").table();
    const auto& swedish = portal::web::texts("sv").table();
    REQUIRE(english.size() > 100);
    const auto placeholders = [](const std::string& text) {
        std::multiset<std::string> out;
        const std::regex one("\\{[a-z]+\\}");
        for (std::sregex_iterator at(text.begin(), text.end(), one), end; at != end; ++at) out.insert(at->str());
        return out;
    };
    for (const auto& [key, text] : english) {
        INFO(key);
        REQUIRE(swedish.contains(key));
        CHECK_FALSE(swedish.find(key)->second.empty());
        CHECK(placeholders(text) == placeholders(swedish.find(key)->second));
    }
    CHECK(swedish.size() == english.size());
}

TEST_CASE("a guide sees until when each person waits, by the municipality's promise, until somebody accepts") {
    Filled filled;  // a Monday
    auto guide = filled.guide_of("arjeplog");
    const std::string bo = first_person(guide.get("/people"));
    CHECK(shows(guide.get("/people"), "class=\"clock \""));
    CHECK(shows(guide.get(bo), "of working time left"));
    const auto promise = [&](const char* municipality, int hours) {
        const Json asked = {{"v", 1}, {"verb", "promise"}, {"municipality", municipality}, {"hours", hours}};
        return Json::parse(portal::admin::carry_out(filled.region.portal(), asked.dump(), monday));
    };
    CHECK(promise("arjeplog", 1).at("hours") == Json{{"", 16}, {"arjeplog", 1}});
    CHECK_FALSE(promise("atlantis", 1).at("ok").get<bool>());
    for (const int hours : {-1, 401}) CHECK_FALSE(promise("arjeplog", hours).at("ok").get<bool>());
    CHECK(promise("arjeplog", 0).at("hours") == Json{{"", 16}});
    CHECK(shows(guide.get("/people"), "class=\"clock \""));
    CHECK(promise("arjeplog", 1).at("hours") == Json{{"", 16}, {"arjeplog", 1}});
    CHECK(shows(guide.get("/people"), "class=\"clock due\""));
    auto north = filled.guide_of("kiruna");
    CHECK(shows(north.get("/people"), "class=\"clock \""));
    filled.region.pass_minutes(24 * 60);
    auto next_day = filled.guide_of("arjeplog");
    CHECK(shows(next_day.get("/people"), "class=\"clock bad\""));
    CHECK(shows(next_day.get(bo), "of working time late"));
    next_day.accept(bo);
    CHECK_FALSE(shows(next_day.get(bo), "class=\"clock"));
}

TEST_CASE("times are told as Swedish clocks show them, in summer and in winter") {
    const auto& texts = portal::web::texts("en");
    CHECK(portal::web::date_time(need(from_iso_utc("2026-11-23T09:40:00Z")), texts) == "Mon 23 Nov 10:40");
    CHECK(portal::web::date_time(need(from_iso_utc("2026-07-01T22:30:00Z")), texts) == "Thu 2 Jul 00:30");
    CHECK(portal::web::time_span(90 * 60'000, texts) == "1 h");
    CHECK(portal::web::time_span(3LL * 24 * 60 * 60'000, texts) == "3 days");
}
