// Fairs and stands on pages: the coordinator makes and changes, staff read, and stands are told what was saved. The
// rules are the command line's (event_test.cpp): only what the pages add is tried here.
#include "sync/base/swedish_day.hpp"
#include "sync/portal/admin.hpp"
#include "tests/support/portal_pages.hpp"

using namespace monter;
using namespace monter::test;

namespace {

using portal::store::Role;

struct FairOffice {
    Region region;
    Stand stand{region};
    Browser coordinator{region};
    std::string login;

    FairOffice() {
        region.publish();
        stand.must_enrol();
        login = someone(region, Role::coordinator);
        enter(region, coordinator, login);
    }
    portal::Response post(const std::string& path, const std::string& form) {
        return coordinator.post(path, "csrf=" + Browser::form_token(coordinator.get("/fairs").body) + form);
    }
    // A fair of 27 and 28 November; gives its address.
    std::string make(const std::string& more = "") {
        const auto made = post("/fairs",
                               "&title=Emigratiebeurs&country=nl&first_day=2026-11-27&last_day=2026-11-28"
                               "&lang_en=1&lang_nl=1&start=nl&notice=default" +
                                   more);
        REQUIRE(made.status == 303);
        const std::string to = header(made, "Location");
        return to.substr(0, to.find('?'));
    }
    Json heard() { return Json::parse(region.answer(stand.signed_request("GET", "/v1/event", "")).body).at("event"); }
    std::string stand_path() const { return "/stands/" + to_uuid(stand.device_id); }
};

}  // namespace

TEST_CASE("a fair made on the page waits until every stand is sent there, and is told as it was written") {
    FairOffice office;
    const std::string path = office.make();
    CHECK(office.heard().at("title") == "Utrecht 2026");
    CHECK(shows(office.coordinator.get(path), "Fri 27 Nov to Sat 28 Nov 2026"));
    CHECK(office.post(path + "/current", "").status == 303);
    CHECK(office.heard().at("title") == "Emigratiebeurs");
    CHECK(office.heard().at("country") == "NL");
    CHECK(office.heard().at("languages") == Json({"nl", "en"}));
    CHECK(office.region.count("fleet_step WHERE what='fair_made' AND who='" + office.login + "'") == 1);
    CHECK(office.region.count("fleet_step WHERE what='fair_current' AND who='" + office.login + "'") == 1);
}

TEST_CASE("who is there is told on its own day, by Swedish clocks, and on no other") {
    FairOffice office;
    const std::string path = office.make("&current=1");
    REQUIRE(office
                .post(path + "/present",
                      "&at_2026-11-27_kiruna=1&at_2026-11-28_kiruna=1&at_2026-11-28_lulea=1"
                      "&at__arjeplog=1")
                .status == 303);
    const auto at = [&](const char* utc) {
        office.region.now.wall_ms = need(from_iso_utc(utc));
        return office.heard().at("present");
    };
    CHECK(at("2026-11-26T12:00:00Z") == Json({"arjeplog"}));
    CHECK(at("2026-11-26T23:30:00Z") == Json({"kiruna"}));  // 00:30 there
    CHECK(at("2026-11-28T12:00:00Z") == Json({"kiruna", "lulea"}));
    CHECK(at("2026-11-28T23:30:00Z") == Json({"arjeplog"}));
}

TEST_CASE("what the command says of today is said of today where that day is planned") {
    FairOffice office;
    const std::string path = office.make("&current=1");
    REQUIRE(office.post(path + "/present", "&at_2026-11-27_kiruna=1").status == 303);
    const std::int64_t friday = need(from_iso_utc("2026-11-27T09:00:00Z"));
    const auto told =
        portal::admin::carry_out(office.region.portal(), R"({"v":1,"verb":"event","present":["lulea"]})", friday);
    REQUIRE(Json::parse(told).at("present") == Json({"lulea"}));
    office.region.now.wall_ms = friday;
    CHECK(office.heard().at("present") == Json({"lulea"}));
    office.region.now.wall_ms = need(from_iso_utc("2026-11-28T09:00:00Z"));
    CHECK(office.heard().at("present").empty());
}

TEST_CASE("a day that is no day of the fair any more is forgotten") {
    FairOffice office;
    const std::string path = office.make("&current=1");
    REQUIRE(office.post(path + "/present", "&at_2026-11-27_kiruna=1").status == 303);
    REQUIRE(
        office.post(path + "/change", "&title=Emigratiebeurs&notice=default&first_day=2026-11-28&last_day=2026-11-28")
            .status == 303);
    CHECK(office.region.count("event_day WHERE day='2026-11-27'") == 0);
    CHECK(office.region.count("event_day WHERE day='2026-11-28'") == 1);
}

TEST_CASE("what can be no fair is told, keeps what was typed and makes nothing") {
    FairOffice office;
    for (const std::string form :
         {"&title=&notice=default", "&title=Beurs&notice=nowhere", "&title=Beurs&notice=default&country=N1",
          "&title=Beurs&notice=default&start=xx", "&title=Beurs&notice=default&first_day=2026-11-27",
          "&title=Beurs&notice=default&first_day=2026-11-27&last_day=2026-11-26",
          "&title=Beurs&notice=default&first_day=2026-11-27&last_day=2027-02-30",
          "&title=Beurs&notice=default&first_day=2026-01-01&last_day=2026-12-31"}) {
        INFO(form);
        const auto answer = office.post("/fairs", form);
        CHECK(answer.status == 422);
        if (form.find("Beurs") != std::string::npos) CHECK(shows(answer, "value=\"Beurs\""));
    }
    CHECK(office.region.count("event") == 1);
}

