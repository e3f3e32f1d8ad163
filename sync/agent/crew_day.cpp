#include "sync/agent/crew_day.hpp"

#include "sync/base/swedish_clock.hpp"

namespace monter::agent {

std::int64_t day_began_ms(std::int64_t wall_ms) {
    const ClockTime now = swedish_clock(wall_ms);
    return utc_ms_at({.year = now.year, .month = now.month, .day = now.day});
}

std::int64_t day_ends_ms(std::int64_t wall_ms) {
    constexpr std::int64_t into_the_next_ms = std::int64_t{30} * 60 * 60 * 1000;
    return day_began_ms(day_began_ms(wall_ms) + into_the_next_ms);
}

local::CrewSettings for_today(local::CrewSettings asked, std::int64_t wall_ms) {
    asked.day_ends_ms = asked.rehearsal || asked.present ? day_ends_ms(wall_ms) : 0;
    return asked;
}

local::CrewSettings still_holding(local::CrewSettings kept, std::int64_t wall_ms, Trust trust, bool starts) {
    const bool unknown = starts && trust == Trust::none;
    // An end further away than a day was set under a clock that has since been put right.
    const bool same_day = wall_ms < kept.day_ends_ms && kept.day_ends_ms <= day_ends_ms(wall_ms);
    if (same_day && !unknown) return kept;
    kept.rehearsal = false;
    kept.present.reset();
    kept.day_ends_ms = 0;
    return kept;
}

}  // namespace monter::agent
