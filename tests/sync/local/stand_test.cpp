#include "sync/local/stand.hpp"

#include "sync/local/channel.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::local;

namespace {

Put some_put() {
    Put put;
    put.lead_id.fill(1);
    put.event_id.fill(2);
    put.flags = 1;
    put.code_hash.fill(3);
    put.envelope.assign(28 * 1024, 0xFB);
    return put;
}

}  // namespace

TEST_CASE("a lead crosses the socket unchanged, and the largest fits one message") {
    const Put put = some_put();
    const std::string json = to_json(Request{put});
    CHECK(json.size() < message_bytes_max);
    const auto back = std::get<Put>(request_from_json(json).value());
    CHECK(back.lead_id == put.lead_id);
    CHECK(back.event_id == put.event_id);
    CHECK(back.flags == put.flags);
    CHECK(back.code_hash == put.code_hash);
    CHECK(back.envelope == put.envelope);
}

TEST_CASE("every other question crosses the socket too") {
    Withdraw withdraw;
    withdraw.key.fill(9);
    CHECK(std::get<Withdraw>(request_from_json(to_json(Request{withdraw})).value()).key == withdraw.key);
    const auto tap = std::get<Tap>(request_from_json(to_json(Request{Tap{Id{1}, Id{2}, "move", "job"}})).value());
    CHECK(tap.id == Id{1});
    CHECK(tap.event_id == Id{2});
    CHECK(tap.question == "move");
    CHECK(tap.value == "job");
    CHECK(std::holds_alternative<Status>(request_from_json(to_json(Request{Status{}})).value()));
    CHECK(std::holds_alternative<Once>(request_from_json(to_json(Request{Once{}})).value()));
}

TEST_CASE("the words on the socket are the ones written down") {
    CHECK(to_json(Request{Status{}}) == R"({"v":1,"verb":"STATUS"})");
    CHECK(to_json(Reply{Done{}}) == R"({"answer":"DONE"})");
    CHECK(to_json(Reply{Done{false}}) == R"({"answer":"DONE","known":false})");
    CHECK_FALSE(std::get<Done>(reply_from_json(to_json(Reply{Done{false}})).value()).known);
    Committed committed;
    committed.seq = 7;
    CHECK(to_json(Reply{committed}) == R"({"answer":"COMMITTED","lead_id":"AAAAAAAAAAAAAAAAAAAAAA","seq":7})");
    CHECK(to_json(Reply{Failed{{Kind::full, "no room", "call the office"}}}) ==
          R"({"answer":"FAILED","kind":"full","message":"no room","remedy":"call the office"})");
    CHECK(to_json(Reply{StatusAnswer{R"({"pending":3})"}}) == R"({"answer":"STATUS","pending":3})");
}

TEST_CASE("answers cross the socket unchanged, whatever kind of failure they tell of") {
    Committed committed;
    committed.lead_id.fill(200);
    committed.seq = UINT64_MAX;
    const auto back = std::get<Committed>(reply_from_json(to_json(Reply{committed})).value());
    CHECK(back.lead_id == committed.lead_id);
    CHECK(back.seq == committed.seq);
    CHECK(std::holds_alternative<Done>(reply_from_json(to_json(Reply{Done{}})).value()));
    for (const Kind kind : {Kind::disk, Kind::full, Kind::corrupt, Kind::network, Kind::refused, Kind::bug}) {
        const auto failed =
            std::get<Failed>(reply_from_json(to_json(Reply{Failed{{kind, "it says \"no\"", "wait"}}})).value());
        CHECK(failed.error.kind == kind);
        CHECK(failed.error.message == "it says \"no\"");
        CHECK(failed.error.remedy == "wait");
    }
    const auto status = std::get<StatusAnswer>(reply_from_json(R"({"answer":"STATUS","pending":3})").value());
    CHECK(status.json == R"({"pending":3})");
}

TEST_CASE("a failure whose words are broken UTF-8 is still told") {
    const std::string json = to_json(Reply{Failed{{Kind::disk, "cannot read \xff\xfe", ""}}});
    CHECK(std::holds_alternative<Failed>(reply_from_json(json).value()));
}

TEST_CASE("broken questions are refused and never half understood") {
    const std::string whole = to_json(Request{some_put()}).substr(0, 200);
    const auto broken = GENERATE_COPY(
        std::string(), std::string("{"), std::string("[]"), std::string("null"), std::string("\xff\xfe"), whole,
        std::string(R"({"verb":"STATUS"})"), std::string(R"({"v":2,"verb":"STATUS"})"),
        std::string(R"({"v":1,"verb":"STATUS"}x)"), std::string(R"({"v":1})"), std::string(R"({"v":1,"verb":7})"),
        std::string(R"({"v":1,"verb":"CONTENT"})"), std::string(R"({"v":1,"verb":"CREW","do":"dance"})"),
        std::string(R"({"v":1,"verb":"CONTENT","do":"import"})"),
        std::string(R"({"v":1,"verb":"SCREEN","does":"opens","manifest":"12"})"),
        std::string(R"({"v":1,"verb":"ANSWER"})"), std::string(R"({"v":1,"verb":"put"})"),
        std::string(R"({"v":1,"verb":"WITHDRAW","key":"AAAA"})"), std::string(R"({"v":1,"verb":"WITHDRAW"})"),
        std::string(1000, '['));
    const auto request = request_from_json(broken);
    REQUIRE_FALSE(request);
    CHECK(request.error().kind == Kind::refused);
}

TEST_CASE("a lead with one field wrong is refused") {
    const auto [field, value] = GENERATE(table<std::string, std::string>({{"lead_id", "\"AAAA\""},
                                                                          {"lead_id", "null"},
                                                                          {"event_id", "7"},
                                                                          {"flags", "256"},
                                                                          {"flags", "-1"},
                                                                          {"flags", "\"0\""},
                                                                          {"code_hash", "\"AAAA\""},
                                                                          {"envelope", "\"A\""},
                                                                          {"envelope", "\"AA==\""}}));
    Put put = some_put();
    put.envelope.assign(4, 0xFB);
    std::string json = to_json(Request{put});
    const std::size_t at = json.find("\"" + field + "\":") + field.size() + 3;
    json.replace(at, json.find_first_of(",}", at) - at, value);
    INFO(json);
    CHECK_FALSE(request_from_json(json));
}

TEST_CASE("broken answers are refused") {
    const auto broken =
        GENERATE(as<std::string>{}, "", "{}", "[]", R"({"answer":"YES"})", R"({"answer":"COMMITTED"})",
                 R"({"answer":"COMMITTED","lead_id":"AAAAAAAAAAAAAAAAAAAAAA"})",
                 R"({"answer":"COMMITTED","lead_id":"AAAAAAAAAAAAAAAAAAAAAA","seq":-1})", R"({"answer":"FAILED"})");
    CHECK_FALSE(reply_from_json(broken));
}
