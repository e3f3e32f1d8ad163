// How the region chooses among the places a visitor named: weights, what the stand can't know, and what if.
#include "sync/portal/store/weights.hpp"

#include <regex>

#include "sync/portal/routing/choice.hpp"
#include "sync/portal/routing/what_if.hpp"
#include "tests/support/portal_pages.hpp"

using namespace monter;
using namespace monter::test;
using namespace monter::portal::routing;

namespace {

using portal::store::Role;

// Forest fits Arjeplog wholly and Luleå a third; neither was chosen by the visitor.
lead::Record undecided(std::uint8_t number = 1) {
    lead::Record record = record_of(number, "Anna");
    record.wish = {{"forest"}, {}, "", "", {"nl"}};
    record.seen.clear();
    record.consent.recipients = {"arjeplog", "lulea"};
    return record;
}

std::string chosen(const lead::Record& record, const AllCircumstances& around, const Weights& weights = {}) {
    const auto profiles = some_content()->profiles();
    const auto choice = choose(record, profiles, around, weights);
    return choice ? choice->municipality : "nobody";
}

Circumstances at_work(std::vector<std::string> languages = {}) {
    return {.at_work = true, .languages = std::move(languages)};
}

}  // namespace

TEST_CASE("weights decide among named places, and never against the visitor's own choice") {
    const AllCircumstances around{{"arjeplog", at_work()}, {"lulea", at_work({"nl"})}};
    CHECK(chosen(undecided(), around) == "arjeplog");
    const Weights languages{.version = 1, .points = {10, 0, 0, 90, 0, 0}};
    CHECK(chosen(undecided(), around, languages) == "lulea");
    auto own = undecided();
    own.wish.hearts = {"arjeplog"};
    CHECK(chosen(own, around, languages) == "arjeplog");
    own.wish.written_from = "lulea";
    CHECK(chosen(own, around) == "lulea");
}

TEST_CASE("a place where nobody is at work comes last, unless the visitor chose it") {
    AllCircumstances around{{"arjeplog", {}}, {"lulea", at_work()}};
    CHECK(chosen(undecided(), around) == "lulea");
    auto own = undecided();
    own.wish.hearts = {"arjeplog"};
    CHECK(chosen(own, around) == "arjeplog");
    around["lulea"].at_work = false;
    CHECK(chosen(undecided(), around) == "arjeplog");
}

TEST_CASE("a full month counts nothing for room, and room runs out within one sweep") {
    const Weights room{.version = 1, .points = {0, 0, 0, 0, 100, 0}};
    AllCircumstances around{{"arjeplog", at_work()}, {"lulea", at_work()}};
    around["arjeplog"].month = 4;
    around["arjeplog"].taken = 4;
    around["lulea"].month = 4;
    around["lulea"].taken = 3;
    CHECK(chosen(undecided(), around, room) == "lulea");
    around["lulea"].taken = 9;
    around["arjeplog"].taken = 0;
    CHECK(chosen(undecided(), around, room) == "arjeplog");
}

TEST_CASE(
    "a decision is the same again from what is kept of it, and other weights only move who had no wish of their own") {
    const AllCircumstances around{{"arjeplog", at_work()}, {"lulea", at_work({"nl"})}};
    const auto profiles = some_content()->profiles();
    const auto choice = choose(undecided(), profiles, around, {});
    REQUIRE(choice);
    const auto again = need(decided_from_json(to_json(Decided{0, choice->candidates})));
    CHECK(again.candidates == choice->candidates);
    for (const char* broken : {"", "{}", "[]", R"({"weights":1,"candidates":[{"place":"x"}]})"}) {
        CHECK_FALSE(decided_from_json(broken));
    }
    CHECK_FALSE(weights_from_json(R"({"dreams":100,"work":1,"language":0,"guide":0,"room":0,"fair":0})", 1));
    CHECK(to_json(Weights{}).find("Anna") == std::string::npos);
}

