// From a drawing and its palette to the mesh a stand draws.
//
// Insides come from the tessellator. Every edge gets a rim: a strip that leads from the shape's own opacity at the edge
// to none outside, which the kiosk makes as wide as a pixel of its panel: smooth edges without multisampling. Corners
// whose mitre would reach further than a vertex can say (127/64 widths) get two outer corners where they point out, and
// a shorter one where they point in. The aurora's slices get no rims: they touch, and rims would show as bright seams.
#pragma once

#include "sync/press/drawing.hpp"
#include "sync/press/poster_document.hpp"

namespace monter::press {

struct MeshFault {
    std::ptrdiff_t offset = 0;  // in the SVG
    std::string what;
};

// Keeps only the palette's entries that the drawing uses. A fault where the tessellator gives up or a limit of
// sync/pack/poster_soundness.hpp is passed.
[[nodiscard]] tl::expected<pack::PosterMesh, MeshFault> make_mesh(const Drawing& drawing, const PosterView& view,
                                                                  const std::vector<TermEntry>& palette);

}  // namespace monter::press
