// An answer counts only when everything holds. Each test breaks one thing of a good answer.
#include "sync/agent/answer.hpp"

#include "tests/support/agent_region.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::agent;
using monter::test::Region;

namespace {

const std::string nonce = "bm9uY2Utb2YtdGhlLXRlc3Q";

struct Desk {
    Desk() {
        batch.batch_id = seal::random_id();
        for (int i = 0; i < 2; ++i) {
            outbox::Pending lead;
            lead.sealed = region.lead();
            lead.ct_sha256 = seal::ct_sha256(lead.sealed);
            batch.leads.push_back(lead);
        }
        body = R"({"v":1,"type":"leads","nonce":")" + nonce + R"(","epoch":"6f1ed002-ab5b-4bd1-b0a1-1d1f2a4a5b10",)" +
               R"("batch_id":")" + to_uuid(batch.batch_id) +
               R"(","device_id":"6f1ed002-ab5b-4bd1-b0a1-1d1f2a4a5b11",)" +
               R"("server_time":"2026-11-23T05:50:57Z","durable_seq":4700,"seq_reused":false,"results":[)" +
               result(0, R"("status":"stored","portal_seq":4712)") + "," +
               result(1, R"("status":"duplicate","portal_seq":4711)") + "]}";
    }
    [[nodiscard]] std::string result(std::size_t lead, const std::string& rest) const {
        return R"({"lead_id":")" + to_base64url(batch.leads[lead].sealed.lead_id) + R"(","ct_sha256":")" +
               to_base64url(batch.leads[lead].ct_sha256) + "\"," + rest + "}";
    }
    [[nodiscard]] HttpAnswer signed_answer(const std::string& text) const {
        return {
            200,
            {{"content-type", "application/json"}, {"monter-signature", seal::sign_answer(view(text), region.receipt)}},
            text};
    }
    [[nodiscard]] std::string with(const std::string& from, const std::string& to) const {
        std::string changed = body;
        const std::size_t at = changed.find(from);
        if (at == std::string::npos) throw std::runtime_error("nothing to change: " + from);
        return changed.replace(at, from.size(), to);
    }
    [[nodiscard]] Answered<LeadsAnswer> read(const HttpAnswer& answer) const {
        return read_leads_answer(answer, batch, nonce, region.trusted);
    }
    [[nodiscard]] Trouble trouble_of(const HttpAnswer& answer) const {
        const auto read_answer = read(answer);
        REQUIRE_FALSE(read_answer);
        return read_answer.error().trouble;
    }
    Region region;
    LeadBatch batch;
    std::string body;
};

}  // namespace

TEST_CASE("a good answer is read, and kept whole as evidence") {
    const Desk desk;
    const auto answer = desk.read(desk.signed_answer(desk.body));
    REQUIRE(answer);
    CHECK(to_uuid(answer->epoch) == "6f1ed002-ab5b-4bd1-b0a1-1d1f2a4a5b10");
    CHECK_FALSE(answer->seq_reused);
    REQUIRE(answer->results.size() == 2);
    CHECK(answer->results[0].stored);
    CHECK(answer->results[0].portal_seq == 4712);
    CHECK(answer->results[1].stored);
    CHECK(answer->evidence.body == desk.body);
    CHECK(answer->evidence.key_id == desk.region.receipt.id());
}

TEST_CASE("the type of content may carry its character set") {
    const Desk desk;
    auto answer = desk.signed_answer(desk.body);
    answer.headers["content-type"] = "Application/JSON; charset=utf-8";
    CHECK(desk.read(answer));
}

TEST_CASE("no status but 200 acknowledges, whatever is signed in the body") {
    const Desk desk;
    auto answer = desk.signed_answer(desk.body);
    for (long status = 100; status < 600; ++status) {
        if (status == 200) continue;
        answer.status = status;
        CHECK_FALSE(desk.read(answer));
    }
}

TEST_CASE("a login page that says 200 is not our portal") {
    const Desk desk;
    CHECK(desk.trouble_of({200, {{"content-type", "text/html"}}, "<html>Welcome to the fair's Wi-Fi"}) ==
          Trouble::not_our_portal);
    auto wrong_type = desk.signed_answer(desk.body);
    wrong_type.headers["content-type"] = "text/html";
    CHECK(desk.trouble_of(wrong_type) == Trouble::not_our_portal);
    wrong_type.headers.erase("content-type");
    CHECK(desk.trouble_of(wrong_type) == Trouble::not_our_portal);
}

