// Counts as they may leave the portal. What is under 5 is hidden, 0 too; and where a hidden count of a column could be
// worked out from the column's sum, the next smallest is hidden as well, until it can't. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace monter::portal::statistics {

inline constexpr std::int64_t smallest_shown = 5;

struct Column {
    std::vector<std::optional<std::int64_t>> cells;  // nothing = hidden
    std::optional<std::int64_t> sum;
};
// With its sum, which the reader sees where it is told.
[[nodiscard]] Column hide(const std::vector<std::int64_t>& cells);
// Cells that add up to nothing the reader sees: each is judged by itself.
[[nodiscard]] std::vector<std::optional<std::int64_t>> hide_small(const std::vector<std::int64_t>& cells);

// Half hear within these hours; nothing where fewer than 5 do. `people` by whole hours.
struct Spread {
    std::int64_t hours = 0, n = 0;
};
[[nodiscard]] std::optional<std::int64_t> median_hours(const std::vector<Spread>& people);

}  // namespace monter::portal::statistics
