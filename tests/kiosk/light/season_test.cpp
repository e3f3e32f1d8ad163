#include "kiosk/light/season.hpp"

#include "kiosk/light/carpet.hpp"
#include "kiosk/light/poster_inputs.hpp"
#include "kiosk/light/year_time.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;

namespace {
float on(unsigned month, unsigned day) {
    return day_of(2026, month, day);
}
}  // namespace

TEST_CASE("the seasons are those of the art direction, and turn within ten days") {
    for (float day = -5; day <= 370; day += 0.25F) {
        for (const Season season : {season_of_valley(day), season_of_fells(day)}) {
            CHECK(season.summer + season.autumn + season.winter == Approx(1));
            CHECK((season.summer >= 0 && season.autumn >= 0 && season.winter >= 0));
        }
        const float step = winter_share(day + 0.25F) - winter_share(day);
        CHECK(std::abs(step) < 0.03F);
    }
    CHECK(season_of_valley(on(1, 15)).winter == 1);
    CHECK(season_of_valley(on(4, 25)).winter == 1);
    CHECK(season_of_valley(on(5, 1)).winter == Approx(0.5F));
    CHECK(season_of_valley(on(5, 7)).summer == 1);
    CHECK(season_of_valley(on(8, 26)).summer == 1);
    CHECK(season_of_valley(on(9, 7)).autumn == 1);
    CHECK(season_of_valley(on(10, 26)).autumn == 1);
    CHECK(season_of_valley(on(11, 7)).winter == 1);
    CHECK(season_of_valley(on(12, 31)).winter == 1);
    // Autumn and winter come from above; spring comes to all at once.
    CHECK(season_of_fells(on(8, 26)).autumn == 1);
    CHECK(season_of_fells(on(10, 26)).winter == 1);
    CHECK(season_of_fells(on(4, 25)).winter == 1);
}

TEST_CASE("aurora is drawn only in the dark, and only in its season") {
    const auto strength = [](float elevation, float day) { return aurora_strength({elevation, 0, day}); };
    CHECK(strength(-12, on(12, 15)) == 1);
    CHECK(strength(-30, on(10, 1)) == 1);
    CHECK(strength(-9, on(12, 15)) == Approx(0.5F));
    CHECK(strength(-6, on(12, 15)) == 0);
    CHECK(strength(10, on(12, 15)) == 0);
    for (const float day : {on(4, 11), on(6, 21), on(8, 20)}) CHECK(strength(-20, day) == 0);
}

TEST_CASE("a poster's inputs are whole and never jump, from deepest night to noon and all year round") {
    for (const std::optional<float> view : {std::optional<float>{}, std::optional<float>{165.0F}}) {
        for (float day = 0; day < 365; day += 5) {
            std::optional<pack::PosterInputs> before;
            bool whole = true, steady = true;
            for (float elevation = -90; elevation <= 90; elevation += 0.5F) {
                const auto now = poster_inputs({elevation, 20, day}, view);
                for (std::size_t i = 0; i < now.colours.size(); ++i) {
                    for (const auto part : {&pack::PosterColour::r, &pack::PosterColour::g, &pack::PosterColour::b}) {
                        const float value = now.colours[i].*part;
                        whole = whole && value >= 0 && value <= 1;
                        steady = steady && (!before || std::abs(value - before->colours[i].*part) < 0.12F);
                    }
                    whole = whole && now.colours[i].a == 1;
                }
                before = now;
            }
            INFO("day " << day);
            CHECK(whole);
            CHECK(steady);
        }
    }
}

TEST_CASE("the sun's disc is in the picture only where the sun is") {
    const auto front = [](float azimuth) { return poster_inputs({5, azimuth, 20}, 350.0F).front; };
    CHECK(front(350) == 1);
    CHECK(front(39) == 1);  // 49 degrees to the right, over north
    CHECK(front(42.5F) == Approx(0.5F));
    CHECK(front(46) == 0);
    CHECK(front(170) == 0);
    CHECK(poster_inputs({5, 170, 20}, {}).front == 1);
}

TEST_CASE("the carpet of Kiruna is gold at midsummer's midnight and ends in blue at midwinter's noon; Piteå's is not") {
    const auto golden = [](std::uint32_t rgb) { return (rgb >> 16) == 0xFF; };
    const auto pixel = [](const CarpetPixels& carpet, float day, int row) {
        const auto at = static_cast<std::size_t>(row * carpet.width + static_cast<int>(day)) * 4;
        return static_cast<std::uint32_t>(carpet.rgba[at] << 16 | carpet.rgba[at + 1] << 8 | carpet.rgba[at + 2]);
    };
    const CarpetPixels kiruna = carpet_pixels(67.8523, 20.2681, 2026, 365, 48);
    const CarpetPixels pitea = carpet_pixels(65.3172, 21.4794, 2026, 365, 48);
    REQUIRE(kiruna.rgba.size() == 365U * 48 * 4);
    // At midnight, which is the first row and the last.
    const auto open = [&](const CarpetPixels& carpet) {
        return golden(pixel(carpet, on(6, 21), 0)) && golden(pixel(carpet, on(6, 21), 47));
    };
    CHECK(open(kiruna));
    CHECK_FALSE(open(pitea));
    const auto noon = [&](const CarpetPixels& carpet) {
        bool any = false;
        for (int row = 0; row < 48; ++row) any = any || golden(pixel(carpet, on(12, 21), row));
        return any;
    };
    CHECK_FALSE(noon(kiruna));
    CHECK(noon(pitea));
    CHECK(carpet_colour(-90) == 0x081321);
    CHECK(carpet_colour(90) == 0x78BEE0);
}
