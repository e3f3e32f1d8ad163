// The rows of a comparison: the same question to both places, with what each of them answers and where that stands.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "kiosk/screens/telling.hpp"

namespace monter::kiosk {

// An empty cell is never drawn blank: it says that our sources tell nothing.
struct CompareRow {
    std::string id, label;
    std::array<std::vector<Said>, 2> cells;
};

// People first, then what the facts are about, in one order whatever the places; work last. A row that neither place
// answers is left out.
[[nodiscard]] std::vector<CompareRow> compare_rows(const std::array<const pack::Place*, 2>& places, const View& view);

}  // namespace monter::kiosk