TEST_CASE("a coordinator tries weights on what was decided, saves a version, and the next person is given by it") {
    Region region;
    region.publish();
    Stand stand{region};
    stand.must_enrol();
    Browser arjeplog(region), lulea(region), boss(region);
    enter(region, arjeplog, someone(region, Role::guide, "arjeplog"));
    enter(region, lulea, someone(region, Role::guide, "lulea"));
    enter(region, boss, someone(region, Role::coordinator));
    const auto send = [](Browser& who, const std::string& page, const std::string& path, const std::string& fields) {
        return who.post(path, "csrf=" + Browser::form_token(who.get(page).body) + "&" + fields);
    };
    CHECK(send(lulea, "/away", "/away", "takes=1&lang_nl=1").status == 303);
    stand.leave(undecided(1));
    region.sweep();
    CHECK(region.count("routing WHERE municipality='arjeplog' AND weights=0") == 1);
    const std::string other = "dreams=10&work=0&language=0&guide=90&room=0&fair=0";
    const auto tried = boss.get("/routing?" + other);
    CHECK(shows(tried, "0 people would go to the same place, 1 elsewhere. 0 had chosen"));
    CHECK(shows(tried, "Save as version 1"));
    // The token never stands in an address.
    const std::string form = tried.body.substr(tried.body.find("method=\"get\""));
    CHECK(form.substr(0, form.find("</form>")).find("csrf") == std::string::npos);
    CHECK(region.count("weights") == 0);
    CHECK(region.count("routing WHERE municipality='arjeplog'") == 1);
    CHECK(send(boss, "/routing", "/routing/weights", "dreams=10&work=0&language=0&guide=91&room=0&fair=0").status ==
          422);
    CHECK(send(boss, "/routing", "/routing/weights", "dreams=100&work=0").status == 422);
    CHECK(send(boss, "/routing", "/routing/weights", other).status == 303);
    CHECK(shows(boss.get("/routing"), "Weights version 1 since"));
    stand.leave(undecided(2));
    region.sweep();
    CHECK(region.count("routing WHERE municipality='lulea' AND weights=1") == 1);
    CHECK(region.count("step WHERE what='routed' AND detail='1' AND note IS NOT NULL") == 1);
    const auto page = lulea.get(first_person(lulea.get("/people")));
    CHECK(shows(page, "A guide here writes Dutch"));
    CHECK(shows(page, "Weights version 1. After it come Arjeplog."));
    // Room, by the region's word.
    CHECK(send(boss, "/routing", "/routing/rooms", "room_lulea=501").status == 422);
    CHECK(send(boss, "/routing", "/routing/rooms", "room_lulea=2&room_atlantis=3").status == 303);
    CHECK(region.count("room") == 1);
    CHECK(shows(boss.get("/routing"), "1 of 2"));
    CHECK(arjeplog.get("/routing").status == 403);
    CHECK(send(arjeplog, "/people", "/routing/weights", other).status != 303);
    CHECK(region.count("weights") == 1);
}

TEST_CASE("the same contact within half an hour is linked, for who may see both, and forgotten with an erasure") {
    Region region;
    region.publish();
    Stand stand{region};
    stand.must_enrol();
    Browser guide(region);
    const auto who = someone(region, Role::guide, "arjeplog");
    stand.leave(record_of(1, "Anna"));
    region.pass_minutes(29);
    auto again = record_of(2, "A. Andersson");
    again.email = Secret("EVA@example.org");
    again.phone = Secret("");
    stand.leave(again);
    region.pass_minutes(31);
    auto later = record_of(1, "Much later");
    later.lead_id = filled<16>(3);
    stand.leave(later);
    auto stranger = record_of(4, "Somebody else");
    stranger.email = Secret("other@example.org");
    stranger.phone = Secret("");
    const auto left = stand.leave(stranger);
    region.sweep();
    enter(region, guide, who);
    const auto first = guide.get(first_person(guide.get("/people")));
    CHECK(shows(first, "The same contact wrote twice"));
    CHECK(shows(first, seal::reference(filled<16>(2))));
    CHECK_FALSE(shows(first, seal::reference(filled<16>(3))));
    CHECK(region.count("routing") == 4);
    CHECK(region.count("alike") == 6);
    CHECK(region.bytes_on_disk().find("eva@example") == std::string::npos);
    const Json key{{"key", to_base64url(left.withdraw_key)}};
    CHECK(stand.post("/v1/withdrawals", {{"v", 1}, {"withdrawals", Json::array({key})}}).status == 200);
    CHECK(region.count("alike") == 5);
}
