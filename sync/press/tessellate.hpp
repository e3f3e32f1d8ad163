// Areas as triangles: the GLU tessellator with the non-zero rule, so that overlapping subpaths are one area (half-clear
// foliage doesn't darken where leaves overlap) and a subpath that turns the other way is a hole.
#pragma once

#include <cstdint>

#include "sync/press/outline.hpp"

namespace monter::press {

struct GridPoint {
    std::int32_t x = 0, y = 0;  // the grid is what a corner of the mesh can hold: tenths of a design pixel
};

struct Area {
    std::vector<GridPoint> points;
    std::vector<std::vector<std::uint32_t>> rims;  // closed loops of points; the area lies to the left (y upwards)
    std::vector<std::uint32_t> triangles;          // three points each
};

// The united area, its corners on the grid. Slivers that vanish on the grid are gone, and so are corners less than 0.15
// design pixels from the line without them. Any thread. Empty where the contours enclose nothing, or where the
// tessellator gives up (`failed` then says so).
[[nodiscard]] Area tessellate(const std::vector<Contour>& contours, bool& failed);

}  // namespace monter::press
