// Dates on which clocks do odd things: a fair goes on over them as over any other.
#include <cstdlib>
#include <ctime>

#include "tests/support/agent_hall.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::agent;
using namespace std::chrono_literals;
using monter::test::Hall;

namespace {

// Sweden's own time on this machine, while it lives.
struct SwedishMachine {
    SwedishMachine() { set("Europe/Stockholm"); }
    SwedishMachine(const SwedishMachine&) = delete;
    SwedishMachine& operator=(const SwedishMachine&) = delete;
    ~SwedishMachine() { set(nullptr); }
    static void set(const char* zone) {
        if (zone != nullptr) ::setenv("TZ", zone, 1);  // NOLINT(concurrency-mt-unsafe): no thread here reads it
        if (zone == nullptr) ::unsetenv("TZ");         // NOLINT(concurrency-mt-unsafe): the same
        ::tzset();
    }
};

}  // namespace

TEST_CASE("over a change to and from summer time, a leap second and the end of 32 bits leads go once, and not early") {
    const SwedishMachine machine;
    const std::string date = GENERATE(as<std::string>{}, "2026-03-29T00:59:30Z", "2026-10-25T00:59:30Z",
                                      "2016-12-31T23:59:30Z", "2038-01-19T03:13:37Z", "2028-02-28T23:59:30Z");
    INFO(date);
    Hall hall;
    hall.now.wall_ms = from_iso_utc(date).value();
    const std::int64_t began_ms = hall.now.wall_ms;
    hall.portal.durable_seq = 100;
    hall.visitors_leave(1);
    const bool is_leap = date.starts_with("2016");
    hall.advance(29'999);
    hall.visitors_leave(1);
    if (is_leap) hall.now.wall_ms -= 1000;  // Unix time tells that second twice
    hall.advance(2);
    hall.visitors_leave(1);
    const auto kept = hall.outbox.pending(10, 1 << 20).value();
    REQUIRE(kept.size() == 3);
    CHECK(kept[0].kept_at.wall_ms == began_ms);
    CHECK(kept[2].kept_at.wall_ms == began_ms + 30'001 - (is_leap ? 1000 : 0));
    CHECK(from_iso_utc(to_iso_utc(kept[2].kept_at.wall_ms)).value() / 1000 == kept[2].kept_at.wall_ms / 1000);
    hall.let_pass(15min);
    REQUIRE(hall.counts().acked == 3);
    hall.days_pass(2);
    CHECK(hall.counts().purged == 0);
    hall.days_pass(2);
    CHECK(hall.counts().purged == 3);
    hall.days_pass(2);
    CHECK(hall.outbox.fact("purge_report").value().value().starts_with("purged 3, "));
    CHECK(hall.outbox.leads_lost().value() == 0);
    CHECK(hall.portal.kept.size() == 3);
}
