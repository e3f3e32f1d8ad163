// A time of the year as the light carpet has it: across the days, down the hours. Standard time (UTC+1) all year, so
// that noon stays in the middle and no hour is there twice; what a clock shows is swedish_clock's. Pure.
#pragma once

#include <cstdint>

#include "kiosk/ui/light.hpp"

namespace monter::kiosk {

inline constexpr int minutes_a_day = 1440;

struct YearTime {
    int year = 2026;
    float day = 0;     // 0 = 1 January; whole but while the light travels
    float minute = 0;  // of the day, standard time; 0 to below 1440
    friend bool operator==(const YearTime&, const YearTime&) = default;
};

[[nodiscard]] int days_of(int year);  // 365 or 366
[[nodiscard]] YearTime year_time(std::int64_t utc_ms);
// The instant; a fraction of a day is dropped.
[[nodiscard]] std::int64_t utc_ms_of(const YearTime& time);
// 0-based day of a date in `year`, month and day counted from 1.
[[nodiscard]] float day_of(int year, unsigned month, unsigned day);

// Shares across and down the carpet, 0 to 1, and back. `at_share` snaps to a whole day and to six minutes.
struct Share {
    float x = 0, y = 0;
};
[[nodiscard]] YearTime at_share(int year, Share share);
[[nodiscard]] Share share_of(const YearTime& time);
// Days and minutes on or back: over midnight into the next day, at the ends of the year it stops.
[[nodiscard]] YearTime moved(const YearTime& time, int days, int minutes);
// On the straight way between two times of one year, `part` 0 to 1.
[[nodiscard]] YearTime between(const YearTime& from, const YearTime& to, float part);

// The light at a place; a fraction of a day blends two neighbouring days, so that travelling never jumps.
[[nodiscard]] Light light_at(double lat, double lon, const YearTime& time);

}  // namespace monter::kiosk
