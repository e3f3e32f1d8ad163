// How a poster's land lies on the screen: covering it, and with its motif where nothing stands before it. Pure; any
// thread.
#pragma once

#include "kiosk/ui/scene.hpp"
#include "sync/pack/poster.hpp"

namespace monter::kiosk {

inline constexpr float poster_drift_px = 48;  // of the foreground, design pixels; the sky's is none

// A point of the drawing, view pixels, comes to lie at (fit.x + p.x * scale, fit.y + p.y * scale), design pixels.
struct PosterFit {
    float scale = 1;
    float x = 0, y = 0;
    [[nodiscard]] Rect of(const pack::PosterBox& box) const {
        return {x + box.x * scale, y + box.y * scale, box.w * scale, box.h * scale};
    }
};

// The middle of the mesh's view covers `size` design pixels, without borders.
[[nodiscard]] PosterFit cover(const pack::PosterMesh& mesh, Size size);

// As near to that as lets the motif lie in framing.clear: moved, and made smaller where it must, as far as the land is
// drawn; larger where only so it can be moved far enough. What is drawn covers the screen down to framing.foot even
// when its layers have drifted. A mesh that names no motif has it in the middle, above its foreground.
[[nodiscard]] PosterFit framed(const pack::PosterMesh& mesh, Size size, const Framing& framing);

}  // namespace monter::kiosk
