// Clock and calendar as Sweden keeps them, without a time zone database (an appliance's may be missing or old): UTC+1,
// and UTC+2 from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (Directive
// 2000/84/EC, articles 2 and 3). Pure.
#pragma once

#include <cstdint>

namespace monter {

inline constexpr int standard_offset_minutes = 60;

[[nodiscard]] bool is_summer_time(std::int64_t utc_ms);

struct ClockTime {
    int year = 1970;
    unsigned month = 1, day = 1;  // as they are counted: 1 to 12, 1 to 31
    int hour = 0, minute = 0;
};
// What a clock on a wall in Sweden shows.
[[nodiscard]] ClockTime swedish_clock(std::int64_t utc_ms);
// Whether both are of one day there.
[[nodiscard]] bool is_same_swedish_day(std::int64_t a_utc_ms, std::int64_t b_utc_ms);
// When it shows that: the first of the two where the hour comes twice, an hour later where it is left out.
[[nodiscard]] std::int64_t utc_ms_at(const ClockTime& clock);

}  // namespace monter
