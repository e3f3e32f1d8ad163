#include "kiosk/light/swedish_clock.hpp"

#include "kiosk/light/year_time.hpp"
#include "sync/base/clock.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;

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

TEST_CASE("a place on the carpet is a whole day and six minutes, and leads back to itself") {
    for (const float x : {0.0F, 0.1F, 0.4999F, 0.9F, 1.0F, 7.0F, -3.0F}) {
        for (const float y : {0.0F, 0.333F, 0.5F, 0.99F, 1.0F, 2.0F, -1.0F}) {
            const YearTime time = at_share(2026, {x, y});
            INFO(x << " " << y << ": day " << time.day << " minute " << time.minute);
            CHECK(time.day == std::floor(time.day));
            CHECK((time.day >= 0 && time.day <= 364));
            CHECK((time.minute >= 0 && time.minute < 1440));
            CHECK(std::fmod(time.minute, 6.0F) == 0);
            CHECK(at_share(2026, share_of(time)) == time);
            CHECK(year_time(utc_ms_of(time)) == time);
        }
    }
    CHECK(days_of(2028) == 366);
    CHECK(at_share(2028, {1, 0}).day == 365);
    CHECK(day_of(2026, 6, 21) == 171);
    CHECK(day_of(2028, 6, 21) == 172);
}

TEST_CASE("half hours and days on walk over midnight and stop at the ends of the year") {
    CHECK(moved({2026, 10, 1425}, 0, 30) == YearTime{2026, 11, 15});
    CHECK(moved({2026, 10, 15}, 0, -30) == YearTime{2026, 9, 1425});
    CHECK(moved({2026, 10, 600}, 1, 0) == YearTime{2026, 11, 600});
    CHECK(moved({2026, 0, 0}, -1, 0) == YearTime{2026, 0, 0});
    CHECK(moved({2026, 364, 1434}, 1, 0) == YearTime{2026, 364, 1434});
}

TEST_CASE("light that travels moves evenly from day to day") {
    const YearTime from{2026, 100, 600}, to{2026, 110, 600};
    Light before = light_at(67.8523, 20.2681, from);
    for (int step = 1; step <= 200; ++step) {
        const Light now = light_at(67.8523, 20.2681, between(from, to, static_cast<float>(step) / 200));
        CHECK(now.elevation > before.elevation);  // spring
        CHECK(now.elevation - before.elevation < 0.03F);
        CHECK(std::abs(now.azimuth - before.azimuth) < 0.1F);
        before = now;
    }
}
