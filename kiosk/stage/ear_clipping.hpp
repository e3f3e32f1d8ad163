// Cuts a simple polygon into triangles, for the map's outlines: a few hundred points each, cut once and kept.
#pragma once

#include <vector>

#include "kiosk/ui/geometry.hpp"

namespace monter::kiosk {

// Three indices of `points` a triangle, by clipping ears (O(n^2)). A closing point equal to the first does no harm; a
// polygon that crosses itself gives some covering of it, never an endless loop.
[[nodiscard]] std::vector<unsigned> ear_clip(const std::vector<Point>& points);

}  // namespace monter::kiosk
