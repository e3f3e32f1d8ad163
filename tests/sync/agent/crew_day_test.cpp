// The crew's day: what is chosen for it ends with it, by the stand's own clock and not the screen's.
#include "sync/agent/crew_day.hpp"

#include "sync/agent/crew_desk.hpp"
#include "tests/support/agent_region.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::agent;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

// A crew at a stand whose machine believes another time than the portal signed.
struct Desk {
    explicit Desk(std::int64_t portal_ms, std::int64_t machine_ms) : now{machine_ms, 3'600'000, Id{1}} {
        auto outbox = outbox::Outbox::create(data / "outbox.db").value();
        const auto key = seal::SigningKey::generate();
        const Stand self{seal::random_id(), "https://portal.example", "Norrbotten", ""};
        REQUIRE(outbox.adopt({self.device_id, seal::random_id()}, key));
        REQUIRE(key.write(data / "device.key"));
        REQUIRE(write_stand(data.path(), self));
        REQUIRE(PublicFolder(data.path()).make());
        ClockMemory memory;
        hear(memory, portal_ms, now);
        REQUIRE(note_clock_memory(outbox, memory));
    }
    // monter-sync, started.
    void start() {
        desk.reset();
        agent.reset();
        stand.reset();
        stand.emplace(open_stand(data.path()).value());
        agent.emplace(stand->outbox, stand->key, PublicFolder(data.path()), false, [] { return 0.5; });
        desk.emplace(*stand, *agent, content);
        desk->keep_day(now);
    }
    void advance(std::int64_t ms) {
        now.boot_ms += ms;
        now.wall_ms += ms;
        desk->keep_day(now);
    }
    void visitor_leaves_wish() {
        const Moment told = agent->told(now);
        REQUIRE(stand->outbox.keep(region.lead(), told, 1, stand->key));
    }
    local::CrewFacts ask(const local::CrewRequest& request) {
        const auto reply = desk->answer(request, now);
        return std::get<local::CrewFacts>(std::get<local::CrewReply>(reply));
    }
    [[nodiscard]] local::CrewSettings chosen() const { return PublicFolder(data.path()).crew(); }

    test::ScratchFolder data;
    test::Region region;
    Moment now;
    std::optional<OpenedStand> stand;
    std::optional<Agent> agent;
    std::optional<Content> content;
    std::optional<CrewDesk> desk;
};

local::CrewSet a_rehearsal() {
    local::CrewSettings settings;
    settings.paused = settings.rehearsal = true;
    settings.present = std::vector<std::string>{"arjeplog"};
    return {settings};
}

const std::int64_t noon = from_iso_utc("2026-11-24T11:00:00Z").value();  // 12:00 in Sweden

}  // namespace

TEST_CASE("a day lasts from midnight to midnight in Sweden, also where clocks change") {
    CHECK(to_iso_utc(day_began_ms(noon)) == "2026-11-23T23:00:00Z");
    CHECK(to_iso_utc(day_ends_ms(noon)) == "2026-11-24T23:00:00Z");
    const auto spring = from_iso_utc("2026-03-29T12:00:00Z").value();
    CHECK(day_ends_ms(spring) - day_began_ms(spring) == 23 * hour_ms);
    const auto autumn = from_iso_utc("2026-10-25T00:10:00Z").value();
    CHECK(day_ends_ms(autumn) - day_began_ms(autumn) == 25 * hour_ms);
}

TEST_CASE("a forgotten rehearsal ends with its day, though the machine's clock is a year behind; a pause goes on") {
    Desk crew(noon, noon - 365 * 24 * hour_ms);
    crew.start();
    CHECK(crew.ask(a_rehearsal()).settings.rehearsal);
    crew.advance(11 * hour_ms);
    CHECK(crew.chosen().rehearsal);
    CHECK(crew.chosen().present);
    crew.advance(2 * hour_ms);
    CHECK_FALSE(crew.chosen().rehearsal);
    CHECK_FALSE(crew.chosen().present);
    CHECK(crew.chosen().paused);
    CHECK_FALSE(crew.ask(local::CrewLook{}).settings.rehearsal);
}

TEST_CASE("a stand that was switched off overnight begins its day without yesterday's rehearsal") {
    Desk crew(noon, noon);
    crew.start();
    static_cast<void>(crew.ask(a_rehearsal()));
    crew.start();
    CHECK(crew.chosen().rehearsal);  // the same day
    crew.now = {noon + 20 * hour_ms, 60'000, Id{2}};
    crew.start();
    CHECK_FALSE(crew.chosen().rehearsal);
}

TEST_CASE("where nobody can tell whether it is still that day, a rehearsal does not outlive a restart") {
    Desk crew(noon, noon);
    crew.start();
    static_cast<void>(crew.ask(a_rehearsal()));
    crew.now = {1000, 60'000, Id{2}};  // its battery is dead
    crew.start();
    CHECK_FALSE(crew.chosen().rehearsal);
}

TEST_CASE("today is counted by the stand's clock, and the menu is told it") {
    Desk crew(noon - 24 * hour_ms, noon - 90 * 24 * hour_ms);
    crew.start();
    crew.visitor_leaves_wish();
    crew.advance(23 * hour_ms);  // the next day, 11:00
    crew.visitor_leaves_wish();
    crew.visitor_leaves_wish();
    const auto facts = crew.ask(local::CrewLook{});
    CHECK(facts.captured == 2);
    CHECK(facts.wall_ms == noon - hour_ms);
    const auto reply = crew.desk->answer(local::CrewReport{}, crew.now);
    const auto report = std::get<local::DayReport>(std::get<local::CrewReply>(reply));
    REQUIRE(report.hours.size() == 1);
    CHECK(report.hours[0].hour == 11);
    CHECK(report.hours[0].leads == 2);
}
