// Times as people on staff read them: Swedish time, wherever the portal runs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sync/portal/web/texts.hpp"

namespace monter::portal::web {

[[nodiscard]] std::string date_time(std::int64_t wall_ms, const Texts& texts);       // "Mon 23 Nov 10:40"
[[nodiscard]] std::string date_time_long(std::int64_t wall_ms, const Texts& texts);  // "Monday 23 November, 10:40"
[[nodiscard]] std::string date_short(std::int64_t wall_ms, const Texts& texts);      // "Mon 23 Nov"
[[nodiscard]] std::string date_long(std::int64_t wall_ms, const Texts& texts);       // "23 November"
[[nodiscard]] std::string day_time(std::int64_t wall_ms, const Texts& texts);        // "Mon 10:40"
[[nodiscard]] std::string date_field(std::int64_t wall_ms);                          // "2026-11-23", as forms send it
// When that day begins; nothing where it is no day.
[[nodiscard]] std::optional<std::int64_t> day_from_field(const std::string& text);
[[nodiscard]] std::string clock_time(std::int64_t wall_ms);                // "10:40"
[[nodiscard]] std::string time_span(std::int64_t ms, const Texts& texts);  // "12 min", "5 h", "3 days"

}  // namespace monter::portal::web
