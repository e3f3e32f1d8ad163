#include "kiosk/stage/poster_fit.hpp"

#include <algorithm>

namespace monter::kiosk {
namespace {

// What may be shown: all that is drawn, but for what the foremost layer bares when it drifts. A mesh that doesn't say
// how far it is drawn has just its view, past which the press has carried it on for the drift.
pack::PosterBox showable(const pack::PosterMesh& mesh) {
    pack::PosterBox box{mesh.view_x, mesh.view_y, mesh.view_w, mesh.view_h};
    if (!mesh.drawn) return box;
    const float left = std::min(box.x, mesh.drawn->x + poster_drift_px);
    const float right = std::max(box.x + box.w, mesh.drawn->x + mesh.drawn->w - poster_drift_px);
    return {left, mesh.drawn->y, right - left, mesh.drawn->h};
}

// Where the art direction has the motif.
pack::PosterBox motif_of(const pack::PosterMesh& mesh) {
    if (mesh.motif) return *mesh.motif;
    return {mesh.view_x + mesh.view_w * 0.3F, mesh.view_y + mesh.view_h * 0.45F, mesh.view_w * 0.4F,
            mesh.view_h * 0.27F};
}

// A stretch from `begin`, `length` long, that covers 0 .. end: as near to `wanted` as it may be moved.
float covering(float wanted, float begin, float length, float end) {
    return std::clamp(wanted, std::min(end - (begin + length), -begin), -begin);
}

bool lies_in(const Rect& inner, const Rect& outer) {
    constexpr float least = 0.5F;  // design pixels nobody sees
    return inner.x >= outer.x - least && inner.y >= outer.y - least && inner.right() <= outer.right() + least &&
           inner.bottom() <= outer.bottom() + least;
}

}  // namespace

PosterFit cover(const pack::PosterMesh& mesh, Size size) {
    PosterFit fit;
    fit.scale = std::max(size.w / mesh.view_w, size.h / mesh.view_h);
    fit.x = (size.w - mesh.view_w * fit.scale) / 2 - mesh.view_x * fit.scale;
    fit.y = (size.h - mesh.view_h * fit.scale) / 2 - mesh.view_y * fit.scale;
    return fit;
}

PosterFit framed(const pack::PosterMesh& mesh, Size size, const Framing& framing) {
    const pack::PosterBox all = showable(mesh), motif = motif_of(mesh);
    const Rect& clear = framing.clear;
    const float foot = framing.foot > 0 ? std::min(framing.foot, size.h) : size.h;
    const float least = std::max(size.w / all.w, foot / all.h), composed = cover(mesh, size).scale;
    // Sideways in the middle of what is clear; up or down no further than need be: the horizon is composed.
    const auto at = [&](float scale) {
        const float x = clear.x + clear.w / 2 - (motif.x + motif.w / 2) * scale;
        const float y = size.h / 2 - (mesh.view_y + mesh.view_h / 2) * scale;
        const float above = clear.y - motif.y * scale, below = clear.bottom() - (motif.y + motif.h) * scale;
        return PosterFit{scale, covering(x, all.x * scale, all.w * scale, size.w),
                         covering(std::clamp(y, std::min(above, below), below), all.y * scale, all.h * scale, foot)};
    };
    const float first = std::max(least, std::min({composed, clear.w / motif.w, clear.h / motif.h}));
    constexpr float step = 1.01F, most = 1.5F;
    for (float scale = first; scale <= composed * most; scale *= step) {
        const PosterFit fit = at(scale);
        if (lies_in(fit.of(motif), clear)) return fit;
    }
    return at(first);
}

}  // namespace monter::kiosk
