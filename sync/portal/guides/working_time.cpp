#include "sync/portal/guides/working_time.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace monter::portal::guides {
namespace {

namespace chr = std::chrono;

chr::sys_days day_of(const ClockTime& clock) {
    return chr::year{clock.year} / chr::month{clock.month} / chr::day{clock.day};
}

// The Gregorian computus as Butcher's Ecclesiastical Calendar (1876) gives it and Meeus prints it (Astronomical
// Algorithms, chapter 8); the letters are theirs.
chr::sys_days easter(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return chr::year{year} / chr::month{static_cast<unsigned>(n / 31)} / chr::day{static_cast<unsigned>(n % 31 + 1)};
}

// The first Saturday from that day on.
chr::sys_days saturday_from(chr::sys_days day) {
    return day + (chr::Saturday - chr::weekday{day});
}

bool is_holiday(chr::sys_days day) {
    const chr::year_month_day date{day};
    const chr::year year = date.year();
    using chr::December, chr::January, chr::June;
    constexpr std::array fixed = {January / 1,   January / 6,   chr::May / 1,  June / 6,
                                  December / 24, December / 25, December / 26, December / 31};
    if (std::find(fixed.begin(), fixed.end(), date.month() / date.day()) != fixed.end()) return true;
    const chr::sys_days easter_day = easter(static_cast<int>(year)), midsummer = saturday_from(year / June / 20);
    const chr::days good_friday{-2}, easter_monday{1}, ascension{39};
    return day == easter_day + good_friday || day == easter_day + easter_monday || day == easter_day + ascension ||
           day == midsummer - chr::days{1};  // All Saints' Day and midsummer day are Saturdays, Whitsun is a Sunday
}

bool works_on(chr::sys_days day) {
    const chr::weekday weekday{day};
    return weekday != chr::Saturday && weekday != chr::Sunday && !is_holiday(day);
}

struct Shift {
    std::int64_t begins_ms, ends_ms;
};
// Clocks change at night, so that a working day is as long as any other.
Shift shift_on(chr::sys_days day) {
    const chr::year_month_day date{day};
    ClockTime clock{static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                    static_cast<unsigned>(date.day()), work_begins_hour, 0};
    const std::int64_t begins = utc_ms_at(clock);
    return {begins, begins + working_day_ms};
}

}  // namespace

bool is_working_day(const ClockTime& day) {
    return works_on(day_of(day));
}

std::int64_t working_ms_between(std::int64_t from_ms, std::int64_t to_ms) {
    if (to_ms < from_ms) return -working_ms_between(to_ms, from_ms);
    std::int64_t sum = 0;
    const chr::sys_days last = day_of(swedish_clock(to_ms));
    for (chr::sys_days day = day_of(swedish_clock(from_ms)); day <= last; day += chr::days{1}) {
        if (!works_on(day)) continue;
        const Shift shift = shift_on(day);
        sum += std::max<std::int64_t>(0, std::min(to_ms, shift.ends_ms) - std::max(from_ms, shift.begins_ms));
    }
    return sum;
}

std::int64_t after_working_time(std::int64_t from_ms, std::int64_t working_ms) {
    if (working_ms <= 0) return from_ms;
    for (chr::sys_days day = day_of(swedish_clock(from_ms));; day += chr::days{1}) {
        if (!works_on(day)) continue;
        const Shift shift = shift_on(day);
        const std::int64_t begins = std::max(from_ms, shift.begins_ms);
        const std::int64_t room = std::max<std::int64_t>(0, shift.ends_ms - begins);
        if (working_ms <= room) return begins + working_ms;
        working_ms -= room;
    }
}

}  // namespace monter::portal::guides
