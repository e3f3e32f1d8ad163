#include "sync/portal/web/acceptance_clock.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>

#include "sync/base/swedish_clock.hpp"
#include "sync/portal/guides/working_time.hpp"
#include "sync/portal/web/dates.hpp"

namespace monter::portal::web {
namespace {

using guides::Urgency;

// The arc of the drawing: its middle on the horizon and its radii, in the picture's units.
constexpr float arc_x = 30, arc_y = 30, arc_wide = 25, arc_high = 23;
// Within so many days to come a weekday says enough.
constexpr std::int64_t a_week_less_a_day_ms = std::int64_t{6} * 24 * 60 * 60 * 1000;
constexpr std::int64_t minute_ms = 60'000;
// From so many working days on they are what is told, and "of working time" would say it twice.
constexpr std::int64_t days_told_from = 3;

bool is_days(std::int64_t ms) {
    return std::abs(ms) / guides::working_day_ms >= days_told_from;
}

constexpr float sunk_y = 33;  // a late sun, a little below the horizon

std::string tenths(float value) {
    std::array<char, 16> out{};
    std::snprintf(out.data(), out.size(), "%.1f", static_cast<double>(value));
    return out.data();
}

void draw(Data::Named& data, const guides::Acceptance& acceptance) {
    const bool late = acceptance.urgency == Urgency::late;
    const float angle = std::numbers::pi_v<float> * acceptance.gone;
    const std::string x = tenths(arc_x - arc_wide * std::cos(angle));
    const std::string y = tenths(late ? sunk_y : arc_y - arc_high * std::sin(angle));
    data["x"] = x;
    data["y"] = y;
    // Empty, not left out: a template takes a name it does not find from the page around it.
    data["path"] = late ? "" : "M" + x + " " + y + "A25 23 0 0 1 55 30";
}

}  // namespace

std::string working_span(std::int64_t ms, const Texts& texts) {
    if (is_days(ms)) return texts.count("clock.working_days", std::abs(ms) / guides::working_day_ms);
    const std::int64_t minutes = std::abs(ms) / minute_ms;
    const std::string rest = texts.fill("date.minutes", {{"n", std::to_string(minutes % 60)}});
    if (minutes < 60) return rest;
    const std::string hours = texts.fill("date.hours", {{"n", std::to_string(minutes / 60)}});
    return minutes % 60 == 0 ? hours : hours + " " + rest;
}

Data acceptance_clock(const guides::Acceptance& acceptance, ClockWords words, std::int64_t now_ms, const Texts& texts) {
    const bool late = acceptance.urgency == Urgency::late;
    Data::Named data;
    draw(data, acceptance);
    data["kind"] = late ? "bad" : acceptance.urgency == Urgency::due ? "due" : "";
    const std::int64_t by_ms = acceptance.by_ms;
    const bool soon = by_ms >= now_ms && by_ms < now_ms + a_week_less_a_day_ms;
    const std::string when = is_same_swedish_day(by_ms, now_ms)
                                 ? texts.fill("clock.today", {{"time", clock_time(by_ms)}})
                             : soon ? day_time(by_ms, texts)
                                    : date_time(by_ms, texts);
    const bool in_row = words == ClockWords::row;
    const std::string where = in_row ? "row" : "page";
    data["by"] = texts.fill("clock." + where + (late ? "_was_due" : "_by"), {{"when", when}});
    const std::string form = in_row || is_days(acceptance.left_ms) ? "row" : "page";
    // Less than a minute is neither left nor late.
    const bool told = std::abs(acceptance.left_ms) >= minute_ms;
    data["left"] = told ? texts.fill("clock." + form + (late ? "_late" : "_left"),
                                     {{"time", working_span(acceptance.left_ms, texts)}})
                        : "";
    return data;
}

}  // namespace monter::portal::web
