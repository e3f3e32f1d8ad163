// A stand whose clock is wrong in every way a clock can be: what it tells, how far it is believed, and that no lead is
// lost, doubled or let go by it.
#include "sync/agent/clock_memory.hpp"
#include "sync/agent/status.hpp"
#include "tests/support/agent_hall.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::agent;
using namespace std::chrono_literals;
using monter::test::Hall;

namespace {

constexpr std::int64_t noon = 1'795'435'200'000;  // 2026-11-23T12:00:00Z
constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t year = 365 * day;

Moment at(std::int64_t wall_ms, std::int64_t boot_ms, std::uint8_t boot = 7) {
    return {wall_ms, boot_ms, Id{boot}};
}

}  // namespace

TEST_CASE("a signed time is believed for a day of its boot, whatever the machine's clock does") {
    ClockMemory memory;
    look(memory, at(noon, 0));
    hear(memory, noon + 5 * hour, at(noon, 0));
    CHECK(trust_of(memory, at(noon, 0), false) == Trust::portal);
    CHECK(told(memory, at(noon + hour, hour)).wall_ms == noon + 6 * hour);
    CHECK(trust_of(memory, at(noon, 23 * hour), false) == Trust::portal);
    CHECK(trust_of(memory, at(noon, 24 * hour), false) == Trust::rtc);
    CHECK(trust_of(memory, at(noon, 24 * hour), true) == Trust::ntp);
    CHECK(trust_of(memory, at(noon, hour, 8), false) == Trust::rtc);
    CHECK_FALSE(signed_time(memory.said, at(noon, hour, 8)));
}

TEST_CASE("a clock from before this program tells the floor and is not believed") {
    ClockMemory memory;
    CHECK(trust_of(memory, at(noon, 0), true) == Trust::none);  // nobody looked yet
    look(memory, at(0, 1000));
    CHECK(told(memory, at(0, 1000)).wall_ms == released_ms);
    CHECK(trust_of(memory, at(0, 1000), true) == Trust::none);
    SECTION("a time server puts it right, and that is noted and no doubt") {
        CHECK(look(memory, at(noon, 2000)));
        CHECK(trust_of(memory, at(noon, 2000), true) == Trust::ntp);
        REQUIRE(memory.jump);
        CHECK(memory.jump->after_ms == noon);
    }
}

TEST_CASE("a jump of more than a day, either way, is noted with both times and believed only once the portal spoke") {
    const std::int64_t jump = GENERATE(day + 1000, -day - 1000, 10 * year, -10 * year);
    ClockMemory memory;
    look(memory, at(noon, 0));
    CHECK(look(memory, at(noon + hour + jump, hour)));
    REQUIRE(memory.jump);
    CHECK(memory.jump->before_ms == noon + hour);
    CHECK(memory.jump->after_ms == noon + hour + jump);
    CHECK(trust_of(memory, at(0, hour), true) == Trust::none);
    CHECK(memory.max_wall_seen_ms == noon);  // ten years ahead must not become the floor
    look(memory, at(noon + 2 * hour + jump, 2 * hour));
    CHECK(trust_of(memory, at(0, 2 * hour), true) == Trust::none);
    hear(memory, noon + 2 * hour, at(0, 2 * hour));
    CHECK(trust_of(memory, at(0, 2 * hour), true) == Trust::portal);
    CHECK(told(memory, at(noon + 3 * hour + jump, 3 * hour)).wall_ms == noon + 3 * hour);
}

TEST_CASE("an hour back and forth each second neither jumps nor passes the floor") {
    ClockMemory memory;
    std::int64_t highest = 0;
    for (int second = 0; second < 3600; ++second) {
        const Moment now = at(noon + second * 1000 + (second % 2 == 0 ? hour : -hour), second * 1000);
        CHECK_FALSE(look(memory, now));
        const std::int64_t said = told(memory, now).wall_ms;
        CHECK(said >= highest);
        highest = std::max(highest, said);
    }
    CHECK(trust_of(memory, at(noon, hour), false) == Trust::rtc);
}

TEST_CASE("a restart in the past is a jump, one in the future is only a stand that lay in a store") {
    ClockMemory memory;
    look(memory, at(noon, hour));
    ClockMemory later = memory;
    CHECK_FALSE(look(later, at(noon + 200 * day, 1000, 8)));
    CHECK(trust_of(later, at(noon, 1000, 8), false) == Trust::rtc);
    CHECK(look(memory, at(0, 1000, 8)));
    CHECK(memory.jump->before_ms == noon);
    CHECK(told(memory, at(0, 1000, 8)).wall_ms == noon);
}

TEST_CASE("three days with the lid closed are no jump: the boot clock counts them") {
    ClockMemory memory;
    look(memory, at(noon, hour));
    CHECK_FALSE(look(memory, at(noon + 3 * day, hour + 3 * day)));
}

TEST_CASE("how long a lead waits is told by the boot clock where it can be") {
    CHECK(age_ms(at(0, hour), at(noon, 3 * hour)) == 2 * hour);
    CHECK(age_ms(at(noon, hour), at(noon + day, 2 * hour, 8)) == day);
    CHECK(age_ms(at(noon, hour), at(0, 2 * hour, 8)) == 0);
}

