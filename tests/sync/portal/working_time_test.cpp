// Promises in working hours: over weekends, holidays and the changes of clocks.
#include "sync/portal/guides/working_time.hpp"

#include <random>

#include "sync/base/clock.hpp"
#include "sync/portal/guides/acceptance.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/swedish_moments.hpp"

using namespace monter;
using namespace monter::portal::guides;
using namespace monter::test;

namespace {

// By a wall clock in Sweden.
// The definition itself, counted minute by minute.
std::int64_t counted(std::int64_t from_ms, std::int64_t to_ms) {
    std::int64_t sum = 0;
    for (std::int64_t now = from_ms; now < to_ms; now += minute) {
        const ClockTime clock = swedish_clock(now);
        if (is_working_day(clock) && clock.hour >= 8 && clock.hour < 16) sum += minute;
    }
    return sum;
}

}  // namespace

// The days as calendars of those years print them.
TEST_CASE("nobody works on weekends, public holidays and the three eves") {
    using Day = ClockTime;
    for (const Day& free :
         {Day{2026, 1, 1},   Day{2026, 1, 6},   Day{2026, 4, 3},  Day{2026, 4, 6},   Day{2026, 5, 1},
          Day{2026, 5, 14},  Day{2026, 6, 6},   Day{2026, 6, 19}, Day{2026, 12, 24}, Day{2026, 12, 25},
          Day{2026, 12, 31}, Day{2027, 3, 26},  Day{2027, 3, 29}, Day{2027, 5, 6},   Day{2027, 6, 25},
          Day{2025, 4, 18},  Day{2025, 4, 21},  Day{2025, 5, 29}, Day{2025, 6, 20},  Day{2024, 3, 29},
          Day{2024, 4, 1},   Day{2024, 5, 9},   Day{2024, 6, 6},  Day{2024, 6, 21},  Day{2038, 4, 26},
          Day{2026, 11, 21}, Day{2026, 11, 22}, Day{2008, 3, 24}}) {
        INFO(free.year << "-" << free.month << "-" << free.day);
        CHECK_FALSE(is_working_day(free));
    }
    for (const Day& worked : {Day{2026, 1, 2}, Day{2026, 4, 2}, Day{2026, 4, 7}, Day{2026, 4, 30}, Day{2026, 5, 13},
                              Day{2026, 5, 15}, Day{2026, 6, 5}, Day{2026, 6, 18}, Day{2026, 6, 22}, Day{2026, 12, 23},
                              Day{2026, 12, 28}, Day{2026, 12, 30}, Day{2026, 11, 23}, Day{2025, 6, 9}}) {
        INFO(worked.year << "-" << worked.month << "-" << worked.day);
        CHECK(is_working_day(worked));
    }
}

TEST_CASE("who comes on a Saturday fair is waited for until Tuesday's close of work") {
    CHECK(after_working_time(at(2026, 11, 21, 14, 12), 16 * hour) == at(2026, 11, 24, 16));
    CHECK(after_working_time(at(2026, 11, 23, 10, 40), 8 * hour) == at(2026, 11, 24, 10, 40));
    CHECK(after_working_time(at(2026, 11, 20, 15), 2 * hour) == at(2026, 11, 23, 9));
    // Maundy Thursday in the afternoon; Good Friday to Easter Monday, and the summer clock since the Sunday before.
    CHECK(after_working_time(at(2026, 4, 2, 15), 2 * hour) == at(2026, 4, 7, 9));
    CHECK(after_working_time(at(2026, 3, 27, 15), 2 * hour) == at(2026, 3, 30, 9));
    CHECK(working_ms_between(at(2026, 12, 23, 12), at(2026, 12, 28, 9)) == 5 * hour);
}

TEST_CASE("working time is what a count of its minutes gives, adds up, and leads back") {
    std::mt19937_64 luck(20261123);
    const std::int64_t first = at(2024, 1, 1, 0);
    const auto any = [&](std::int64_t most) {
        return static_cast<std::int64_t>(luck() % static_cast<std::uint64_t>(most));
    };
    for (int round = 0; round < 300; ++round) {
        const std::int64_t from = first + any(4 * 365 * 24 * 60) * minute, to = from + any(20 * 24 * 60) * minute;
        INFO("from " << from << " to " << to);
        const std::int64_t between = working_ms_between(from, to);
        CHECK(between == counted(from, to));
        CHECK(working_ms_between(to, from) == -between);
        const std::int64_t middle = from + (to - from) / 3;
        CHECK(working_ms_between(from, middle) + working_ms_between(middle, to) == between);
        const std::int64_t promised = any(60 * 60) * minute + minute, by = after_working_time(from, promised);
        CHECK(working_ms_between(from, by) == promised);
        CHECK(working_ms_between(from, by - 1) == promised - 1);
        // Later never is earlier: nobody gains by being handed on.
        CHECK(after_working_time(from + any(day), promised) >= by);
    }
}

TEST_CASE("the acceptance clock runs from waiting over due to late, and is late from the moment itself on") {
    const std::int64_t routed = at(2026, 11, 23, 9);  // a Monday
    const auto seen = [&](std::int64_t now_ms) { return acceptance(routed, 16 * 60, now_ms); };
    CHECK(seen(routed).by_ms == at(2026, 11, 25, 9));
    CHECK(seen(routed).gone == 0);
    CHECK(seen(routed).urgency == Urgency::waiting);
    CHECK(seen(at(2026, 11, 24, 9)).gone == Approx(0.5F));
    CHECK(seen(at(2026, 11, 24, 12, 59)).urgency == Urgency::waiting);
    CHECK(seen(at(2026, 11, 24, 13)).urgency == Urgency::due);
    CHECK(seen(at(2026, 11, 25, 7)).left_ms == hour);
    CHECK(seen(at(2026, 11, 25, 9)).urgency == Urgency::due);
    CHECK(seen(at(2026, 11, 25, 9) + 1).urgency == Urgency::late);
    CHECK(seen(at(2026, 11, 26, 9)).left_ms == -8 * hour);
    CHECK(seen(at(2026, 11, 26, 9)).gone == 1);
    // On its last day it is due from the morning on, however short the promise.
    CHECK(acceptance(at(2026, 11, 23, 8), 8 * 60, at(2026, 11, 23, 8)).urgency == Urgency::due);
}
