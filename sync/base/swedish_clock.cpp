#include "sync/base/swedish_clock.hpp"

#include <date/date.h>

#include <chrono>

namespace monter {
namespace {

using Instant = date::sys_time<std::chrono::milliseconds>;

Instant last_sunday_at_one(date::year year, date::month month) {
    return date::sys_days{year / month / date::Sunday[date::last]} + std::chrono::hours{1};
}

}  // namespace

bool is_summer_time(std::int64_t utc_ms) {
    const Instant at{std::chrono::milliseconds{utc_ms}};
    const date::year year = date::year_month_day{date::floor<date::days>(at)}.year();
    return at >= last_sunday_at_one(year, date::March) && at < last_sunday_at_one(year, date::October);
}

ClockTime swedish_clock(std::int64_t utc_ms) {
    const std::chrono::minutes offset{standard_offset_minutes + (is_summer_time(utc_ms) ? 60 : 0)};
    const auto local = date::floor<std::chrono::minutes>(Instant{std::chrono::milliseconds{utc_ms}}) + offset;
    const auto day = date::floor<date::days>(local);
    const date::year_month_day calendar{day};
    const auto minutes = static_cast<int>((local - day).count());
    return {static_cast<int>(calendar.year()), static_cast<unsigned>(calendar.month()),
            static_cast<unsigned>(calendar.day()), minutes / 60, minutes % 60};
}

bool is_same_swedish_day(std::int64_t a_utc_ms, std::int64_t b_utc_ms) {
    const ClockTime a = swedish_clock(a_utc_ms), b = swedish_clock(b_utc_ms);
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

std::int64_t utc_ms_at(const ClockTime& clock) {
    const date::sys_days day{date::year{clock.year} / clock.month / clock.day};
    const auto as_if_utc = Instant{day} + std::chrono::hours{clock.hour} + std::chrono::minutes{clock.minute};
    const std::int64_t winter_ms =
        (as_if_utc - std::chrono::minutes{standard_offset_minutes}).time_since_epoch().count();
    const std::int64_t summer_ms = winter_ms - std::int64_t{60} * 60 * 1000;
    return is_summer_time(summer_ms) ? summer_ms : winter_ms;
}

}  // namespace monter
