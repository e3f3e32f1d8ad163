// Small stars: each a cone of light, brightest in its middle and gone a pixel past its edge. Five triangles, where a
// disc and its rim would be thirteen; a night sky has three hundred of them.
#pragma once

#include "sync/press/rim.hpp"

namespace monter::press {

// Every loop of the area is small and round enough to be one.
[[nodiscard]] bool are_small_stars(const Area& area);
// Their corners are appended to `vertices`, all like `like`. All of it blends.
[[nodiscard]] Triangles make_stars(std::vector<pack::PosterVertex>& vertices, const Area& area,
                                   const pack::PosterVertex& like);

}  // namespace monter::press
