#include "kiosk/stage/ear_clipping.hpp"

#include <cstddef>

namespace monter::kiosk {

namespace {

float cross(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool inside(Point p, Point a, Point b, Point c) {
    const float ab = cross(a, b, p), bc = cross(b, c, p), ca = cross(c, a, p);
    return ab >= 0 && bc >= 0 && ca >= 0;
}

float signed_area(const std::vector<Point>& points) {
    float sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point a = points[i], b = points[(i + 1) % points.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

bool is_ear(const std::vector<Point>& points, const std::vector<unsigned>& left, std::size_t at) {
    const std::size_t count = left.size();
    const unsigned ia = left[(at + count - 1) % count], ib = left[at], ic = left[(at + 1) % count];
    const Point a = points[ia], b = points[ib], c = points[ic];
    if (cross(a, b, c) <= 0) return false;
    for (const unsigned other : left) {
        if (other == ia || other == ib || other == ic) continue;
        const Point p = points[other];
        const bool same = (p.x == a.x && p.y == a.y) || (p.x == b.x && p.y == b.y) || (p.x == c.x && p.y == c.y);
        if (!same && inside(p, a, b, c)) return false;
    }
    return true;
}

}  // namespace

std::vector<unsigned> ear_clip(const std::vector<Point>& points) {
    std::vector<unsigned> triangles;
    std::vector<unsigned> left;
    const bool turned = signed_area(points) < 0;
    for (unsigned i = 0; i < points.size(); ++i) {
        left.push_back(turned ? static_cast<unsigned>(points.size()) - 1 - i : i);
    }
    std::size_t at = 0, tried = 0;
    while (left.size() >= 3) {
        if (at >= left.size()) at = 0;
        // After a whole round without an ear (points in one line, or crossing edges), any corner has to go.
        if (tried > left.size() || is_ear(points, left, at)) {
            const std::size_t count = left.size();
            triangles.insert(triangles.end(), {left[(at + count - 1) % count], left[at], left[(at + 1) % count]});
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
            tried = 0;
        } else {
            ++at;
            ++tried;
        }
    }
    return triangles;
}

}  // namespace monter::kiosk
