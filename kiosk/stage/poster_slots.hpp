// A poster's gradients as colours of corners. A palette's row is a gradient from stop to stop; here its triangles are
// cut where a stop crosses them, so that every corner knows between which two stops it stands and the graphics card
// has nothing to look up for a pixel: it only blends its triangle's three colours. On a machine without a graphics
// card that halves what a poster costs (a texture read is dearer there than all the rest of a flat pixel). Any thread.
#pragma once

#include "sync/pack/poster.hpp"

namespace monter::kiosk {

// The same mesh, drawn alike, but of each vertex
//   row = a slot of the palette (PosterPalette::slots), t = how far on to the next slot, 0..255.
// Between the corners of a triangle colours run straight, with the alpha multiplied in. Of the aurora's stand-in
// curtains only one triangle stays, to say how deep they hang: the kiosk draws its own.
[[nodiscard]] pack::PosterMesh in_slots(pack::PosterMesh&& mesh);

}  // namespace monter::kiosk
