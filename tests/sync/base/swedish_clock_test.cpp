#include "sync/base/swedish_clock.hpp"

#include "sync/base/clock.hpp"
#include "tests/support/catch.hpp"

using namespace monter;

// The dates of the change are those the European Commission published for 2022 to 2026 (OJ C 149, 27.4.2021, p. 1).
TEST_CASE("summer time begins and ends at one o'clock UTC on the published Sundays") {
    for (const auto& [begins, ends] : {std::pair{"2022-03-27", "2022-10-30"},
                                       {"2023-03-26", "2023-10-29"},
                                       {"2024-03-31", "2024-10-27"},
                                       {"2025-03-30", "2025-10-26"},
                                       {"2026-03-29", "2026-10-25"}}) {
        INFO(begins);
        const std::int64_t first = *from_iso_utc(std::string(begins) + "T01:00:00Z");
        const std::int64_t last = *from_iso_utc(std::string(ends) + "T01:00:00Z");
        CHECK_FALSE(is_summer_time(first - 1));
        CHECK(is_summer_time(first));
        CHECK(is_summer_time(last - 1));
        CHECK_FALSE(is_summer_time(last));
    }
}

TEST_CASE("a clock in Sweden shows the hour of its time of year, over midnight too") {
    const ClockTime winter = swedish_clock(*from_iso_utc("2026-12-31T23:30:00Z"));
    CHECK((winter.year == 2027 && winter.month == 1 && winter.day == 1 && winter.hour == 0 && winter.minute == 30));
    const ClockTime summer = swedish_clock(*from_iso_utc("2026-06-20T22:36:00Z"));
    CHECK((summer.month == 6 && summer.day == 21 && summer.hour == 0 && summer.minute == 36));
}

TEST_CASE("a moment on a wall clock is the moment it was read at; in the hour that comes twice, the first one") {
    for (std::int64_t hour = 0; hour < 3 * 8766; hour += 7) {
        const std::int64_t utc_ms = *from_iso_utc("2026-01-01T00:20:00Z") + hour * 3'600'000;
        const bool comes_again =
            swedish_clock(utc_ms).hour == 2 && is_summer_time(utc_ms - 3'600'000) && !is_summer_time(utc_ms);
        if (!comes_again) CHECK(utc_ms_at(swedish_clock(utc_ms)) == utc_ms);
    }
    const std::int64_t autumn = *from_iso_utc("2026-10-25T01:30:00Z");
    CHECK(utc_ms_at(swedish_clock(autumn)) == autumn - 3'600'000);
}