TEST_CASE("an answer without a good signature under our root changes nothing") {
    const Desk desk;
    auto unsigned_one = desk.signed_answer(desk.body);
    unsigned_one.headers.erase("monter-signature");
    CHECK(desk.trouble_of(unsigned_one) == Trouble::not_our_portal);

    auto stranger = desk.signed_answer(desk.body);
    stranger.headers["monter-signature"] = seal::sign_answer(view(desk.body), seal::SigningKey::generate());
    CHECK(desk.trouble_of(stranger) == Trouble::not_our_portal);

    auto root_key = desk.signed_answer(desk.body);  // a good key, for another purpose
    root_key.headers["monter-signature"] = seal::sign_answer(view(desk.body), desk.region.root);
    CHECK(desk.trouble_of(root_key) == Trouble::not_our_portal);
}

TEST_CASE("one byte changed, anywhere, makes it no answer") {
    const Desk desk;
    const auto good = desk.signed_answer(desk.body);
    for (std::size_t i = 0; i < desk.body.size(); ++i) {
        auto changed = good;
        changed.body[i] = static_cast<char>(changed.body[i] ^ 1);
        CHECK_FALSE(desk.read(changed));
    }
}

TEST_CASE("an answer cut at any byte is no answer, also where the cut part was signed") {
    const Desk desk;
    for (std::size_t n = 0; n < desk.body.size(); ++n) {
        auto cut = desk.signed_answer(desk.body);
        cut.body.resize(n);
        CHECK_FALSE(desk.read(cut));
        CHECK_FALSE(desk.read(desk.signed_answer(desk.body.substr(0, n))));
    }
}

TEST_CASE("an answer of another question, of before, or for another batch is no answer") {
    const Desk desk;
    for (const auto& changed :
         {desk.with("\"type\":\"leads\"", "\"type\":\"withdrawals\""), desk.with("\"type\":\"leads\"", "\"x\":0"),
          desk.with(nonce, "YW5vdGhlci1ub25jZQ"), desk.with(to_uuid(desk.batch.batch_id), to_uuid(seal::random_id())),
          desk.with("\"batch_id\"", "\"botch_id\""), desk.with("2026-11-23T05:50:57Z", "yesterday"),
          desk.with("6f1ed002-ab5b-4bd1-b0a1-1d1f2a4a5b10", "an epoch"), desk.with("\"results\"", "\"rosults\"")}) {
        INFO(changed);
        CHECK(desk.trouble_of(desk.signed_answer(changed)) == Trouble::not_our_portal);
    }
}

TEST_CASE("an acknowledgement counts for the very lead and the very bytes that were sent") {
    const Desk desk;
    const std::string other_id = to_base64url(seal::random_id());
    const std::string our_id = to_base64url(desk.batch.leads[0].sealed.lead_id);
    const std::string our_hash = to_base64url(desk.batch.leads[0].ct_sha256);
    const std::string their_hash = to_base64url(desk.batch.leads[1].ct_sha256);
    for (const auto& changed :
         {desk.with(our_id, other_id), desk.with(our_hash, to_base64url(Hash{7})), desk.with(our_hash, their_hash),
          desk.with(our_id, "short"), desk.with("\"portal_seq\":4712", "\"portal_seq\":0"),
          desk.with("\"portal_seq\":4712", "\"portal_seq\":\"4712\""),
          desk.with("\"portal_seq\":4712", "\"portal_seq\":18446744073709551615"),
          desk.with("\"status\":\"stored\"", "\"status\":\"maybe\""),
          desk.with("\"status\":\"stored\"", "\"status\":\"rejected\"")}) {
        const auto answer = desk.read(desk.signed_answer(changed));
        INFO(changed);
        REQUIRE(answer);
        REQUIRE(answer->results.size() == 1);  // the other lead's is as good as before
        CHECK(answer->results[0].lead_id == desk.batch.leads[1].sealed.lead_id);
    }
}

TEST_CASE("a rejection names its problem and whether it may pass") {
    const Desk desk;
    const std::string results = desk.body.substr(desk.body.find("\"results\""));
    const std::string body = desk.with(
        results,
        "\"results\":[" +
            desk.result(0, R"("status":"rejected","problem":{"type":"urn:monter:lead-conflict","retryable":false})") +
            "," + desk.result(1, R"("status":"rejected","problem":{"type":"urn:monter:busy","retryable":true})") +
            "]}");
    const auto answer = desk.read(desk.signed_answer(body));
    REQUIRE(answer);
    REQUIRE(answer->results.size() == 2);
    CHECK_FALSE(answer->results[0].stored);
    CHECK(answer->results[0].problem == "urn:monter:lead-conflict");
    CHECK_FALSE(answer->results[0].retryable);
    CHECK(answer->results[1].retryable);
}

