#include "sync/base/swedish_day.hpp"

#include <date/date.h>

#include <array>
#include <cstdio>
#include <string_view>

#include "sync/base/swedish_clock.hpp"

namespace monter {
namespace {

std::string written(int year, unsigned month, unsigned day) {
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", year, month, day);
    return out.data();
}

std::optional<date::year_month_day> calendar_day(const std::string& text) {
    constexpr std::string_view shape = "dddd-dd-dd";
    if (text.size() != shape.size()) return std::nullopt;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-') return std::nullopt;
    }
    const auto number = [&](std::size_t at, std::size_t digits) { return std::stoi(text.substr(at, digits)); };
    const date::year_month_day day{date::year{number(0, 4)}, date::month{static_cast<unsigned>(number(5, 2))},
                                   date::day{static_cast<unsigned>(number(8, 2))}};
    if (!day.ok() || day.year() < date::year{1970}) return std::nullopt;
    return day;
}

}  // namespace

std::string swedish_day(std::int64_t utc_ms) {
    const ClockTime clock = swedish_clock(utc_ms);
    return written(clock.year, clock.month, clock.day);
}

std::optional<std::int64_t> swedish_day_begins(const std::string& text) {
    const auto day = calendar_day(text);
    if (!day) return std::nullopt;
    return utc_ms_at(
        {static_cast<int>(day->year()), static_cast<unsigned>(day->month()), static_cast<unsigned>(day->day()), 0, 0});
}

std::vector<std::string> swedish_days(const std::string& first, const std::string& last, std::size_t most) {
    const auto from = calendar_day(first), to = calendar_day(last);
    std::vector<std::string> out;
    if (!from || !to) return out;
    for (date::sys_days at = *from; at <= date::sys_days{*to} && out.size() < most; at += date::days{1}) {
        const date::year_month_day day{at};
        out.push_back(written(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                              static_cast<unsigned>(day.day())));
    }
    return out;
}

}  // namespace monter
