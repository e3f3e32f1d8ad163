// Anonymous answers on their way: by the hour, after the leads, and once whatever gets lost.
#include "tests/support/agent_hall.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::agent;
using monter::test::Hall;
using namespace std::chrono_literals;

namespace {

void tap(Hall& hall, std::uint8_t name, const std::string& value) {
    const outbox::Tally answer{.kind = "pulse", .question = "move", .value = value};
    Id id{};
    id.fill(name);
    REQUIRE(hall.outbox.tally(id, answer, hall.now));
}

std::int64_t counted(const Hall& hall, const std::string& value) {
    std::int64_t n = 0;
    for (const auto& [id, tally] : hall.portal.counted) n += tally.value == value ? tally.n : 0;
    return n;
}

}  // namespace

TEST_CASE("counts go when their hour is over, and not beside a lead") {
    Hall hall;
    tap(hall, 1, "job");
    tap(hall, 2, "job");
    hall.visitor_leaves_lead();
    hall.let_pass(1min);
    CHECK(hall.counts().pending == 0);
    CHECK(hall.portal.counted.empty());
    hall.let_pass(2h + 5min);
    CHECK(counted(hall, "job") == 2);
    CHECK(hall.portal.counted.size() == 1);
}

TEST_CASE("who says send now means the counts of the hour that runs, too") {
    Hall hall;
    tap(hall, 1, "job");
    hall.hurry();
    CHECK(counted(hall, "job") == 1);
    tap(hall, 2, "job");
    hall.hurry();
    CHECK(counted(hall, "job") == 2);
}

TEST_CASE("counts wait without a network, and an answer that gets lost counts nothing twice") {
    Hall hall;
    hall.network_is(Trouble::transient);
    tap(hall, 1, "job");
    hall.let_pass(5h);
    CHECK(hall.portal.counted.empty());
    hall.network_is(std::nullopt);
    hall.portal.answer_gets_lost = true;
    hall.let_pass(1h);
    CHECK(counted(hall, "job") == 1);
    hall.portal.answer_gets_lost = false;
    hall.let_pass(2h);
    CHECK(counted(hall, "job") == 1);
    const auto left = hall.outbox.pending_tallies(hall.now, true, 10);
    REQUIRE(left);
    CHECK(left->empty());
}

TEST_CASE("a portal that does not know the counts holds up no lead") {
    Hall hall;
    tap(hall, 1, "job");
    hall.advance(3'600'000);
    hall.network_is(Trouble::protocol);
    hall.let_pass(10min);
    hall.network_is(std::nullopt);
    hall.visitor_leaves_lead();
    hall.let_pass(30min);
    CHECK(hall.counts().pending == 0);
    hall.let_pass(7h);
    CHECK(counted(hall, "job") == 1);
}
