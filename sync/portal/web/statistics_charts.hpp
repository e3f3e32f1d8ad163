// The statistics' pictures: inline SVG, lengths as attributes, zero-based. Each stands beside a table with its numbers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/portal/web/page.hpp"

namespace monter::portal::web {

// One count with its label, from left to right. Nothing = hidden: drawn as the thinnest line.
struct Measure {
    std::string label;
    std::optional<std::int64_t> n;
};
// {path, label, stations:[{x, text_x, big, label, share}]} in a box of `width` by 184.
[[nodiscard]] Data funnel(const std::vector<Measure>& stations, int width, const Texts& texts);

// {label, bars:[{x, y, h, n, label, middle}]} in a box of 522 by 152.
[[nodiscard]] Data histogram(const std::vector<Measure>& bins, const std::string& label, const Texts& texts);

// "1 234" or "1,234"; the word for hidden where it is.
[[nodiscard]] std::string count_text(const std::optional<std::int64_t>& n, const Texts& texts);

}  // namespace monter::portal::web
