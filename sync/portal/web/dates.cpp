#include "sync/portal/web/dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "sync/base/swedish_clock.hpp"
#include "sync/base/swedish_day.hpp"

namespace monter::portal::web {
namespace {

namespace chr = std::chrono;

constexpr std::int64_t minutes_a_day = 24L * 60;

unsigned weekday(const ClockTime& clock) {
    return chr::weekday{chr::sys_days{chr::year{clock.year} / chr::month{clock.month} / chr::day{clock.day}}}
        .c_encoding();
}

// The n-th word of a text.
std::string word(const std::string& text, unsigned n) {
    std::size_t at = 0;
    for (unsigned i = 0; i < n && at != std::string::npos; ++i) at = text.find(' ', at) + 1;
    return text.substr(at, text.find(' ', at) - at);
}

std::string hours(const ClockTime& clock) {
    std::array<char, 16> out{};
    std::snprintf(out.data(), out.size(), "%02d:%02d", clock.hour, clock.minute);
    return out.data();
}

std::string written(std::int64_t wall_ms, const Texts& texts, const char* days, const char* months,
                    const char* between) {
    const ClockTime clock = swedish_clock(wall_ms);
    return word(texts.get(days), weekday(clock)) + " " + std::to_string(clock.day) + " " +
           word(texts.get(months), clock.month - 1) + between + hours(clock);
}

}  // namespace

std::string date_time(std::int64_t wall_ms, const Texts& texts) {
    return written(wall_ms, texts, "date.days", "date.months", " ");
}

std::string date_time_long(std::int64_t wall_ms, const Texts& texts) {
    return written(wall_ms, texts, "date.days_long", "date.months_long", ", ");
}

std::string date_short(std::int64_t wall_ms, const Texts& texts) {
    const ClockTime clock = swedish_clock(wall_ms);
    return word(texts.get("date.days"), weekday(clock)) + " " + std::to_string(clock.day) + " " +
           word(texts.get("date.months"), clock.month - 1);
}

std::string date_long(std::int64_t wall_ms, const Texts& texts) {
    const ClockTime clock = swedish_clock(wall_ms);
    return std::to_string(clock.day) + " " + word(texts.get("date.months_long"), clock.month - 1);
}

std::string date_field(std::int64_t wall_ms) {
    return swedish_day(wall_ms);
}

std::optional<std::int64_t> day_from_field(const std::string& text) {
    return swedish_day_begins(text);
}

std::string day_time(std::int64_t wall_ms, const Texts& texts) {
    const ClockTime clock = swedish_clock(wall_ms);
    return word(texts.get("date.days"), weekday(clock)) + " " + hours(clock);
}

std::string clock_time(std::int64_t wall_ms) {
    return hours(swedish_clock(wall_ms));
}

std::string time_span(std::int64_t ms, const Texts& texts) {
    const std::int64_t minutes = std::max<std::int64_t>(0, ms) / 60'000;
    if (minutes < 60) return texts.fill("date.minutes", {{"n", std::to_string(minutes)}});
    if (minutes < 2 * minutes_a_day) return texts.fill("date.hours", {{"n", std::to_string(minutes / 60)}});
    return texts.count("date.days_ago", minutes / minutes_a_day);
}

}  // namespace monter::portal::web
