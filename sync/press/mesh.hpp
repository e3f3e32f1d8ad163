// From a drawing and its palette to the mesh a stand draws.
//
// A mesh is drawn from the back to the front with no depth to ask for (on a machine without a graphics card a depth
// buffer costs more than all it spares): in each layer first the insides of its opaque shapes, then rims and all that
// lets light through. Of rims only what no opaque shape of the layer hides is there (sync/press/top_shapes.hpp), so
// that they may come last; where an opaque shape hides something that lets light through, the layer is drawn in two
// groups.
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
