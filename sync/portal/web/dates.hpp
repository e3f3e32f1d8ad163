// Times as people on staff read them: Swedish time, wherever the portal runs.
#pragma once

#include <cstdint>
#include <string>

#include "sync/portal/web/texts.hpp"

namespace monter::portal::web {

[[nodiscard]] std::string date_time(std::int64_t wall_ms, const Texts& texts);       // "Mon 23 Nov 10:40"
[[nodiscard]] std::string date_time_long(std::int64_t wall_ms, const Texts& texts);  // "Monday 23 November, 10:40"
[[nodiscard]] std::string day_time(std::int64_t wall_ms, const Texts& texts);        // "Mon 10:40"
[[nodiscard]] std::string clock_time(std::int64_t wall_ms);                          // "10:40"
[[nodiscard]] std::string time_span(std::int64_t ms, const Texts& texts);            // "12 min", "5 h", "3 days"

}  // namespace monter::portal::web
