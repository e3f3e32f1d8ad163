// The map of the region: filled outlines, and its dots with their names.
#include <map>

#include "kiosk/stage/brush.hpp"
#include "kiosk/stage/ear_clipping.hpp"

namespace monter::kiosk {

namespace {

// Cutting an outline costs more than drawing it, and the same few outlines come in every frame.
const std::vector<unsigned>& triangles_of(const std::vector<Point>& points) {
    static std::map<std::size_t, std::vector<unsigned>> known;
    std::size_t hash = points.size();
    for (const Point& p : points) {
        hash = (hash * 31 + std::hash<float>{}(p.x)) * 31 + std::hash<float>{}(p.y);
    }
    if (known.size() > 400) known.clear();
    const auto [at, is_new] = known.try_emplace(hash);
    if (is_new) at->second = ear_clip(points);
    return at->second;
}

// Of a line that belongs to no place (the Arctic Circle): a short round stroke in the middle of its box.
void dash(const Brush& brush, const std::vector<Point>& box, ImU32 colour) {
    if (box.size() < 3) return;
    const Point a = box.front(), b = box[2];
    constexpr float length = 9, thick = 4;
    const Point middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    brush.canvas.fill({middle.x - length / 2, middle.y - thick / 2, length, thick}, thick / 2, colour);
}

void outlines(const Brush& brush, const Element& element) {
    if (!element.shapes) return;
    const bool contrast = brush.palette.high_contrast();
    for (const MapShape& shape : *element.shapes) {
        if (shape.place.empty()) continue;
        const bool is_plain = shape.colour == Colour::key2;
        const ImU32 land = !contrast ? rgb(shape.colour) : is_plain ? IM_COL32_BLACK : rgb(Colour::map_match);
        for (const auto& polygon : shape.polygons) brush.canvas.polygon(polygon, triangles_of(polygon), land);
    }
    const ImU32 border = contrast ? IM_COL32_WHITE : rgb(Colour::night);
    for (const MapShape& shape : *element.shapes) {
        for (const auto& polygon : shape.polygons) {
            if (shape.place.empty()) {
                dash(brush, polygon, brush.palette.ink(shape.colour));
            } else {
                brush.canvas.path(polygon, 3, border, true);
            }
        }
    }
}

void dot(const Brush& brush, const Element& element) {
    Canvas& canvas = brush.canvas;
    const Point centre = element.rect.centre();
    const bool ranked = element.value > 0;
    const float radius = ranked ? 34.0F : 17.0F;
    canvas.disc(centre, radius + 2, rgb(Colour::night));
    canvas.disc(centre, radius - 2, brush.palette.surface(ranked ? Colour::sun : Colour::snow));
    // Someone from there is at the stand: a ring of its own round the dot.
    if (element.states.on) canvas.ring(centre, radius + 9, 5, brush.palette.ink(Colour::aurora));
    if (brush.palette.high_contrast() && !ranked) canvas.disc(centre, radius - 2, IM_COL32_WHITE);
    if (ranked) {
        const std::string number = std::to_string(static_cast<int>(element.value));
        const float wide = canvas.width(Face::display, 38, number);
        canvas.text(Face::display, 38, 1.2F, {centre.x - wide / 2, centre.y - 38 * 0.6F}, number,
                    brush.palette.ink(Colour::night, true));
    }
    brush.names(element, brush.palette.ink(element.style.colour));
}

}  // namespace

void paint_map(const Brush& brush, const Element& element) {
    if (element.look == Look::map) {
        outlines(brush, element);
    } else {
        dot(brush, element);
    }
}

}  // namespace monter::kiosk
