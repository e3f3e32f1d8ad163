// One shape's corners and triangles: its inside as the tessellator gave it, and the rim that softens its edge.
//
// Every edge gets a strip that leads from the shape's own opacity at the edge to none outside, which the kiosk makes as
// wide as a pixel of its panel: smooth edges without multisampling. Corners whose mitre would reach further than a
// vertex can say (127/64 widths) get two outer corners where they point out, and a shorter one where they point in.
#pragma once

#include "sync/pack/poster.hpp"
#include "sync/press/tessellate.hpp"
#include "sync/press/top_shapes.hpp"

namespace monter::press {

struct Triangles {
    std::vector<std::uint32_t> inside, rim;
};

// What of a shape's edge another shape of its layer hides; no rim is made there.
struct Hidden {
    const TopShapes& top;
    std::uint16_t number = 0;  // the shape's own: what is higher lies over it
};

// The area's points are appended to `vertices`, all like `like`, then the rim's outer corners. Without `hidden` there
// is no rim at all: the aurora's slices touch, and rims would show as bright seams.
[[nodiscard]] Triangles make_triangles(std::vector<pack::PosterVertex>& vertices, const Area& area,
                                       const pack::PosterVertex& like, const Hidden* hidden);

}  // namespace monter::press
