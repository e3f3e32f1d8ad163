#include "sync/portal/admin.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

Json count(std::uint8_t name, const std::string& value, int n) {
    return {{"count_id", to_base64url(filled<16>(name))},
            {"hour", 497222},
            {"event_id", to_base64url(filled<16>(9))},
            {"kind", "pulse"},
            {"question", "move"},
            {"value", value},
            {"n", n}};
}

std::string status_of(Stand& stand, const Json& one) {
    const auto answer = stand.post("/v1/answers", {{"v", 1}, {"counts", {one}}});
    REQUIRE(answer.status == 200);
    const Json body = Json::parse(answer.body);
    CHECK(body.at("type") == "answers");
    CHECK(body.at("nonce") == stand.nonce);
    return body.at("results").at(0).at("status");
}

Json listed(Region& region) {
    return Json::parse(portal::admin::carry_out(region.portal(), R"({"v":1,"verb":"answers"})", monday)).at("answers");
}

}  // namespace

TEST_CASE("a count is counted once, however often it comes, and cells under five show no number") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    CHECK(status_of(stand, count(1, "job", 3)) == "counted");
    CHECK(status_of(stand, count(1, "job", 3)) == "duplicate");
    REQUIRE(listed(region).size() == 1);
    CHECK(listed(region).at(0).at("count").is_null());
    CHECK(status_of(stand, count(2, "job", 4)) == "counted");
    CHECK(listed(region).at(0).at("count") == 7);
    CHECK(listed(region).at(0).at("value") == "job");
}

TEST_CASE("counts that can't be counts are refused whole") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    for (const Json& bad : {count(1, "a b", 1), count(1, "job", 0), count(1, "job", 1'000'000), Json("job")}) {
        CHECK(stand.post("/v1/answers", {{"v", 1}, {"counts", {count(2, "job", 5), bad}}}).status == 400);
    }
    CHECK(listed(region).empty());
}

TEST_CASE("nobody but an enrolled stand is heard") {
    Region region;
    Stand stranger(region);
    CHECK(stranger.post("/v1/answers", {{"v", 1}, {"counts", Json::array({count(1, "job", 9)})}}).status == 401);
    CHECK(listed(region).empty());
}
