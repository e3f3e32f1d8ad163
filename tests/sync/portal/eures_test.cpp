// EURES: an adviser reads and takes home exactly those who said yes to it, from the moment a guide wrote that down
// until the visitor or the guide ends it; and who they were is told to whoever took a file.
#include "tests/support/portal_pages.hpp"

using namespace monter;
using namespace monter::test;

namespace {

using portal::store::Role;

struct Advised {
    Region region;
    Stand stand{region};
    Browser guide{region}, other{region}, adviser{region};
    std::string login, anna, bo;
    static constexpr const char* yes = "&how=mail&day=2026-11-23&exactly=1";

    Advised() {
        region.publish();
        stand.must_enrol();
        leave(1, "Anna Andersson");
        leave(2, "Bo Berg");
        region.sweep();
        login = someone(region, Role::guide, "arjeplog");
        enter(region, guide, login);
        enter(region, other, someone(region, Role::guide, "kiruna"));
        enter(region, adviser, someone(region, Role::eures));
        anna = path_of("Anna Andersson");
        bo = path_of("Bo Berg");
        for (const std::string& path : {anna, bo}) (void)act(path, "accept", "");
    }
    // Whose code is their number.
    void leave(std::uint8_t number, const std::string& name) {
        stand.send({stand.lead_json(stand.seal(record_of(number, name), 0, number).sealed, ++stand.seq)});
    }
    portal::Response with_code(std::uint8_t number, const std::string& what) {
        return region.answer({.method = "POST",
                              .path = "/w",
                              .query = "l=en",
                              .body = "code=" + to_crockford(filled<16>(number)) + "&do=" + what});
    }
    // The pages of the inbox, by the name on them.
    std::string path_of(const std::string& name) {
        const std::string page = guide.get("/people").body;
        const std::size_t named = page.find(name);
        REQUIRE(named != std::string::npos);
        const std::size_t at = page.rfind("href=\"/people/", named);
        return page.substr(at + 6, page.find('"', at + 6) - at - 6);
    }
    portal::Response act(const std::string& path, const std::string& what, const std::string& form) {
        return guide.post(path + "/" + what, "csrf=" + Browser::form_token(guide.get(path).body) + form);
    }
    Json file(Browser& who, const std::string& path) { return Json::parse(who.get(path).body).at("people"); }
};

bool sees_nobody(const portal::Response& page) {
    return page.body.find("Anna") == std::string::npos && page.body.find("Bo Berg") == std::string::npos;
}

}  // namespace

TEST_CASE("without a consent an EURES adviser has nobody: no list, no page, no file") {
    Advised fair;
    CHECK(sees_nobody(fair.adviser.get("/people")));
    CHECK(fair.adviser.get(fair.anna).status == 404);
    CHECK(fair.file(fair.adviser, "/eures.json").empty());
    CHECK(sees_nobody(fair.adviser.get("/eures.csv")));
    CHECK(fair.adviser.get(fair.anna + "/eures.json").status == 404);
    CHECK(fair.guide.get(fair.anna + "/eures.json").status == 404);
    CHECK(fair.region.count("access WHERE what='export'") == 0);
}

TEST_CASE("a yes is to exactly the words shown, said in a way and on a day; anything less is kept as nothing") {
    Advised fair;
    for (const std::string form :
         {"&how=mail&day=2026-11-23", "&how=rumour&day=2026-11-23&exactly=1", "&how=mail&day=&exactly=1",
          "&how=mail&day=2026-11-22&exactly=1", "&how=mail&day=2026-11-24&exactly=1"}) {
        INFO(form);
        CHECK(fair.act(fair.anna, "eures", form).status == 422);
    }
    CHECK(fair.region.count("later_consent") == 0);
    REQUIRE(fair.act(fair.anna, "eures", Advised::yes).status == 303);
    CHECK(fair.act(fair.anna, "eures", Advised::yes).status == 422);  // one at a time
    CHECK(fair.region.count("later_consent WHERE who='" + fair.login + "' AND language='nl'") == 1);
    CHECK(fair.region.count("shown_text WHERE words LIKE '%EURES-adviseur%Arbetsförmedlingen%'") == 1);
}

