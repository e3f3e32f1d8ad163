// Past the picture's edges. Layers move sideways with the visitor, the near ones further than those behind; a shape
// that ends where the picture ends would then leave a bare strip along the edge of the screen.
#pragma once

#include "sync/press/outline.hpp"
#include "sync/press/poster_document.hpp"

namespace monter::press {

// More than any layer ever moves (poster_drift_px in kiosk/stage/poster_fit.hpp). Design pixels.
inline constexpr double overhang_px = 60;
// How much further down the ground goes on, so that a stand may lift the land above what covers its foot.
inline constexpr double ground_px = 600;

// The contour, carried straight on wherever it runs along the view's left or right edge, and its parts below the view
// that much further down; within the view nothing changes. Any thread.
[[nodiscard]] Contour past_the_edges(const Contour& contour, const PosterView& view);

}  // namespace monter::press
