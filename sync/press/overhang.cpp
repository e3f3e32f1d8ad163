#include "sync/press/overhang.hpp"

#include <array>
#include <cmath>

namespace monter::press {
namespace {

constexpr double touches = 1;  // a tenth of a design pixel: what people draw on the edge lies on it, or nearly

}  // namespace

Contour past_the_edges(const Contour& contour, const PosterView& view) {
    struct Edge {
        double x, outwards;
    };
    const double left = static_cast<double>(view.x) * tenths, right = left + static_cast<double>(view.w) * tenths;
    const std::array<Edge, 2> edges = {Edge{left, -overhang_px * tenths}, Edge{right, overhang_px * tenths}};
    const double foot = (static_cast<double>(view.y) + static_cast<double>(view.h)) * tenths;
    const auto lowered = [&](const Point& p) {
        return Point{p.x, p.y < foot - touches ? p.y : p.y + ground_px * tenths};
    };
    Contour out;
    out.reserve(contour.size() + 4);
    for (std::size_t i = 0; i < contour.size(); ++i) {
        const Point from = lowered(contour[i]), to = lowered(contour[(i + 1) % contour.size()]);
        out.push_back(from);
        for (const Edge& edge : edges) {
            if (std::abs(from.x - edge.x) > touches || std::abs(to.x - edge.x) > touches) continue;
            out.push_back({from.x + edge.outwards, from.y});
            out.push_back({to.x + edge.outwards, to.y});
        }
    }
    return out;
}

}  // namespace monter::press
