#include "kiosk/screens/attract_programme.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

namespace monter::kiosk {
namespace {

constexpr float pi = std::numbers::pi_v<float>;
constexpr float year = 365, aurora_day = 268, midsummer = 172;
constexpr float aurora_ms = 8000, midsummer_ms = 6000;
constexpr float days_a_ms = year / (static_cast<float>(attract_year_ms) - aurora_ms - midsummer_ms);

// The round's order; the first of all begins with the region's poster, and no poster follows on itself.
std::vector<std::size_t> order_of(std::int64_t round, std::size_t posters, std::uint32_t seed) {
    const auto shuffled = [&](std::int64_t n) {
        std::seed_seq mixed{seed, static_cast<std::uint32_t>(n)};
        std::mt19937 dice(mixed);
        std::vector<std::size_t> order(posters);
        for (std::size_t i = 0; i < posters; ++i) order[i] = i;
        for (std::size_t i = posters; i > 1; --i) std::swap(order[i - 1], order[dice() % i]);
        return order;
    };
    std::vector<std::size_t> order = shuffled(round);
    if (posters < 3) {
        for (std::size_t i = 0; i < posters; ++i) order[i] = i;
        return order;
    }
    if (round == 0) {
        for (std::size_t i = 0; i < posters; ++i) {
            if (order[i] == 0) std::swap(order[i], order[0]);
        }
    } else if (order.front() == (round == 1 ? order_of(0, posters, seed) : shuffled(round - 1)).back()) {
        std::swap(order[0], order[1]);
    }
    return order;
}

std::size_t poster_of(std::int64_t turn, std::size_t posters, std::uint32_t seed) {
    const auto count = static_cast<std::int64_t>(posters);
    return order_of(turn / count, posters, seed)[static_cast<std::size_t>(turn % count)];
}

}  // namespace

float attract_day(std::int64_t ms) {
    const auto at = static_cast<float>(ms % attract_year_ms);
    if (at < aurora_ms) return aurora_day;
    const float to_midsummer = (midsummer + year - aurora_day) / days_a_ms;
    const float run = at - aurora_ms;
    const float moved = run < to_midsummer                  ? run
                        : run < to_midsummer + midsummer_ms ? to_midsummer
                                                            : run - midsummer_ms;
    return std::fmod(aurora_day + moved * days_a_ms, year);
}

float attract_solar_hour(float day) {
    return 24 - 7 * (1 - std::cos(2 * pi * (day - midsummer) / year)) / 2;
}

namespace {

// Before midsummer the evening, after it the morning: the sun comes from the left, rolls along the horizon through
// midnight while the year holds its breath, and goes on to the right. At midwinter, where evening becomes morning, it
// is as deep on both sides.
float hour_of(std::int64_t ms) {
    constexpr float roll = 1;  // hours before and after midnight
    const float day = attract_day(ms);
    const float late = 24 - attract_solar_hour(day), rest = roll + late * (7 - roll) / 7;
    const float to_midsummer = (midsummer + year - aurora_day) / days_a_ms;
    const float run = static_cast<float>(ms % attract_year_ms) - aurora_ms - to_midsummer;
    const float at = std::clamp(run / midsummer_ms, 0.0F, 1.0F);
    if (at > 0 && at < 1) return 24 + roll * (2 * at * at * (3 - 2 * at) - 1);
    const float past = std::remainder(day - midsummer, year);
    const bool is_morning = std::abs(past) < 1 ? at >= 1 : past > 0;
    return is_morning ? 24 + rest : 24 - rest;
}

}  // namespace

AttractMoment attract_moment(std::int64_t ms, std::size_t posters, std::uint32_t seed, bool calm) {
    AttractMoment now;
    // The year as it stands at the beginning of each 15 s.
    if (calm) ms -= ms % attract_still_ms;
    const std::int64_t turn = ms / attract_turn_ms;
    now.poster = poster_of(turn, posters, seed);
    now.next = poster_of(turn + 1, posters, seed);
    now.day = attract_day(ms);
    now.solar_hour = hour_of(ms);
    if (!calm) {
        now.drift = std::sin(2 * pi * static_cast<float>(ms % attract_drift_ms) / static_cast<float>(attract_drift_ms));
    }
    return now;
}

}  // namespace monter::kiosk
