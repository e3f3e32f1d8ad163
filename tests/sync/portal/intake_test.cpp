#include <atomic>
#include <thread>

#include "sync/portal/store/devices.hpp"
#include "sync/portal/store/leads.hpp"
#include "tests/support/portal_region.hpp"

using namespace monter;
using namespace monter::test;

namespace {

Json results(const portal::Response& answer) {
    REQUIRE(answer.status == 200);
    return Json::parse(answer.body).at("results");
}

std::string changed_at(std::string text, std::size_t at) {
    text[at] = text[at] == 'A' ? 'B' : 'A';
    return text;
}

}  // namespace

TEST_CASE("a lead is receipted with a signature over the very bytes of the answer") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.seal(record_of(1, "Anna"));
    const auto answer = stand.send({stand.lead_json(lead.sealed, 1)});
    const Json body = Json::parse(answer.body);
    CHECK(body.at("type") == "leads");
    CHECK(body.at("nonce") == stand.nonce);
    CHECK(body.at("batch_id") == "11111111-2222-3333-4444-555555555555");
    CHECK(body.at("durable_seq") == 0);
    CHECK(body.at("seq_reused") == false);
    const Json& result = body.at("results").at(0);
    CHECK(result.at("lead_id") == to_base64url(lead.sealed.lead_id));
    CHECK(result.at("ct_sha256") == to_base64url(seal::ct_sha256(lead.sealed)));
    CHECK(result.at("status") == "stored");
    CHECK(result.at("portal_seq") == 1);
    CHECK(seal::verify_answer(view(answer.body), header(answer, "Monter-Signature"), region.portal().root()));
    CHECK_FALSE(
        seal::verify_answer(view(answer.body + " "), header(answer, "Monter-Signature"), region.portal().root()));
}

TEST_CASE("the same lead any number of times is one lead") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.seal(record_of(1, "Anna"));
    const Json sent = stand.lead_json(lead.sealed, 1);
    const Json twice = results(stand.send({sent, sent}));
    CHECK(twice.at(0).at("status") == "stored");
    CHECK(twice.at(1).at("status") == "duplicate");
    CHECK(twice.at(1).at("portal_seq") == 1);
    CHECK(results(stand.send({sent})).at(0).at("status") == "duplicate");
    region.reopen();
    CHECK(results(stand.send({sent})).at(0).at("status") == "duplicate");
    CHECK(region.count("lead") == 1);
}

