#include "kiosk/light/light_marks.hpp"

#include <cmath>

#include "kiosk/light/carpet.hpp"
#include "kiosk/light/poster_inputs.hpp"
#include "kiosk/light/shown_light.hpp"
#include "kiosk/light/sun.hpp"
#include "tests/support/catch.hpp"

using namespace monter::kiosk;

namespace {

struct Place {
    double lat, lon;
};
constexpr Place kiruna{67.8523, 20.2681}, pitea{65.3172, 21.4797};

float height(const Place& place, const YearTime& time) {
    return light_at(place.lat, place.lon, time).elevation;
}

}  // namespace

TEST_CASE("the evening of a day is the first time after noon that the sun is down at six degrees, on every day") {
    for (const Place& place : {kiruna, pitea}) {
        for (int day = 0; day < 365; day += 3) {
            const YearTime evening = evening_of(place.lat, place.lon, 2026, static_cast<float>(day));
            INFO("day " << day << ", minute " << evening.minute);
            CHECK(evening.day == static_cast<float>(day));
            CHECK(std::fmod(evening.minute, 6.0F) == 0);
            CHECK(height(place, evening) <= 6);
            const float before = height(place, moved(evening, 0, -6));
            // Either it has just come down, or it was never higher that day.
            if (before <= 6) {
                for (int step = 0; step < 240; ++step) {
                    CHECK(height(place, {2026, evening.day, static_cast<float>(step * 6)}) <= height(place, evening));
                }
            } else {
                CHECK(height(place, evening) > 4);
            }
        }
    }
}

TEST_CASE("the marks of the year: the lowest sun of midsummer, the highest of midwinter, and deep night in season") {
    const auto of = [](LightMark mark, const Place& place) { return time_of(mark, place.lat, place.lon, 2026); };
    CHECK(is_up(height(kiruna, of(LightMark::midsummer, kiruna))));
    CHECK_FALSE(is_up(height(pitea, of(LightMark::midsummer, pitea))));
    CHECK_FALSE(is_up(height(kiruna, of(LightMark::midwinter, kiruna))));
    CHECK(is_up(height(pitea, of(LightMark::midwinter, pitea))));
    for (const Place& place : {kiruna, pitea}) {
        const YearTime aurora = of(LightMark::aurora, place);
        CHECK(aurora_strength(light_at(place.lat, place.lon, aurora)) == Approx(1));
        for (const LightMark mark : {LightMark::midsummer, LightMark::aurora, LightMark::midwinter}) {
            CHECK(std::fmod(of(mark, place).minute, 6.0F) == 0);
        }
    }
}

TEST_CASE("the aurora is seen only when it is dark, and only in its season") {
    CHECK(aurora_strength({-20, 0, 172}) == 0);  // a night in June, were there one
    CHECK(aurora_strength({-5, 0, 0}) == 0);
    CHECK(aurora_strength({-9, 0, 0}) > 0);
    CHECK(aurora_strength({-20, 0, 231}) == 0);  // 20 August
    CHECK(aurora_strength({-20, 0, 245}) == Approx(1));
    CHECK(aurora_strength({-20, 0, 100}) == 0);  // 11 April
}

TEST_CASE("a light on its way starts gently, is half-way at half the time, and ends exactly") {
    ShownLight light;
    show(light, {2026, 10, 600});
    set_out(light, {2026, 310, 60}, 1'000);
    float before = light.time.day;
    for (std::int64_t now = 1'000; now < 2'600; now += 16) {
        go_on(light, now);
        CHECK(light.time.day >= before);
        before = light.time.day;
    }
    CHECK(light.way);
    go_on(light, 1'080);  // a clock that steps back brings it back
    CHECK(light.time.day < 12);
    go_on(light, 1'800);
    CHECK(light.time.day == Approx(160));
    CHECK(light.time.minute == Approx(330));
    go_on(light, 2'600);
    CHECK(light.time == YearTime{2026, 310, 60});
    CHECK_FALSE(light.way);
}

TEST_CASE("the sun of a whole day is that of its single moments") {
    for (const Place& place : {kiruna, pitea}) {
        for (float day = 0; day < 365; day += 7) {
            const std::int64_t begin = utc_ms_of({2026, day, 0});
            const SunOfDay sun(place.lat, place.lon, begin);
            for (int minute = 0; minute <= 1440; minute += 40) {
                const double alone = sun_position(place.lat, place.lon, begin + minute * 60'000LL).elevation;
                CHECK(std::abs(sun.elevation(minute) - alone) < 0.002);
            }
        }
    }
}

TEST_CASE("the carpet's colours are those of the sun there and then") {
    const CarpetPixels carpet = carpet_pixels(kiruna.lat, kiruna.lon, 2026, 365, 24);
    REQUIRE(carpet.rgba.size() == 365 * 24 * 4);
    const auto colour_at = [&](int day, int hour) {
        const std::size_t at = (static_cast<std::size_t>(hour) * 365 + static_cast<std::size_t>(day)) * 4;
        return static_cast<std::uint32_t>(carpet.rgba[at] << 16 | carpet.rgba[at + 1] << 8 | carpet.rgba[at + 2]);
    };
    for (const int day : {0, 40, 120, 171, 240, 330, 364}) {
        for (int hour = 0; hour < 24; ++hour) {
            const YearTime time{2026, static_cast<float>(day), static_cast<float>(hour * 60 + 30)};
            const std::uint32_t drawn = colour_at(day, hour), true_one = carpet_colour(height(kiruna, time));
            for (const int shift : {16, 8, 0}) {
                CHECK(std::abs(static_cast<int>(drawn >> shift & 0xFF) - static_cast<int>(true_one >> shift & 0xFF)) <=
                      1);
            }
        }
    }
    // Gold at midnight in June, blue at noon in December; at Piteå neither.
    const auto red = [](std::uint32_t colour) { return colour >> 16; };
    CHECK(red(colour_at(171, 23)) == 0xFF);
    CHECK(red(colour_at(354, 23)) < 0x40);
}