TEST_CASE("a fair that somebody has written at stays the rehearsal it is, or is not") {
    FairOffice office;
    const std::string path = "/fairs/" + to_uuid(office.region.event().event_id);
    const std::string form = "&title=Utrecht&notice=default&rehearsal=1";
    REQUIRE(office.post(path + "/change", form).status == 303);
    REQUIRE(office.post(path + "/change", "&title=Utrecht&notice=default").status == 303);
    office.stand.leave(record_of(1, "Anna"));
    CHECK(office.post(path + "/change", form).status == 422);
    CHECK_FALSE(office.region.event().rehearsal);
    CHECK(office.post(path + "/change", "&title=Utrecht+2027&notice=default").status == 303);
    CHECK(office.region.event().title == "Utrecht 2027");
}

TEST_CASE("a card made on the page enrols one stand; the file is the answer itself and stays on no page") {
    FairOffice office;
    const auto made = office.post("/stands", "&stand=Hall+9&url=https://portal.test&days=3");
    REQUIRE(made.status == 200);
    CHECK(header(made, "Content-Disposition").starts_with("attachment"));
    CHECK(header(made, "Cache-Control") == "no-store");
    Stand another(office.region);
    another.nonce = "YW5vdGhlci1ub25jZS0xMjM";
    CHECK(another.enrol(made.body).status == 200);
    const auto page = office.coordinator.get("/stands");
    CHECK(shows(page, "Hall 9"));
    CHECK_FALSE(shows(page, Json::parse(made.body).at("secret").get<std::string>()));
    for (const std::string form :
         {"&stand=&url=https://portal.test&days=3", "&stand=A&url=http://portal.test&days=3",
          "&stand=A&url=https://portal.test&days=99", "&stand=A&url=https://portal.test&days=x"}) {
        CHECK(office.post("/stands", form).status == 422);
    }
    CHECK(office.region.count("card") == 2);
    CHECK(office.region.count("fleet_step WHERE what='card_made' AND about='Hall 9' AND who='" + office.login + "'") ==
          1);
}

TEST_CASE("a stand is sent to a fair of its own and taken out of use, once; it is told why and keeps what it has") {
    FairOffice office;
    const std::string fair = office.make();
    const std::string id = fair.substr(fair.rfind('/') + 1);
    CHECK(shows(office.coordinator.get(office.stand_path()), "Utrecht 2026"));
    REQUIRE(office.post(office.stand_path() + "/fair", "&fair=" + id).status == 303);
    CHECK(office.heard().at("title") == "Emigratiebeurs");
    CHECK(shows(office.coordinator.get(fair), "Hall 7"));
    (void)office.post(office.stand_path() + "/fair", "&fair=no-fair");
    CHECK(office.heard().at("title") == "Emigratiebeurs");
    REQUIRE(office.post(office.stand_path() + "/close", "").status == 303);
    (void)office.post(office.stand_path() + "/close", "");
    CHECK(office.region.answer(office.stand.signed_request("GET", "/v1/event", "")).status == 403);
    CHECK(office.region.count("fleet_step WHERE what='closed' AND about='Hall 7'") == 1);
    CHECK(shows(office.coordinator.get(office.stand_path()), "Taken out of use"));
}

TEST_CASE("staff read fairs and stands and are shown no form; a fair that never was is no page") {
    FairOffice office;
    Browser staff(office.region);
    enter(office.region, staff, someone(office.region, Role::staff));
    const std::string fair = "/fairs/" + to_uuid(office.region.event().event_id);
    for (const std::string& path : {std::string("/fairs"), std::string("/stands"), fair, office.stand_path()}) {
        INFO(path);
        const auto page = staff.get(path);
        CHECK(page.status == 200);
        for (const char* form :
             {"action=\"/fairs\"", "action=\"/stands\"", "/close\"", "/change\"", "<button class=\"btn"}) {
            CHECK_FALSE(shows(page, form));
        }
    }
    for (const char* path : {"/fairs/nothing", "/fairs/00000000-0000-4000-8000-000000000000", "/stands/nothing"}) {
        CHECK(office.coordinator.get(path).status == 404);
        CHECK(
            office.post(std::string(path) + (std::string(path).starts_with("/f") ? "/current" : "/close"), "").status ==
            404);
    }
}

TEST_CASE("days are those of the Swedish calendar, over leap years and the changes of clocks") {
    CHECK(swedish_day(need(from_iso_utc("2026-03-29T22:30:00Z"))) == "2026-03-30");
    CHECK(swedish_day_begins("2026-03-30") == need(from_iso_utc("2026-03-29T22:00:00Z")));
    CHECK(swedish_days("2028-02-28", "2028-03-01", 9) ==
          std::vector<std::string>{"2028-02-28", "2028-02-29", "2028-03-01"});
    CHECK(swedish_days("2026-10-24", "2026-10-26", 9).size() == 3);
    CHECK(swedish_days("2026-10-24", "2026-10-23", 9).empty());
    CHECK(swedish_days("2026-10-24", "2026-12-24", 4).size() == 4);
    for (const char* wrong : {"", "2026-02-30", "26-02-03", "2026-2-03", "2026-02-0x", "1969-12-31"}) {
        CHECK_FALSE(swedish_day_begins(wrong));
    }
}
