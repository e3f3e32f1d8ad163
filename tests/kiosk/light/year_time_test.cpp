#include "kiosk/light/year_time.hpp"

#include "sync/base/clock.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;

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
