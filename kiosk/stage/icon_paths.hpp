// The icons' outlines: drawn on a 48 x 48 grid with a 4 px stroke, round caps and joins, no fills; one idea each.
#pragma once

#include <vector>

#include "kiosk/ui/geometry.hpp"
#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

inline constexpr float icon_grid = 48;

struct IconStep {
    enum class Does { move, line, curve, close } does = Does::move;
    Point a, b, to;  // a curve's two handles, and where the pen comes to stand
};

// Empty for Icon::none.
[[nodiscard]] std::vector<IconStep> icon_steps(Icon icon);

}  // namespace monter::kiosk
