// When people at a Swedish municipality work, for promises that are made in working hours: Monday to Friday from eight
// to four by Swedish clocks. Not on public holidays (lag (1989:253) om allmänna helgdagar), nor on the three eves that
// the law on time limits counts like them (lag (1930:173), section 2: midsummer, Christmas, New Year). Pure: computed
// anew whenever it is read, so that no job has to keep it up to date.
#pragma once

#include <cstdint>

#include "sync/base/swedish_clock.hpp"

namespace monter::portal::guides {

inline constexpr int work_begins_hour = 8, work_ends_hour = 16;
inline constexpr std::int64_t working_day_ms = std::int64_t{work_ends_hour - work_begins_hour} * 60 * 60 * 1000;

// Of the day; the hour does not matter.
[[nodiscard]] bool is_working_day(const ClockTime& day);

// How much of the time between the two moments was working time; negative where `to` comes first.
[[nodiscard]] std::int64_t working_ms_between(std::int64_t from_ms, std::int64_t to_ms);

// The first moment by which so much working time has gone since then. `working_ms` is 0 or more.
[[nodiscard]] std::int64_t after_working_time(std::int64_t from_ms, std::int64_t working_ms);

}  // namespace monter::portal::guides
