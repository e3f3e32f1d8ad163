#include "sync/portal/notices/when.hpp"

#include "sync/base/swedish_clock.hpp"
#include "sync/portal/guides/working_time.hpp"

namespace monter::portal::notices {
namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;

bool is_quiet(int hour, int from, int to) {
    return from < to ? from <= hour && hour < to : from != to && (hour >= from || hour < to);
}

std::int64_t at_hour(ClockTime day, int hour) {
    day.hour = hour;
    day.minute = 0;
    return utc_ms_at(day);
}

// Noon plus a day is some time of the next day, whatever the clocks do that night.
ClockTime day_after(const ClockTime& day) {
    return swedish_clock(at_hour(day, 12) + day_ms);
}

}  // namespace

std::int64_t first_loud_ms(std::int64_t from_ms, int quiet_from, int quiet_to) {
    const ClockTime now = swedish_clock(from_ms);
    if (!is_quiet(now.hour, quiet_from, quiet_to)) return from_ms;
    const std::int64_t today = at_hour(now, quiet_to);
    return today > from_ms ? today : at_hour(day_after(now), quiet_to);
}

std::int64_t next_digest_ms(std::int64_t after_ms) {
    ClockTime day = swedish_clock(after_ms);
    while (!guides::is_working_day(day) || at_hour(day, digest_hour) <= after_ms) day = day_after(day);
    return at_hour(day, digest_hour);
}

}  // namespace monter::portal::notices
