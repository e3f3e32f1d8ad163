// Moments as a clock on a wall in Sweden shows them, for tests of working hours.
#pragma once

#include <cstdint>

#include "sync/base/swedish_clock.hpp"

namespace monter::test {

inline constexpr std::int64_t minute = 60'000, hour = 60 * minute, day = 24 * hour;

[[nodiscard]] inline std::int64_t at(int year, unsigned month, unsigned date, int hours, int minutes = 0) {
    return utc_ms_at({year, month, date, hours, minutes});
}

}  // namespace monter::test
