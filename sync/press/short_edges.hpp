// Triangles made stouter. A tessellator that sweeps leaves slivers across the whole of a hill; who draws without a
// graphics card pays for every block of pixels that a triangle touches, so the fewer inner edges, the cheaper.
#pragma once

#include "sync/press/tessellate.hpp"

namespace monter::press {

// Wherever two triangles share an edge and the other diagonal of their quadrangle is shorter, they share that one
// instead, until there is none left. The area covered, its points and its rims stay as they are. Any thread.
void shorten_edges(Area& area);

}  // namespace monter::press