TEST_CASE("leads of many requests at once are each kept once, numbered without a gap") {
    Region region;
    std::vector<std::unique_ptr<Stand>> stands;
    std::vector<Json> batches;
    for (int i = 0; i < 4; ++i) {
        stands.push_back(std::make_unique<Stand>(region));
        stands.back()->must_enrol();
    }
    // All four hold the same eight leads, as after a disk was cloned.
    std::vector<SealedLead> leads;
    for (std::uint8_t n = 1; n <= 8; ++n) leads.push_back(stands[0]->seal(record_of(n, "Anna")));
    std::vector<portal::Request> requests;
    for (const auto& stand : stands) {
        std::vector<Json> all;
        for (std::size_t n = 0; n < leads.size(); ++n) all.push_back(stand->lead_json(leads[n].sealed, n + 1));
        requests.push_back(stand->signed_request("POST", "/v1/leads", stand->batch(all).dump()));
    }
    std::atomic<int> stored{0};
    std::atomic<int> answered{0};
    std::vector<std::thread> threads;
    for (const auto& request : requests) {
        threads.emplace_back([&] {
            const auto answer = region.answer(request);
            if (answer.status != 200) return;
            ++answered;
            const Json body = Json::parse(answer.body);
            for (const Json& result : body.at("results")) {
                if (result.at("status") == "stored") ++stored;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(answered == 4);
    CHECK(stored == 8);
    CHECK(region.count("lead") == 8);
    CHECK(region.count("lead WHERE portal_seq BETWEEN 1 AND 8") == 8);
}

TEST_CASE("another content under a known id is a conflict and changes nothing") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    stand.leave(record_of(1, "Anna"));
    const auto other = stand.seal(record_of(1, "Bo"));
    const auto good = stand.seal(record_of(2, "Cecilia"));
    const Json both = results(stand.send({stand.lead_json(other.sealed, 2), stand.lead_json(good.sealed, 3)}));
    CHECK(both.at(0).at("status") == "rejected");
    CHECK(both.at(0).at("problem").at("type") == "urn:monter:lead-conflict");
    CHECK(both.at(0).at("problem").at("retryable") == false);
    CHECK(both.at(1).at("status") == "stored");
    CHECK(both.at(1).at("portal_seq") == 2);
    CHECK(region.count("lead") == 2);
}

TEST_CASE("a lead that is not what its hash and its stand's signature say is not receipted") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.seal(record_of(1, "Anna"));
    const Json right = stand.lead_json(lead.sealed, 1);
    const auto rejected = [&](const Json& wrong) {
        const Json result = results(stand.send({wrong})).at(0);
        CHECK(result.at("status") == "rejected");
        CHECK(result.at("problem").at("type") == "urn:monter:envelope-invalid");
    };
    for (const char* field : {"sig", "ct", "ct_sha256", "code_hash", "event_id"}) {
        INFO(field);
        Json wrong = right;
        wrong[field] = changed_at(right.at(field).get<std::string>(), 5);
        rejected(wrong);
        wrong.erase(field);
        if (std::string(field) != "ct_sha256") rejected(wrong);
    }
    Json wrong = right;
    wrong["flags"] = 1;
    rejected(wrong);
    wrong = right;
    wrong["seq"] = 2;
    rejected(wrong);
    wrong = right;
    wrong["key_ids"] = Json::array({"0011223344556677"});
    rejected(wrong);
    CHECK(region.count("lead") == 0);
    CHECK(results(stand.send({right})).at(0).at("status") == "stored");
}

TEST_CASE("a lead of a fair nobody knows is rejected") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    auto lead = stand.seal(record_of(1, "Anna"));
    lead.sealed.event_id = filled<16>(99);
    const Json result = results(stand.send({stand.lead_json(lead.sealed, 1)})).at(0);
    CHECK(result.at("problem").at("type") == "urn:monter:event-unknown");
    CHECK(result.at("problem").at("retryable") == true);  // no fault of the lead
}

TEST_CASE("a request whose signature does not fit is refused and leaves nothing") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto lead = stand.seal(record_of(1, "Anna"));
    const auto right = stand.signed_request("POST", "/v1/leads", stand.batch({stand.lead_json(lead.sealed, 1)}).dump());
    auto wrong = right;
    wrong.body += " ";
    CHECK(region.answer(wrong).status == 401);
    wrong = right;
    wrong.headers["host"] = "elsewhere.test";
    CHECK(region.answer(wrong).status == 401);
    wrong = right;
    wrong.headers["signature"][12] = wrong.headers["signature"][12] == 'A' ? 'B' : 'A';
    CHECK(region.answer(wrong).status == 401);
    wrong = right;
    wrong.headers.erase("signature-input");
    CHECK(region.answer(wrong).status == 401);
    wrong = right;
    wrong.query = "a=1";
    CHECK(region.answer(wrong).status == 401);
    Stand stranger(region);
    stranger.device_id = stand.device_id;
    CHECK(stranger.send({stand.lead_json(lead.sealed, 1)}).status == 401);
    CHECK(region.count("lead") == 0);
    CHECK(region.answer(right).status == 200);
}

TEST_CASE("a revoked stand is told so and keeps its leads") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    auto work = std::make_optional(need(region.portal().database().begin()));
    need(portal::store::revoke(*work, stand.device_id, monday));
    need(work->commit());
    work.reset();
    const auto answer = stand.send({});
    CHECK(answer.status == 403);
    CHECK(Json::parse(answer.body).at("type") == "urn:monter:device-revoked");
}

