#include "sync/portal/admin.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

Json good_health() {
    return {{"v", 1},        {"sw", "0.1.0"},          {"pack", "norrbotten 3"},
            {"copies", "2"}, {"disk_free_mb", 51'200}, {"clock", "portal"},
            {"pending", 4},  {"quarantined", 0},       {"lost", 0}};
}

Json staff_read(Region& region) {
    return Json::parse(portal::admin::carry_out(region.portal(), R"({"v":1,"verb":"status"})", monday));
}

}  // namespace

TEST_CASE("what a stand last said of itself is what staff read, and not to be answered by another's words") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto answer = stand.post("/v1/health", good_health());
    REQUIRE(answer.status == 200);
    CHECK(Json::parse(answer.body).at("type") == "health");
    CHECK(Json::parse(answer.body).at("nonce") == stand.nonce);
    CHECK(seal::verify_answer(view(answer.body), header(answer, "Monter-Signature"), region.portal().root()));
    Json later = good_health();
    later["pending"] = 9;
    REQUIRE(stand.post("/v1/health", later).status == 200);
    const Json told = staff_read(region);
    REQUIRE(told.at("stands").size() == 1);
    const Json& line = told.at("stands").at(0);
    CHECK(line.at("pending") == 9);
    CHECK(line.at("content") == "norrbotten 3");
    CHECK(line.at("copies") == "2");
    CHECK(line.at("disk_free_mb") == 51'200);
    CHECK(line.at("clock") == "portal");
    CHECK(line.at("heard").get<std::string>().starts_with("2026-11-23T"));
    CHECK(told.at("advice").empty());
}

TEST_CASE("a stand that was enrolled again is told of once") {
    Region region;
    Stand before(region);
    before.must_enrol();
    REQUIRE(before.post("/v1/health", good_health()).status == 200);
    region.now.wall_ms += 1000;
    Stand after(region);
    after.must_enrol();
    Json later = good_health();
    later["pending"] = 9;
    REQUIRE(after.post("/v1/health", later).status == 200);
    const Json told = staff_read(region);
    REQUIRE(told.at("stands").size() == 1);
    CHECK(told.at("stands").at(0).at("pending") == 9);
}

TEST_CASE("what needs somebody at a stand is told in words") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto [field, value, words] =
        GENERATE(table<std::string, Json, std::string>({{"lost", 1, "lost leads"},
                                                        {"disk_free_mb", 100, "little room"},
                                                        {"clock", "none", "wrong clock"},
                                                        {"quarantined", 2, "set leads aside"}}));
    Json ill = good_health();
    ill[field] = value;
    REQUIRE(stand.post("/v1/health", ill).status == 200);
    const Json advice = staff_read(region).at("advice");
    REQUIRE(advice.size() == 1);
    CHECK(advice.at(0).get<std::string>().find(words) != std::string::npos);
}

TEST_CASE("health that can't be read, or of a stranger, is refused and leaves nothing") {
    Region region;
    Stand stand(region);
    CHECK(stand.post("/v1/health", good_health()).status == 401);
    stand.must_enrol();
    for (const char* field : {"sw", "pack", "copies", "clock", "disk_free_mb", "pending", "quarantined", "lost"}) {
        Json bad = good_health();
        bad.erase(field);
        CHECK(stand.post("/v1/health", bad).status == 400);
        bad[field] = Json::array();
        CHECK(stand.post("/v1/health", bad).status == 400);
    }
    Json bad = good_health();
    bad["pending"] = -1;
    CHECK(stand.post("/v1/health", bad).status == 400);
    bad = good_health();
    bad["pack"] = std::string(100'000, 'x');
    CHECK(stand.post("/v1/health", bad).status == 400);
    CHECK(staff_read(region).at("stands").empty());
}
