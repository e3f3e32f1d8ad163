#include "sync/press/tessellate.hpp"

#include <GL/glu.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <memory>

namespace monter::press {
namespace {

// A corner nearer to the line between its neighbours goes; tenths of a design pixel. With the flatness of curves that
// is half a pixel at most on a panel of 3840 x 2160.
constexpr double corner_px = 1.5;

// What a tessellator calls back: loops of points in the first pass, triangles in the second.
struct Pass {
    struct Corner {
        std::array<GLdouble, 3> place{};
        std::uint32_t index = 0;
    };
    std::deque<Corner> corners;  // the tessellator keeps pointers into it
    std::vector<GridPoint> points;
    std::vector<std::vector<std::uint32_t>> loops;
    std::vector<std::uint32_t> triangles;
    bool outlines = false;
    bool failed = false;

    Corner* add(double x, double y) {
        Corner corner{{x, y, 0}, static_cast<std::uint32_t>(points.size())};
        points.push_back({static_cast<std::int32_t>(std::lround(x)), static_cast<std::int32_t>(std::lround(y))});
        corners.push_back(corner);
        return &corners.back();
    }
};

Pass& pass_of(void* data) {
    return *static_cast<Pass*>(data);
}

void begin(GLenum /*shape*/, void* data) {
    if (pass_of(data).outlines) pass_of(data).loops.emplace_back();
}
void vertex(void* corner, void* data) {
    Pass& pass = pass_of(data);
    const std::uint32_t index = static_cast<const Pass::Corner*>(corner)->index;
    if (pass.outlines) {
        pass.loops.back().push_back(index);
    } else {
        pass.triangles.push_back(index);
    }
}
void combine(GLdouble place[3], void* /*around*/[4], GLfloat /*weights*/[4], void** out, void* data) {
    *out = pass_of(data).add(place[0], place[1]);
}
void edge_flag(GLboolean /*is_rim*/, void* /*data*/) {}  // its being there makes every shape plain triangles
void failed(GLenum /*why*/, void* data) {
    pass_of(data).failed = true;
}

using Callback = void (*)();  // what GLU takes: it casts back by the name it is registered under

class Tessellator {
public:
    Tessellator() : tess_(gluNewTess(), gluDeleteTess) {
        gluTessProperty(tess_.get(), GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_NONZERO);
        gluTessNormal(tess_.get(), 0, 0, 1);
        call(GLU_TESS_BEGIN_DATA, reinterpret_cast<Callback>(begin));
        call(GLU_TESS_VERTEX_DATA, reinterpret_cast<Callback>(vertex));
        call(GLU_TESS_COMBINE_DATA, reinterpret_cast<Callback>(combine));
        call(GLU_TESS_ERROR_DATA, reinterpret_cast<Callback>(failed));
    }

    void start(Pass& pass) {
        gluTessProperty(tess_.get(), GLU_TESS_BOUNDARY_ONLY, pass.outlines ? GL_TRUE : GL_FALSE);
        call(GLU_TESS_EDGE_FLAG_DATA, pass.outlines ? nullptr : reinterpret_cast<Callback>(edge_flag));
        gluTessBeginPolygon(tess_.get(), &pass);
    }
    void contour(const std::vector<Pass::Corner*>& corners) {
        gluTessBeginContour(tess_.get());
        for (Pass::Corner* corner : corners) gluTessVertex(tess_.get(), corner->place.data(), corner);
        gluTessEndContour(tess_.get());
    }
    void finish() { gluTessEndPolygon(tess_.get()); }

private:
    void call(GLenum which, Callback callback) { gluTessCallback(tess_.get(), which, callback); }

    std::unique_ptr<GLUtesselator, void (*)(GLUtesselator*)> tess_;
};

bool same(GridPoint a, GridPoint b) {
    return a.x == b.x && a.y == b.y;
}

std::int64_t turn(GridPoint a, GridPoint b, GridPoint c) {
    return static_cast<std::int64_t>(b.x - a.x) * (c.y - b.y) - static_cast<std::int64_t>(b.y - a.y) * (c.x - b.x);
}

// On the grid neighbours may fall together, or on one line.
std::vector<GridPoint> tidy(const std::vector<std::uint32_t>& loop, const std::vector<GridPoint>& points) {
    std::vector<GridPoint> kept;
    const auto straight = [&kept](GridPoint next) {
        return kept.size() >= 2 && turn(kept[kept.size() - 2], kept.back(), next) == 0;
    };
    for (const std::uint32_t index : loop) {
        const GridPoint next = points[index];
        while (straight(next)) kept.pop_back();
        if (kept.empty() || !same(kept.back(), next)) kept.push_back(next);
    }
    while (kept.size() >= 3 && (same(kept.back(), kept.front()) || straight(kept.front()))) kept.pop_back();
    while (kept.size() >= 3 && turn(kept.back(), kept[0], kept[1]) == 0) kept.erase(kept.begin());
    return kept;
}

// How far a corner lies from the line between two others, tenths of a design pixel.
double aside(GridPoint from, GridPoint to, GridPoint corner) {
    const double dx = to.x - from.x, dy = to.y - from.y, px = corner.x - from.x, py = corner.y - from.y;
    const double length2 = dx * dx + dy * dy;
    const double on = length2 > 0 ? std::clamp((px * dx + py * dy) / length2, 0.0, 1.0) : 0;
    return std::hypot(px - on * dx, py - on * dy);
}

// Without the corners that nobody would miss: each is a triangle inside and two of the rim.
std::vector<GridPoint> plain(const std::vector<GridPoint>& loop) {
    std::vector<GridPoint> kept{loop.front()};
    std::size_t last = 0;
    for (std::size_t next = 2; next <= loop.size(); ++next) {
        const GridPoint to = loop[next % loop.size()];
        const bool missed = std::any_of(loop.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                                        loop.begin() + static_cast<std::ptrdiff_t>(next),
                                        [&](GridPoint corner) { return aside(loop[last], to, corner) > corner_px; });
        if (!missed) continue;
        last = next - 1;
        kept.push_back(loop[last]);
    }
    return kept.size() < 3 ? loop : kept;
}

}  // namespace

Area tessellate(const std::vector<Contour>& contours, bool& failed) {
    Tessellator tessellator;
    Pass outlines;
    outlines.outlines = true;
    tessellator.start(outlines);
    std::vector<Pass::Corner*> corners;
    for (const Contour& contour : contours) {
        corners.clear();
        for (const Point& p : contour) corners.push_back(outlines.add(p.x, p.y));
        if (corners.size() >= 3) tessellator.contour(corners);
    }
    tessellator.finish();

    Pass inside;
    Area area;
    tessellator.start(inside);
    for (const auto& loop : outlines.loops) {
        std::vector<GridPoint> kept = tidy(loop, outlines.points);
        if (kept.size() < 3) continue;
        kept = plain(kept);
        corners.clear();
        area.rims.emplace_back();
        for (const GridPoint p : kept) {
            corners.push_back(inside.add(p.x, p.y));
            area.rims.back().push_back(corners.back()->index);
        }
        tessellator.contour(corners);
    }
    tessellator.finish();
    failed = outlines.failed || inside.failed;
    if (failed) return {};
    area.points = std::move(inside.points);
    for (std::size_t i = 0; i + 2 < inside.triangles.size(); i += 3) {
        const auto a = inside.triangles[i], b = inside.triangles[i + 1], c = inside.triangles[i + 2];
        if (turn(area.points[a], area.points[b], area.points[c]) == 0) continue;
        for (const auto index : {a, b, c}) area.triangles.push_back(index);
    }
    return area;
}

}  // namespace monter::press
