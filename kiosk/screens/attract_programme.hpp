// What the attract screen shows when: the region's poster and each municipality's, in turn, while a year goes by. From
// the clock and a seed alone; any thread.
//
// A year takes 90 s: six of them stand still at midsummer, eight in the season of the aurora. The hour goes with the
// season, from late afternoon at midwinter to midnight at midsummer, where the sun travels along the horizon, and on to
// the morning at midwinter: so the sky is always one the sentence can be read before, and true. A poster stays for 30
// s; each round shows every poster once, in an order of its own.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kiosk/ui/light.hpp"

namespace monter::kiosk {

inline constexpr std::int64_t attract_year_ms = 90'000, attract_turn_ms = 30'000, attract_still_ms = 15'000;
inline constexpr std::int64_t attract_drift_ms = 40'000;  // of the parallax, there and back
inline constexpr std::int64_t living_frame_ms = 16;       // between two steps of what lives by itself

struct AttractMoment {
    std::size_t poster = 0;  // 0 = the region's, n = the n-th place's
    std::size_t next = 0;    // the one after it
    float day = 0;           // of the year
    float solar_hour = 0;    // 17 to 31: past 24 it is the next morning
    float drift = 0;         // -1..1
};

// `ms` since the program began; `posters` >= 1. `calm`: nothing moves, another still every 15 s, a poster for two of
// them.
[[nodiscard]] AttractMoment attract_moment(std::int64_t ms, std::size_t posters, std::uint32_t seed, bool calm);

[[nodiscard]] float attract_day(std::int64_t ms);   // of the year that goes by
[[nodiscard]] float attract_solar_hour(float day);  // of the evening: 17 at midwinter .. 24 at midsummer

}  // namespace monter::kiosk
