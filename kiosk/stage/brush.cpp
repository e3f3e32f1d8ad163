#include "kiosk/stage/brush.hpp"

#include <algorithm>

namespace monter::kiosk {

namespace {

constexpr float edge_px = 3.5F;

// `edge` = 0: none.
void draw_lines(const Brush& brush, const Element& element, ImU32 colour, ImU32 edge) {
    const TextStyle& style = element.style;
    const Rect& room = element.text_rect;
    float y = room.y;
    const auto one = [&](std::string_view line) {
        float x = room.x;
        if (style.align == Align::centre) x += (room.w - brush.canvas.width(style.face, style.size, line)) / 2;
        brush.canvas.text(style.face, style.size, style.line, {x, y}, line, colour, edge == 0 ? 0 : edge_px, edge);
        y += style.size * style.line;
    };
    for (const std::string& line : element.lines) one(line);
    if (element.secret == nullptr) return;
    for (const Span& span : element.secret_lines) {
        one(element.secret->view().substr(span.begin, span.end - span.begin));
    }
}

}  // namespace

void Brush::lines(const Element& element, ImU32 colour) const {
    draw_lines(*this, element, colour, 0);
}

void Brush::names(const Element& element, ImU32 colour) const {
    draw_lines(*this, element, colour, palette.surface(Colour::night));
}

void Brush::label(const Element& element, ImU32 colour) const {
    lines(element, colour);
    if (element.icon == Icon::none) return;
    const Rect& at = element.icon_rect.w > 0 ? element.icon_rect : element.rect;
    canvas.icon(element.icon, at.centre(), std::min(at.w, at.h), 5, colour);
}

void Brush::picture(const std::string& name, const Rect& rect, float radius, Corners corners) const {
    const Texture texture = pictures.get(name);
    const float alpha = texture.id == 0 ? 0 : motion.faded_in(texture.since_ms);
    if (alpha < 1) canvas.fill(rect, radius, palette.surface(Colour::key2), corners);
    canvas.picture(texture, rect, radius, alpha, corners);
}

void Brush::surface(const Rect& rect, float radius, Colour fill, float width, Colour edge) const {
    if (width > 0 || palette.high_contrast()) {
        const float wide = palette.outline_width(width);
        // In high contrast the thicker edge grows inwards, so that neighbours never touch.
        const float out = std::min(width, wide);
        canvas.fill(rect.inset(-out), radius + out, palette.outline(edge));
        canvas.fill(rect.inset(wide - out), radius - (wide - out), palette.surface(fill));
    } else {
        canvas.fill(rect, radius, palette.surface(fill));
    }
}

}  // namespace monter::kiosk
