#include "sync/local/crew.hpp"

#include "sync/local/stand.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::local;

namespace {

template <class T>
T through(const CrewRequest& request) {
    const auto again = request_from_json(to_json(Request(request)));
    REQUIRE(again);
    REQUIRE(std::holds_alternative<CrewRequest>(*again));
    return std::get<T>(std::get<CrewRequest>(*again));
}

template <class T>
T back(const CrewReply& reply) {
    const auto again = reply_from_json(to_json(Reply(reply)));
    REQUIRE(again);
    REQUIRE(std::holds_alternative<CrewReply>(*again));
    return std::get<T>(std::get<CrewReply>(*again));
}

}  // namespace

TEST_CASE("what the crew asks for comes through the socket as it was asked") {
    CHECK(through<CrewPin>(CrewPin{"918273"}).pin == "918273");
    static_cast<void>(through<CrewLook>(CrewLook{}));
    static_cast<void>(through<CrewSend>(CrewSend{}));
    static_cast<void>(through<CrewReport>(CrewReport{}));
    static_cast<void>(through<CrewExport>(CrewExport{}));
    static_cast<void>(through<CrewImport>(CrewImport{}));
    CrewSettings settings;
    settings.paused = settings.rehearsal = true;
    settings.present = std::vector<std::string>{"arjeplog"};
    settings.day_ends_ms = 9;
    settings.languages = {"nl", "en"};
    CHECK(through<CrewSet>(CrewSet{settings}).settings == settings);
    settings.present.reset();
    CHECK(through<CrewSet>(CrewSet{settings}).settings == settings);
}

TEST_CASE("what the crew is told comes through the socket as it was told") {
    const auto wait = back<PinWord>(PinWord{PinWord::Word::wait, 30});
    CHECK(wait.word == PinWord::Word::wait);
    CHECK(wait.wait_s == 30);
    CrewFacts facts;
    facts.wall_ms = 6;
    facts.captured = 1;
    facts.pending = 2;
    facts.sent = 3;
    facts.aside = 4;
    facts.unexported = 5;
    facts.copies = "2";
    facts.problems = {"login"};
    facts.battery_percent = 81;
    facts.clock = "rtc";
    facts.import = "runs";
    facts.content_waits = "norrbotten 4";
    facts.settings.rehearsal = true;
    const auto told = back<CrewFacts>(facts);
    CHECK(told.wall_ms == 6);
    CHECK(told.captured == 1);
    CHECK(told.unexported == 5);
    CHECK(told.problems == std::vector<std::string>{"login"});
    CHECK(told.battery_percent == 81);
    CHECK(told.import == "runs");
    CHECK(told.content_waits == "norrbotten 4");
    CHECK_FALSE(told.celsius);
    CHECK_FALSE(told.last_contact_ms);
    CHECK(told.settings == facts.settings);
    CHECK(back<CrewExported>(CrewExported{12, "a.leads"}).leads == 12);
    const auto report = back<DayReport>(DayReport{{{14, 3, {{"nl", 5}}}}});
    REQUIRE(report.hours.size() == 1);
    CHECK(report.hours[0].visits.at("nl") == 5);
}

TEST_CASE("a crew message with something missing or of another type is refused, and settings begin anew") {
    for (const char* broken : {R"({"v":1,"verb":"CREW"})", R"({"v":1,"verb":"CREW","do":"open"})",
                               R"({"v":1,"verb":"CREW","do":"dance"})", R"({"v":1,"verb":"CREW","do":"set"})"}) {
        INFO(broken);
        CHECK_FALSE(request_from_json(broken));
    }
    CHECK_FALSE(reply_from_json(R"({"answer":"CREW","told":"facts"})"));
    CHECK_FALSE(reply_from_json(R"({"answer":"CREW","told":"pin","word":"perhaps","wait_s":0})"));
    CHECK(settings_from_json("{") == CrewSettings{});
    CHECK(settings_from_json(R"({"languages":7})") == CrewSettings{});
    CHECK(settings_from_json(R"({"paused":true})").paused);
}