TEST_CASE("who said yes is read and taken home, with the words, and nobody else is; each file is logged") {
    Advised fair;
    REQUIRE(fair.act(fair.anna, "write", "&kind=note&words=Between+us").status == 303);
    REQUIRE(fair.act(fair.anna, "next", "&words=Call+on+Friday&by=2026-11-27&whose=us").status == 303);
    REQUIRE(fair.act(fair.anna, "eures", Advised::yes).status == 303);
    const auto list = fair.adviser.get("/people");
    CHECK(shows(list, "Anna Andersson"));
    CHECK_FALSE(shows(list, "Bo Berg"));
    CHECK_FALSE(shows(list, "Call on Friday"));
    const auto page = fair.adviser.get(fair.anna);
    CHECK(page.status == 200);
    CHECK(shows(page, "Anna Andersson"));
    // What guides wrote before was not what she said yes to.
    CHECK_FALSE(shows(page, "Between us"));
    CHECK_FALSE(shows(page, "Call on Friday"));
    const Json people = fair.file(fair.adviser, "/eures.json");
    REQUIRE(people.size() == 1);
    const Json& anna = people.at(0);
    CHECK(anna.at("@type") == "Person");
    CHECK(anna.at("name") == "Anna Andersson");
    CHECK(anna.at("municipality") == "Arjeplog");
    CHECK(anna.at("preferredLanguage") == "nl");
    CHECK(anna.at("consent").at("given") == "2026-11-23");
    CHECK(anna.at("consent").at("words").get<std::string>().find("EURES") != std::string::npos);
    const auto csv = fair.adviser.get("/eures.csv");
    CHECK(shows(csv, "Anna Andersson"));
    CHECK(shows(csv, "knowsLanguage"));
    CHECK_FALSE(shows(csv, "Bo Berg"));
    CHECK(fair.file(fair.guide, fair.anna + "/eures.json").size() == 1);
    CHECK(fair.guide.get(fair.bo + "/eures.json").status == 404);
    CHECK(fair.other.get(fair.anna + "/eures.json").status == 404);
    CHECK(fair.region.count("access WHERE what='export' AND lead_id IS NOT NULL") == 3);
}

TEST_CASE("an adviser writes in the log, which the guide reads; and does nothing else") {
    Advised fair;
    REQUIRE(fair.act(fair.anna, "eures", Advised::yes).status == 303);
    const std::string csrf = "csrf=" + Browser::form_token(fair.adviser.get(fair.anna).body);
    REQUIRE(fair.adviser.post(fair.anna + "/write", csrf + "&kind=call&words=A+job+in+Boden").status == 303);
    CHECK(shows(fair.guide.get(fair.anna), "A job in Boden"));
    CHECK(shows(fair.adviser.get(fair.anna), "A job in Boden"));
    for (const char* act : {"outcome", "next", "share", "hand-over", "eures-end", "eures", "accept"}) {
        INFO(act);
        CHECK(fair.adviser.post(fair.anna + "/" + act, csrf + "&outcome=closed").status == 403);
    }
    CHECK(fair.adviser.post(fair.bo + "/write", csrf + "&kind=note&words=x").status == 404);
}

TEST_CASE("ended by the guide or taken back by the visitor: the adviser sees nobody, and is told of whom") {
    Advised fair;
    REQUIRE(fair.act(fair.anna, "eures", Advised::yes).status == 303);
    REQUIRE(fair.act(fair.bo, "eures", Advised::yes).status == 303);
    REQUIRE(fair.act(fair.anna, "eures-end", "").status == 303);
    CHECK(fair.act(fair.anna, "eures-end", "").status == 422);
    const Json left = fair.file(fair.adviser, "/eures.json");
    REQUIRE(left.size() == 1);
    CHECK(left.at(0).at("name") == "Bo Berg");
    CHECK(fair.adviser.get(fair.anna).status == 404);
    CHECK(fair.with_code(2, "take_back").status == 200);
    CHECK(fair.file(fair.adviser, "/eures.json").empty());
    const auto page = fair.adviser.get("/people");
    CHECK(sees_nobody(page));
    CHECK(std::string(page.body).find("Delete what you took home") != std::string::npos);
    CHECK(fair.region.count("later_consent WHERE ended_ms IS NULL") == 0);
    // Said yes again: no longer told as ended.
    REQUIRE(fair.act(fair.anna, "eures", Advised::yes).status == 303);
    CHECK(fair.file(fair.adviser, "/eures.json").size() == 1);
}

TEST_CASE("whoever has the code reads what EURES was said yes to, and ends it there; the guide is told") {
    Advised fair;
    CHECK_FALSE(shows(fair.with_code(1, "see"), "value=\"end_eures\""));
    REQUIRE(fair.act(fair.anna, "eures", Advised::yes).status == 303);
    (void)fair.adviser.get(fair.anna);
    const auto held = fair.with_code(1, "see");
    CHECK(shows(held, "EURES advisers may read your answers since 23 November 2026"));
    CHECK(shows(held, "Een EURES-adviseur van Arbetsförmedlingen"));  // the words, as she said yes to them
    CHECK(shows(held, "You agreed that EURES advisers may read"));
    CHECK(shows(held, "· EURES"));  // who opened it
    CHECK(Json::parse(fair.with_code(1, "copy").body).at("eures").at("how") == "mail");
    CHECK(shows(fair.with_code(1, "end_eures"), "EURES advisers no longer see your answers"));
    CHECK(fair.with_code(1, "end_eures").status == 200);
    CHECK(fair.adviser.get(fair.anna).status == 404);
    CHECK(fair.region.count("step WHERE what='eures_no' AND who=''") == 1);
    CHECK(shows(fair.guide.get(fair.anna), "The visitor no longer wants EURES to read."));
}
