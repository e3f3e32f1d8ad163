// What the painter painted, read back from its draw lists: which colour lies where, and which letters and icons on it.
// Pictures are not there (nothing was loaded), so where one will stand lies the colour that stands for it.
#pragma once

#include <imgui.h>

#include <optional>
#include <vector>

#include "kiosk/ui/geometry.hpp"

namespace monter::kiosk::testing {

struct Ink {  // 0..1
    float r = 0, g = 0, b = 0;
};

// WCAG 2.x: 1 to 21.
[[nodiscard]] float contrast(const Ink& a, const Ink& b);

// A letter or an icon, as it will be seen: not what something painted later hides, nor the dark rim round a name.
struct Glyph {
    Rect rect;
    Ink ink, ground;
};

class Painted {
public:
    // Without the first `skipped` triangles, and on `ground`: what lies behind the lists.
    Painted(const ImDrawData& lists, std::size_t skipped, const Ink& ground);
    [[nodiscard]] std::vector<Glyph> glyphs() const;
    // What is seen there, letters aside.
    [[nodiscard]] Ink at(Point p) const { return under(p, shapes_.size()); }

private:
    struct Corner {
        Point at;
        float r = 0, g = 0, b = 0, a = 0;
    };
    struct Shape {
        Corner corners[3];
        Rect box;
    };
    struct Letter {
        Rect rect;
        Ink ink;
        std::size_t order = 0;  // this many shapes were painted before it
    };
    struct Weights {
        float u = 0, v = 0, w = 0, alpha = 0;
    };
    [[nodiscard]] static std::optional<Weights> weights(const Shape& shape, Point p);
    [[nodiscard]] Ink under(Point p, std::size_t before) const;
    [[nodiscard]] bool is_hidden(const Letter& letter) const;
    std::vector<Shape> shapes_;
    std::vector<Letter> letters_;
    Ink ground_;
};

}  // namespace monter::kiosk::testing
