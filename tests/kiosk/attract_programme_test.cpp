#include "kiosk/screens/attract_programme.hpp"

#include <cmath>
#include <vector>

#include "tests/support/catch.hpp"

using namespace monter::kiosk;

TEST_CASE("on the attract screen every poster has the same share of a day") {
    constexpr std::size_t posters = 15;
    for (const std::uint32_t seed : {0U, 1U, 4711U}) {
        std::vector<int> turns(posters);
        std::size_t before = posters;
        for (std::int64_t turn = 0; turn < 1200; ++turn) {  // ten hours
            const AttractMoment now = attract_moment(turn * attract_turn_ms + 7, posters, seed, false);
            CHECK(now.poster != before);
            if (turn > 0) {
                CHECK(attract_moment((turn - 1) * attract_turn_ms, posters, seed, false).next == now.poster);
            }
            before = now.poster;
            ++turns.at(now.poster);
        }
        CHECK(turns == std::vector<int>(posters, 80));
        CHECK(attract_moment(0, posters, seed, false).poster == 0);
    }
}

TEST_CASE("a year goes by in ninety seconds, stands still at midsummer and in the aurora's season, and never jumps") {
    int still_midsummer = 0, still_autumn = 0;
    for (std::int64_t ms = 0; ms < 2 * attract_year_ms; ms += 50) {
        const float moved = std::remainder(attract_day(ms + 50) - attract_day(ms), 365.0F);
        CHECK(moved >= -0.01F);
        CHECK(moved < 0.3F);
        if (std::abs(moved) > 0.001F) continue;
        (std::abs(attract_day(ms) - 172) < 1 ? still_midsummer : still_autumn) += 50;
    }
    CHECK(std::abs(still_midsummer - 12'000) <= 200);
    CHECK(std::abs(still_autumn - 16'000) <= 200);
}

TEST_CASE("for whom nothing may move, the attract screen is a still that changes every fifteen seconds") {
    const AttractMoment first = attract_moment(15'000, 15, 3, true), last = attract_moment(29'999, 15, 3, true);
    CHECK(first.day == last.day);
    CHECK(first.poster == last.poster);
    CHECK(first.drift == 0);
    CHECK(attract_moment(30'000, 15, 3, true).day != first.day);
}
