#include "kiosk/light/year_time.hpp"

#include <date/date.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "kiosk/light/sun.hpp"
#include "sync/base/swedish_clock.hpp"

namespace monter::kiosk {
namespace {

constexpr int snap_minutes = 6;

date::sys_days new_year(int year) {
    return date::sys_days{date::year{year} / 1 / 1};
}

SunPosition sun_on(double lat, double lon, const YearTime& time, float day) {
    return sun_position(lat, lon, utc_ms_of({time.year, day, time.minute}));
}

}  // namespace

int days_of(int year) {
    return date::year{year}.is_leap() ? 366 : 365;
}

YearTime year_time(std::int64_t utc_ms) {
    const auto local = date::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{utc_ms}} +
                       std::chrono::minutes{standard_offset_minutes};
    const auto day = date::floor<date::days>(local);
    const int year = static_cast<int>(date::year_month_day{day}.year());
    const auto in_day = std::chrono::duration<float, std::ratio<60>>(local - day);
    return {year, static_cast<float>((day - new_year(year)).count()), in_day.count()};
}

std::int64_t utc_ms_of(const YearTime& time) {
    const auto days = new_year(time.year).time_since_epoch().count() + static_cast<std::int64_t>(std::floor(time.day));
    const double minutes = static_cast<double>(time.minute) - standard_offset_minutes;
    return days * 86'400'000 + static_cast<std::int64_t>(std::llround(minutes * 60'000));
}

float day_of(int year, unsigned month, unsigned day) {
    const date::sys_days at{date::year{year} / static_cast<int>(month) / static_cast<int>(day)};
    return static_cast<float>((at - new_year(year)).count());
}

YearTime at_share(int year, Share share) {
    const int days = days_of(year);
    const int day = std::clamp(static_cast<int>(std::floor(share.x * static_cast<float>(days))), 0, days - 1);
    const int steps = minutes_a_day / snap_minutes;
    const int step = std::clamp(static_cast<int>(std::lround(share.y * static_cast<float>(steps))), 0, steps - 1);
    return {year, static_cast<float>(day), static_cast<float>(step * snap_minutes)};
}

Share share_of(const YearTime& time) {
    // The middle of the day's column.
    return {(time.day + 0.5F) / static_cast<float>(days_of(time.year)), time.minute / minutes_a_day};
}

YearTime moved(const YearTime& time, int days, int minutes) {
    const int last = days_of(time.year) * minutes_a_day - snap_minutes;
    const int at = static_cast<int>(std::lround(time.day)) * minutes_a_day + static_cast<int>(std::lround(time.minute));
    const int to = std::clamp(at + days * minutes_a_day + minutes, 0, last);
    return {time.year, static_cast<float>(to / minutes_a_day), static_cast<float>(to % minutes_a_day)};
}

YearTime between(const YearTime& from, const YearTime& to, float part) {
    return {to.year, from.day + (to.day - from.day) * part, from.minute + (to.minute - from.minute) * part};
}

Light light_at(double lat, double lon, const YearTime& time) {
    const float whole = std::floor(time.day), share = time.day - whole;
    SunPosition sun = sun_on(lat, lon, time, whole);
    if (share > 0) {
        const SunPosition next = sun_on(lat, lon, time, whole + 1);
        const double turn = std::remainder(next.azimuth - sun.azimuth, 360);  // the short way round
        sun.elevation += (next.elevation - sun.elevation) * static_cast<double>(share);
        sun.azimuth = std::fmod(sun.azimuth + turn * static_cast<double>(share) + 360, 360);
    }
    return {static_cast<float>(sun.elevation), static_cast<float>(sun.azimuth), time.day};
}

}  // namespace monter::kiosk