TEST_CASE("limits: fifty leads, 256 KiB, JSON, sixty requests a minute") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const Json lead = stand.lead_json(stand.seal(record_of(1, "Anna")).sealed, 1);
    CHECK(stand.send(std::vector<Json>(50, Json{{"lead_id", "x"}, {"ct_sha256", "y"}})).status == 200);
    CHECK(stand.send(std::vector<Json>(51, Json{{"lead_id", "x"}, {"ct_sha256", "y"}})).status == 413);
    CHECK(stand.post("/v1/leads", {{"v", 1}, {"much", std::string(256 * 1024, 'x')}}).status == 413);
    auto text = stand.signed_request("POST", "/v1/leads", stand.batch({lead}).dump());
    text.headers["content-type"] = "text/plain";
    CHECK(region.answer(text).status == 415);
    CHECK(stand.post("/v1/leads", {{"v", 2}}).status == 400);
    CHECK(stand.post("/v1/leads", Json::array()).status == 400);
    const std::string deep = std::string(1000, '[') + std::string(1000, ']');
    CHECK(region.answer(stand.signed_request("POST", "/v1/leads", "{\"v\":" + deep + "}")).status == 400);
    int refused = 0;
    for (int i = 0; i < 70; ++i) {
        const auto answer = stand.send({});
        if (answer.status != 429) continue;
        ++refused;
        const int pause_s = std::stoi("0" + header(answer, "Retry-After"));
        CHECK(pause_s >= 1);
        CHECK(pause_s <= 60);
    }
    CHECK(refused >= 10);
    region.pass_minutes(1);
    CHECK(stand.send({lead}).status == 200);
}

TEST_CASE("a number given to two leads is a fork alarm, and both leads are kept") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    const auto first = stand.seal(record_of(1, "Anna"));
    const auto second = stand.seal(record_of(2, "Bo"));
    CHECK(Json::parse(stand.send({stand.lead_json(first.sealed, 7)}).body).at("seq_reused") == false);
    const auto answer = stand.send({stand.lead_json(second.sealed, 7)});
    CHECK(Json::parse(answer.body).at("seq_reused") == true);
    CHECK(results(answer).at(0).at("status") == "stored");
    CHECK(region.count("lead") == 2);
    CHECK(region.count("alarm WHERE kind='fork'") == 1);
    // Sent again it is said again, for the first answer may be lost; to people it is the same news.
    CHECK(Json::parse(stand.send({stand.lead_json(second.sealed, 7)}).body).at("seq_reused") == true);
    CHECK(region.count("alarm WHERE kind='fork'") == 1);
    stand.store_id = filled<16>(4);
    const auto third = stand.seal(record_of(3, "Cia"));
    CHECK(Json::parse(stand.send({stand.lead_json(third.sealed, 7)}).body).at("seq_reused") == false);
    const auto fourth = stand.seal(record_of(4, "Disa"));
    CHECK(Json::parse(stand.send({stand.lead_json(fourth.sealed, 7)}).body).at("seq_reused") == true);
    CHECK(region.count("alarm WHERE kind='fork'") == 2);
}

TEST_CASE("when a lead was written is told by the portal's clock where the stand has not restarted") {
    Region region;
    Stand stand(region);
    stand.must_enrol();
    Json lead = stand.lead_json(stand.seal(record_of(1, "Anna")).sealed, 1);
    lead["wall_ms"] = 5;
    (void)stand.send({lead});
    // boot_ms 1 000 000 of the lead, 1 300 000 now: five minutes ago.
    CHECK(region.count("lead WHERE captured_ms=" + std::to_string(monday - 300'000)) == 1);
    lead = stand.lead_json(stand.seal(record_of(2, "Bo")).sealed, 2);
    lead["boot_id"] = "another-boot";
    lead["wall_ms"] = 12'345;
    (void)stand.send({lead});
    CHECK(region.count("lead WHERE captured_ms=12345") == 1);
}
