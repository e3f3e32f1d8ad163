#include <algorithm>
#include <cmath>

#include "sync/press/outline.hpp"

namespace monter::press {
namespace {

constexpr double mitre_max = 4;  // SVG's stroke-miterlimit where none is named

struct Segment {
    Point from, to, side;  // side: half the width, to the left of the way on a page whose y goes up
};

Segment segment(Point from, Point to, double half) {
    const double dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
    return {from, to, {-dy / length * half, dx / length * half}};
}

// All pieces turn the same way, so that where they overlap the winding numbers add up and never cancel.
void add(std::vector<Contour>& pieces, Contour piece) {
    double twice_area = 0;
    for (std::size_t i = 0, j = piece.size() - 1; i < piece.size(); j = i++) {
        twice_area += piece[j].x * piece[i].y - piece[i].x * piece[j].y;
    }
    if (twice_area < 0) std::reverse(piece.begin(), piece.end());
    pieces.push_back(std::move(piece));
}

void add_join(std::vector<Contour>& pieces, const Segment& before, const Segment& after, double half, Join join) {
    const double cross = before.side.x * after.side.y - before.side.y * after.side.x;
    const double dot = before.side.x * after.side.x + before.side.y * after.side.y;
    const double square = half * half;
    const Point p = after.from;
    if (join == Join::round) {
        // A slight bend leaves a gap thinner than the flatness: a wedge closes it.
        if (dot < square * 0.9) return add(pieces, circle(p, half));
    }
    if (std::abs(cross) < 1e-9 * square) return;
    const double k = cross > 0 ? -1 : 1;  // the outer side
    const Point a{p.x + k * before.side.x, p.y + k * before.side.y}, b{p.x + k * after.side.x, p.y + k * after.side.y};
    const double reach = 2 * square / (square + dot);  // the mitre's length by the width, squared
    if (join == Join::mitre && square + dot > 0 && reach <= mitre_max * mitre_max) {
        const double m = k * square / (square + dot);
        const Point tip{p.x + m * (before.side.x + after.side.x), p.y + m * (before.side.y + after.side.y)};
        return add(pieces, {p, a, tip, b});
    }
    add(pieces, {p, a, b});
}

}  // namespace

std::vector<Contour> stroke(const Line& line, double width, Cap cap, Join join) {
    const double half = width / 2;
    std::vector<Contour> pieces;
    const std::size_t n = line.points.size();
    if (n == 1 && cap == Cap::round) pieces.push_back(circle(line.points[0], half));
    if (n < 2) return pieces;
    std::vector<Segment> segments;
    for (std::size_t i = 0; i + 1 < n; ++i) segments.push_back(segment(line.points[i], line.points[i + 1], half));
    if (line.closed && n > 2) segments.push_back(segment(line.points[n - 1], line.points[0], half));
    for (const Segment& s : segments) {
        add(pieces, {{s.from.x - s.side.x, s.from.y - s.side.y},
                     {s.to.x - s.side.x, s.to.y - s.side.y},
                     {s.to.x + s.side.x, s.to.y + s.side.y},
                     {s.from.x + s.side.x, s.from.y + s.side.y}});
    }
    for (std::size_t i = 1; i < segments.size(); ++i) add_join(pieces, segments[i - 1], segments[i], half, join);
    if (line.closed && n > 2) {
        add_join(pieces, segments.back(), segments.front(), half, join);
    } else if (cap == Cap::round) {
        pieces.push_back(circle(line.points.front(), half));
        pieces.push_back(circle(line.points.back(), half));
    }
    return pieces;
}

}  // namespace monter::press
