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