TEST_CASE("every status has its class, and only words of our portal count as its own") {
    const auto [status, type, expected] =
        GENERATE(table<long, std::string, Trouble>({{408, "", Trouble::transient},
                                                    {425, "", Trouble::transient},
                                                    {429, "urn:monter:too-often", Trouble::transient},
                                                    {500, "", Trouble::transient},
                                                    {502, "", Trouble::transient},
                                                    {503, "urn:monter:unavailable", Trouble::transient},
                                                    {504, "", Trouble::transient},
                                                    {507, "", Trouble::transient},
                                                    {301, "", Trouble::not_our_portal},
                                                    {302, "", Trouble::not_our_portal},
                                                    {407, "", Trouble::not_our_portal},
                                                    {511, "", Trouble::not_our_portal},
                                                    {401, "urn:monter:device-unknown", Trouble::authority},
                                                    {403, "urn:monter:device-revoked", Trouble::authority},
                                                    {403, "", Trouble::not_our_portal},
                                                    {404, "", Trouble::not_our_portal},
                                                    {400, "urn:monter:request-invalid", Trouble::protocol},
                                                    {404, "urn:monter:path-unknown", Trouble::protocol},
                                                    {405, "urn:monter:method-unknown", Trouble::protocol},
                                                    {415, "urn:monter:not-json", Trouble::protocol},
                                                    {426, "urn:monter:too-old", Trouble::protocol},
                                                    {418, "urn:monter:never-heard-of", Trouble::protocol},
                                                    {413, "", Trouble::size},
                                                    {413, "urn:monter:body-too-large", Trouble::size},
                                                    {409, "urn:monter:epoch-changed", Trouble::epoch}}));
    const Desk desk;
    INFO(status << " " << type);
    HttpAnswer answer{status, {{"content-type", "application/problem+json"}, {"retry-after", "17"}}, ""};
    answer.body = R"({"type":")" + type + R"(","title":"…"})";
    const auto read = desk.read(answer);
    REQUIRE_FALSE(read);
    CHECK(read.error().trouble == expected);
    CHECK_FALSE(read.error().text.empty());
    CHECK(read.error().retry_after_s ==
          (expected == Trouble::transient ? std::optional<std::int64_t>(17) : std::nullopt));
}

TEST_CASE("withdrawals count for keys that were sent, and only with a word of the portal") {
    const Region region;
    const WithdrawalBatch batch{{Hash{1}, Hash{2}}};
    const auto answer = [&](const std::string& code, const std::string& status, const std::string& type) {
        const std::string body = R"({"v":1,"type":")" + type + R"(","nonce":")" + nonce +
                                 R"(","epoch":"6f1ed002-ab5b-4bd1-b0a1-1d1f2a4a5b10","results":[{"code_hash":")" +
                                 code + R"(","status":")" + status + R"("}]})";
        return read_withdrawals_answer({200,
                                        {{"content-type", "application/json"},
                                         {"monter-signature", seal::sign_answer(view(body), region.receipt)}},
                                        body},
                                       batch, nonce, region.trusted);
    };
    const Hash code = seal::blake2b("monter-code-v1", Hash{2});
    CHECK(answer(to_base64url(code), "erased", "withdrawals")->code_hashes == std::vector<Hash>{code});
    CHECK(answer(to_base64url(code), "remembered", "withdrawals")->code_hashes == std::vector<Hash>{code});
    CHECK(answer(to_base64url(code), "perhaps", "withdrawals")->code_hashes.empty());
    CHECK(answer(to_base64url(Hash{3}), "erased", "withdrawals")->code_hashes.empty());
    CHECK_FALSE(answer(to_base64url(code), "erased", "leads"));
}

TEST_CASE("counts are settled by name, and only with a word of the portal") {
    const Region region;
    const TallyBatch batch{{outbox::Tally{.count_id = Id{1}}, outbox::Tally{.count_id = Id{2}}}};
    const auto answer = [&](const Id& id, const std::string& status, const std::string& said_nonce) {
        const std::string body = R"({"v":1,"type":"answers","nonce":")" + said_nonce +
                                 R"(","epoch":"6f1ed002-ab5b-4bd1-b0a1-1d1f2a4a5b10","results":[{"count_id":")" +
                                 to_base64url(id) + R"(","status":")" + status + R"("}]})";
        return read_tallies_answer({200,
                                    {{"content-type", "application/json"},
                                     {"monter-signature", seal::sign_answer(view(body), region.receipt)}},
                                    body},
                                   batch, nonce, region.trusted);
    };
    CHECK(answer(Id{2}, "counted", nonce)->count_ids == std::vector<Id>{Id{2}});
    CHECK(answer(Id{2}, "duplicate", nonce)->count_ids == std::vector<Id>{Id{2}});
    CHECK(answer(Id{2}, "perhaps", nonce)->count_ids.empty());
    CHECK(answer(Id{3}, "counted", nonce)->count_ids.empty());
    CHECK_FALSE(answer(Id{2}, "counted", "an old nonce"));
}
