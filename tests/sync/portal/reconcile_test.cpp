#include "sync/portal/intake/parts.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

Json asked(Stand& stand, const std::vector<Id>& have) {
    Json list = Json::array();
    for (const Id& id : have) list.push_back(to_base64url(id));
    return {{"v", 1}, {"device_id", to_uuid(stand.device_id)}, {"have", std::move(list)}};
}

portal::Response ask_time(Region& region, const std::string& query) {
    return region.answer({.method = "GET", .path = "/v1/time", .query = query});
}

}  // namespace

TEST_CASE("a stand asks what is missing here, and hears exactly that, signed") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto kept = stand.leave(record_of(1, "Anna"));
    const auto erased = stand.leave(record_of(2, "Bo"));
    const Json taken{{"v", 1}, {"withdrawals", {{{"key", to_base64url(erased.withdraw_key)}}}}};
    REQUIRE(stand.post("/v1/withdrawals", taken).status == 200);
    const Id lost = filled<16>(77);
    const auto answer = stand.post("/v1/reconcile", asked(stand, {kept.sealed.lead_id, lost, erased.sealed.lead_id}));
    REQUIRE(answer.status == 200);
    CHECK(seal::verify_answer(view(answer.body), header(answer, "Monter-Signature"), region.portal().root()));
    const Json body = Json::parse(answer.body);
    CHECK(body.at("type") == "reconcile");
    CHECK(body.at("nonce") == stand.nonce);
    CHECK(body.at("epoch") == Json::parse(stand.send({}).body).at("epoch"));
    CHECK(body.at("missing") == Json::array({to_base64url(lost)}));
    CHECK(body.at("durable_seq") == Json::parse(stand.send({}).body).at("durable_seq"));
    CHECK(Json::parse(stand.post("/v1/reconcile", asked(stand, {})).body).at("missing").empty());
}

TEST_CASE("a question about more than five hundred leads, or in another stand's name, is refused") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    CHECK(stand.post("/v1/reconcile", asked(stand, std::vector<Id>(500, filled<16>(1)))).status == 200);
    CHECK(stand.post("/v1/reconcile", asked(stand, std::vector<Id>(501, filled<16>(1)))).status == 413);
    Json other = asked(stand, {});
    other["device_id"] = to_uuid(filled<16>(9));
    CHECK(stand.post("/v1/reconcile", other).status == 400);
    for (const Json& wrong : {Json(1), Json("AAAA"), Json::array(), Json(nullptr)}) {
        Json body = asked(stand, {});
        body["have"] = Json::array({wrong});
        CHECK(stand.post("/v1/reconcile", body).status == 400);
        if (!wrong.is_array()) body["have"] = wrong;
        CHECK(stand.post("/v1/reconcile", body).status == 400);
    }
    Stand stranger(region);
    stranger.device_id = stand.device_id;
    CHECK(stranger.post("/v1/reconcile", asked(stand, {})).status == 401);
}

TEST_CASE("the time is told to anybody, signed together with the nonce of who asked") {
    Region region;
    const auto answer = ask_time(region, "nonce=AAAAAAAAAAAAAAAAAAAAAA");
    REQUIRE(answer.status == 200);
    CHECK(seal::verify_answer(view(answer.body), header(answer, "Monter-Signature"), region.portal().root()));
    const Json body = Json::parse(answer.body);
    CHECK(body.at("type") == "time");
    CHECK(body.at("nonce") == "AAAAAAAAAAAAAAAAAAAAAA");
    CHECK(body.at("server_time") == to_iso_utc(region.now.wall_ms));
    for (const char* wrong : {"", "nonce=", "nonce=short", "nonce=%3Cscript%3E", "other=AAAAAAAAAAAAAAAAAAAAAA"}) {
        INFO(wrong);
        CHECK(ask_time(region, wrong).status == 400);
    }
    int refused = 0;
    for (int i = 0; i < 70; ++i) refused += ask_time(region, "nonce=AAAAAAAAAAAAAAAAAAAAAA").status == 429 ? 1 : 0;
    CHECK(refused >= 10);
    region.pass_minutes(1);
    CHECK(ask_time(region, "nonce=AAAAAAAAAAAAAAAAAAAAAA").status == 200);
}
