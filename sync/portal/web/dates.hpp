// Times as people on staff read them: Swedish time, wherever the portal runs.
#pragma once

#include <cstdint>
#include <string>

#include "sync/portal/web/texts.hpp"

namespace monter::portal::web {

// Minutes that Swedish clocks are ahead of UTC: 60, in summer 120. Summer is from the last Sunday of March to the last
// Sunday of October, 01:00 UTC (directive 2000/84/EC).
[[nodiscard]] int swedish_offset_minutes(std::int64_t wall_ms);

[[nodiscard]] std::string date_time(std::int64_t wall_ms, const Texts& texts);       // "Mon 23 Nov 10:40"
[[nodiscard]] std::string date_time_long(std::int64_t wall_ms, const Texts& texts);  // "Monday 23 November, 10:40"
[[nodiscard]] std::string time_span(std::int64_t ms, const Texts& texts);            // "12 min", "5 h", "3 days"

}  // namespace monter::portal::web
