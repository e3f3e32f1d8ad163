// Days of the Swedish calendar as text, "2026-11-23": as forms send them, and as the portal keeps a fair's. Texts of
// that form sort as the days do. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace monter {

// The day that a clock on a wall in Sweden is of.
[[nodiscard]] std::string swedish_day(std::int64_t utc_ms);
// When that day begins there; nothing where the text is no day, or one before 1970.
[[nodiscard]] std::optional<std::int64_t> swedish_day_begins(const std::string& day);
// Both and all between, at most `most`; none where either is no day, or `last` is before `first`.
[[nodiscard]] std::vector<std::string> swedish_days(const std::string& first, const std::string& last,
                                                    std::size_t most);

}  // namespace monter
