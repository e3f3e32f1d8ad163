#include "sync/press/top_shapes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sync/press/outline.hpp"

namespace monter::press {
namespace {

constexpr int reach_aside = 120, reach_above = 40,
              reach_below = 640;  // design pixels: more than drift moves a layer, and the ground below

}  // namespace

// As far as a stand may show it: the view, or all that is drawn.
TopShapes::TopShapes(const PosterView& view) {
    const pack::PosterBox seen = view.drawn.value_or(pack::PosterBox{view.x, view.y, view.w, view.h});
    x_ = static_cast<int>(std::floor(seen.x)) - reach_aside;
    y_ = static_cast<int>(std::floor(seen.y)) - reach_above;
    w_ = static_cast<int>(std::ceil(seen.w)) + 2 * reach_aside;
    h_ = static_cast<int>(std::ceil(seen.h)) + reach_above + reach_below;
    numbers_.resize(static_cast<std::size_t>(w_) * static_cast<std::size_t>(h_));
}

void TopShapes::clear() {
    std::fill(numbers_.begin(), numbers_.end(), std::uint16_t{0});
}

// Calls each(index) for every pixel whose middle lies in a triangle, until one answers true.
template <class Each>
bool TopShapes::any_pixel(const Area& area, Each each) const {
    for (std::size_t i = 0; i + 2 < area.triangles.size(); i += 3) {
        std::array<Point, 3> corner;
        for (std::size_t k = 0; k < 3; ++k) {
            const GridPoint p = area.points[area.triangles[i + k]];
            corner[k] = {p.x / tenths - x_ - 0.5, p.y / tenths - y_ - 0.5};  // middles lie on whole numbers
        }
        const auto [top, bottom] = std::minmax({corner[0].y, corner[1].y, corner[2].y});
        const int last = std::min(h_ - 1, static_cast<int>(std::floor(bottom)));
        for (int row = std::max(0, static_cast<int>(std::ceil(top))); row <= last; ++row) {
            double from = w_, to = -1;
            for (std::size_t k = 0; k < 3; ++k) {
                const Point &a = corner[k], &b = corner[(k + 1) % 3];
                if (a.y == b.y || (row - a.y) * (row - b.y) > 0) continue;
                const double x = a.x + (b.x - a.x) * (row - a.y) / (b.y - a.y);
                from = std::min(from, x);
                to = std::max(to, x);
            }
            const int end = std::min(w_ - 1, static_cast<int>(std::floor(to)));
            for (int x = std::max(0, static_cast<int>(std::ceil(from))); x <= end; ++x) {
                if (each(static_cast<std::size_t>(row) * static_cast<std::size_t>(w_) + static_cast<std::size_t>(x))) {
                    return true;
                }
            }
        }
    }
    return false;
}

void TopShapes::paint(const Area& area, std::uint16_t number) {
    any_pixel(area, [&](std::size_t at) {
        numbers_[at] = number;
        return false;
    });
}

bool TopShapes::meets(const Area& area) const {
    return any_pixel(area, [&](std::size_t at) { return numbers_[at] != 0; });
}

std::uint16_t TopShapes::at(double x, double y) const {
    const int px = static_cast<int>(std::floor(x / tenths)) - x_, py = static_cast<int>(std::floor(y / tenths)) - y_;
    if (px < 0 || py < 0 || px >= w_ || py >= h_) return 0;
    return numbers_[static_cast<std::size_t>(py) * static_cast<std::size_t>(w_) + static_cast<std::size_t>(px)];
}

}  // namespace monter::press
