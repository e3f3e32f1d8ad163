#include "sync/portal/web/dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace monter::portal::web {
namespace {

namespace chr = std::chrono;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t minutes_a_day = 24L * 60;

struct DateParts {
    chr::year_month_day day;
    unsigned weekday;
    int hour, minute;
};

DateParts swedish(std::int64_t wall_ms) {
    const chr::sys_time<chr::milliseconds> at{chr::milliseconds{wall_ms + swedish_offset_minutes(wall_ms) * minute_ms}};
    const auto day = chr::floor<chr::days>(at);
    const auto minutes = chr::duration_cast<chr::minutes>(at - day).count();
    return {chr::year_month_day{day}, chr::weekday{day}.c_encoding(), static_cast<int>(minutes / 60),
            static_cast<int>(minutes % 60)};
}

// The n-th word of a text.
std::string word(const std::string& text, unsigned n) {
    std::size_t at = 0;
    for (unsigned i = 0; i < n && at != std::string::npos; ++i) at = text.find(' ', at) + 1;
    return text.substr(at, text.find(' ', at) - at);
}

std::string clock(const DateParts& parts) {
    std::array<char, 16> out{};
    std::snprintf(out.data(), out.size(), "%02d:%02d", parts.hour, parts.minute);
    return out.data();
}

std::string written(std::int64_t wall_ms, const Texts& texts, const char* days, const char* months,
                    const char* between) {
    const DateParts parts = swedish(wall_ms);
    return word(texts.get(days), parts.weekday) + " " + std::to_string(static_cast<unsigned>(parts.day.day())) + " " +
           word(texts.get(months), static_cast<unsigned>(parts.day.month()) - 1) + between + clock(parts);
}

}  // namespace

int swedish_offset_minutes(std::int64_t wall_ms) {
    const chr::sys_time<chr::milliseconds> at{chr::milliseconds{wall_ms}};
    const auto year = chr::year_month_day{chr::floor<chr::days>(at)}.year();
    const auto turn = [&](chr::month month) {
        return chr::sys_days{year / month / chr::Sunday[chr::last]} + chr::hours{1};
    };
    return at >= turn(chr::March) && at < turn(chr::October) ? 120 : 60;
}

std::string date_time(std::int64_t wall_ms, const Texts& texts) {
    return written(wall_ms, texts, "date.days", "date.months", " ");
}

std::string date_time_long(std::int64_t wall_ms, const Texts& texts) {
    return written(wall_ms, texts, "date.days_long", "date.months_long", ", ");
}

std::string time_span(std::int64_t ms, const Texts& texts) {
    const std::int64_t minutes = std::max<std::int64_t>(0, ms) / minute_ms;
    if (minutes < 60) return texts.fill("date.minutes", {{"n", std::to_string(minutes)}});
    if (minutes < 2 * minutes_a_day) return texts.fill("date.hours", {{"n", std::to_string(minutes / 60)}});
    return texts.count("date.days_ago", minutes / minutes_a_day);
}

}  // namespace monter::portal::web
