// Who stands at the fair today: staff say it with one command, and stands are told it with their next question.
#include "sync/portal/admin.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

Json told(Region& region, const Json& more = Json::object()) {
    Json asked = {{"v", 1}, {"verb", "event"}};
    asked.update(more);
    return Json::parse(portal::admin::carry_out(region.portal(), asked.dump(), monday));
}

}  // namespace

TEST_CASE("who is present is said once and told until something else is said") {
    Region region;
    region.publish();
    CHECK(told(region).at("present").empty());
    CHECK(told(region, {{"present", {"arjeplog", "kiruna"}}}).at("present") == Json({"arjeplog", "kiruna"}));
    CHECK(told(region).at("present") == Json({"arjeplog", "kiruna"}));
    CHECK(told(region, {{"present", Json::array()}}).at("present").empty());
}

TEST_CASE("a municipality nobody knows is refused with a remedy, and nothing is changed") {
    Region region;
    CHECK(told(region, {{"present", {"arjeplog"}}}).at("ok") == false);  // no content yet
    region.publish();
    REQUIRE(told(region, {{"present", {"arjeplog"}}}).at("ok") == true);
    const Json refused = told(region, {{"present", {"arjeplog", "umea"}}});
    CHECK(refused.at("ok") == false);
    CHECK_FALSE(refused.at("remedy").get<std::string>().empty());
    CHECK(told(region).at("present") == Json({"arjeplog"}));
}

TEST_CASE(
    "a region goes to the next fair: it is made, told to every stand, and leads of the one before are still taken") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    auto late = stand.seal(record_of(1, "Anna"));  // of the first fair
    const Json made = told(region, {{"verb", "event-new"},
                                    {"title", "Emigratiebeurs"},
                                    {"country", "NL"},
                                    {"languages", {"nl", "en"}},
                                    {"notice", "default"},
                                    {"rehearsal", true}});
    REQUIRE(made.at("ok") == true);
    CHECK(made.at("title") == "Emigratiebeurs");
    const Json heard = Json::parse(region.answer(stand.signed_request("GET", "/v1/event", "")).body).at("event");
    CHECK(heard.at("event_id") == made.at("event_id"));
    CHECK(heard.at("languages") == Json({"nl", "en"}));
    CHECK(heard.at("rehearsal") == true);
    const Json receipt = Json::parse(stand.send({stand.lead_json(late.sealed, 1)}).body);
    CHECK(receipt.at("results").at(0).at("status") == "stored");
    CHECK(told(region, {{"verb", "event-new"},
                        {"title", ""},
                        {"country", ""},
                        {"languages", Json::array()},
                        {"notice", "default"},
                        {"rehearsal", false}})
              .at("ok") == false);
}

TEST_CASE("one stand is at a fair of its own, also where it is enrolled anew, until it follows the others again") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const std::string name = "Hall 7";  // as Region::new_card() writes it
    const Json first = told(region);
    REQUIRE(told(region, {{"verb", "event-new"},
                          {"title", "Second"},
                          {"country", ""},
                          {"languages", Json::array()},
                          {"notice", "default"},
                          {"rehearsal", false}})
                .at("ok") == true);
    const auto heard = [&](Stand& by) {
        return Json::parse(region.answer(by.signed_request("GET", "/v1/event", "")).body)
            .at("event")
            .at("title")
            .get<std::string>();
    };
    CHECK(heard(stand) == "Second");
    const Json named = told(region, {{"verb", "event-stand"}, {"stand", name}, {"event_id", first.at("event_id")}});
    REQUIRE(named.at("ok") == true);
    CHECK(heard(stand) == first.at("title").get<std::string>());
    const Json list = told(region, {{"verb", "event-list"}}).at("events");
    REQUIRE(list.size() == 2);
    for (const Json& one : list) {
        CHECK(one.at("current") == (one.at("title") == "Second"));
        CHECK(one.at("stands").size() == (one.at("title") == "Second" ? 0U : 1U));
    }
    CHECK(told(region, {{"verb", "event-stand"}, {"stand", name}, {"event_id", "no uuid"}}).at("ok") == false);
    CHECK(told(region, {{"verb", "event-stand"}, {"stand", "nobody's"}, {"event_id", ""}}).at("ok") == false);
    REQUIRE(told(region, {{"verb", "event-stand"}, {"stand", name}, {"event_id", ""}}).at("ok") == true);
    CHECK(heard(stand) == "Second");
}