TEST_CASE("what was learnt of the clock survives a restart, and one that can't be read is forgotten") {
    Hall hall;
    ClockMemory memory;
    look(memory, at(noon, hour));
    look(memory, at(noon + year, 2 * hour));
    CHECK_FALSE(read_clock_memory(hall.outbox).looked);
    REQUIRE(note_clock_memory(hall.outbox, memory));
    ClockMemory again = read_clock_memory(hall.outbox);
    CHECK(again.in_doubt);
    CHECK(again.jump->before_ms == noon + hour);
    CHECK(again.jump->after_ms == noon + year);
    CHECK(again.max_wall_seen_ms == noon);
    CHECK(again.looked->boot_ms == 2 * hour);
    CHECK_FALSE(again.said);
    hear(memory, noon, at(noon, 2 * hour));
    REQUIRE(note_clock_memory(hall.outbox, memory));
    CHECK(trust_of(read_clock_memory(hall.outbox), at(0, 3 * hour), false) == Trust::portal);
    for (const char* junk : {"", "{", "[]", "{}", R"({"looked":7})"}) {
        REQUIRE(hall.outbox.set_fact("clock", junk));
        CHECK_FALSE(read_clock_memory(hall.outbox).looked);
    }
}

// A fair with a portal that keeps everything and has it in its backup, and a clock that goes wrong.
TEST_CASE(
    "a fair under a clock that goes wrong loses nothing, doubles nothing and lets go when it is time, not before") {
    Hall hall;
    hall.portal.durable_seq = 1'000'000;
    std::int64_t portal_ms = noon;  // the true time
    const auto clock_goes = GENERATE(as<std::string>{}, "as it should", "to 1970", "ten years back", "ten years ahead",
                                     "an hour to and fro", "ten years to and fro");
    INFO("the clock goes " << clock_goes);
    const auto wrong = [&](int tick) -> std::int64_t {
        if (clock_goes == "to 1970") return tick == 0 ? 0 : -noon + 1000;
        if (clock_goes == "ten years back") return tick < 20 ? 0 : -10 * year;
        if (clock_goes == "ten years ahead") return tick < 20 ? 0 : 10 * year;
        if (clock_goes == "an hour to and fro") return tick % 2 == 0 ? hour : -hour;
        if (clock_goes == "ten years to and fro") return tick % 2 == 0 ? 10 * year : -10 * year;
        return 0;
    };
    int questions = 0;
    hall.portal.mood = [&]() -> std::optional<Problem> {
        ++questions;
        return std::nullopt;
    };
    constexpr int ticks_a_day = 24 * 12;  // of five minutes
    for (int tick = 0; tick <= 4 * ticks_a_day + 12; ++tick) {
        portal_ms = noon + tick * std::int64_t{300'000};
        hall.portal.clock_ms = portal_ms;
        hall.now.wall_ms = portal_ms + wrong(tick);
        if (tick < 10) hall.visitor_leaves_lead();
        if (tick % 24 == 0) hall.agent.note_running(hall.now);
        hall.agent.tidy(hall.now);
        static_cast<void>(hall.agent.step(hall.portal, hall.now));
        if (tick == 30) {
            CHECK(hall.counts().acked == 10);
            CHECK(hall.portal.kept.size() == 10);
        }
        if (tick == 3 * ticks_a_day - 1) CHECK(hall.counts().purged == 0);
        hall.now.boot_ms += 300'000;
    }
    CHECK(hall.counts().purged == 10);
    CHECK(hall.outbox.leads_lost().value() == 0);
    CHECK(questions < 4 * 24 * 4);  // an event an hour, and one more an hour for jumps
}

TEST_CASE("a stand that slept three days asks once when it wakes, not a thousand times, and lets nothing go early") {
    Hall hall;
    hall.portal.durable_seq = 100;
    hall.visitors_leave(3);
    hall.let_pass(1min);
    hall.network_is(Trouble::transient);
    hall.visitors_leave(1);
    hall.let_pass(2h);
    const std::size_t before = hall.portal.batches.size();
    hall.advance(3 * day);
    hall.network_is(std::nullopt);
    static_cast<void>(hall.agent.step(hall.portal, hall.now));
    CHECK(hall.portal.batches.size() == before + 1);
    CHECK(hall.counts().acked == 4);
}

TEST_CASE("staff read whose time the stand tells, and a jump with its remedy") {
    Hall hall;
    hall.let_pass(1min);
    hall.agent.note_running(hall.now);
    const auto path = hall.data.path();
    CHECK(to_json(look_at(hall.outbox, path, hall.now).value()).find(R"("trust":"rtc")") != std::string::npos);
    hall.visitor_leaves_lead();
    hall.let_pass(1min);
    CHECK(to_json(look_at(hall.outbox, path, hall.now).value()).find(R"("trust":"portal")") != std::string::npos);
    hall.network_is(Trouble::transient);
    hall.now.wall_ms -= 10 * year;
    hall.let_pass(1min);
    const auto status = look_at(hall.outbox, path, hall.now).value();
    CHECK(to_json(status).find(R"("trust":"none")") != std::string::npos);
    CHECK(to_json(status).find(R"("jump":{"from":"2026-11-23T)") != std::string::npos);
    const auto complaints = complaints_of(status);
    const auto told_of = std::find_if(complaints.begin(), complaints.end(), [](const Complaint& one) {
        return one.text.find("clock jumped from 2026-11-23") != std::string::npos;
    });
    REQUIRE(told_of != complaints.end());
    CHECK(told_of->remedy.find("battery") != std::string::npos);
}
