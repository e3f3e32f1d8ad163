// Points and rectangles in design pixels: 1920x1080 landscape, 1080x1920 portrait; the stage scales by one factor.
#pragma once

namespace monter::kiosk {

struct Point {
    float x = 0, y = 0;
};
struct Size {
    float w = 0, h = 0;
    [[nodiscard]] bool portrait() const { return h > w; }
};
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] Point centre() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] bool holds(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    [[nodiscard]] bool holds(const Rect& r) const {
        return r.x >= x && r.y >= y && r.right() <= right() && r.bottom() <= bottom();
    }
    [[nodiscard]] bool overlaps(const Rect& r) const {
        return x < r.right() && r.x < right() && y < r.bottom() && r.y < bottom();
    }
    [[nodiscard]] Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
};

}  // namespace monter::kiosk
