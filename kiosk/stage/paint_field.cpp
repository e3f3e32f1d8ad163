// Where people write and tick, and the plain words beside it.
#include <algorithm>

#include "kiosk/stage/brush.hpp"

namespace monter::kiosk {

namespace {

constexpr float caret_width = 5;

void caret(const Brush& brush, const Element& element) {
    const TextStyle& style = element.style;
    const Rect& room = element.text_rect;
    float x = room.x, y = room.y;
    if (element.secret != nullptr && !element.secret_lines.empty()) {
        const Span& last = element.secret_lines.back();
        x += brush.canvas.width(style.face, style.size,
                                element.secret->view().substr(last.begin, last.end - last.begin));
        y += style.size * style.line * static_cast<float>(element.secret_lines.size() - 1);
        if (last.end > last.begin) x += 4;
    }
    const float tall = style.size * 1.4F, line = style.size * style.line;
    brush.canvas.fill({x, y + (line - tall) / 2, caret_width, tall}, 0, brush.palette.ink(Colour::lingon));
}

void field(const Brush& brush, const Element& element) {
    const Rect& rect = element.rect;
    const bool focused = element.states.focused;
    const Palette& palette = brush.palette;
    if (focused) brush.canvas.fill(rect.inset(-6), radius_picture + 6, palette.halo());
    const Colour edge = element.states.invalid ? Colour::lingon : focused ? Colour::night : Colour::ink2;
    const float width = palette.outline_width(focused || element.states.invalid ? 6.0F : 3.0F);
    brush.canvas.fill(rect, radius_picture,
                      element.states.invalid ? palette.ink(Colour::lingon) : palette.outline(edge));
    brush.canvas.fill(rect.inset(width), radius_picture - width, palette.surface(Colour::white));
    brush.lines(element, palette.ink(element.style.colour));
    if (focused) caret(brush, element);
    if (element.icon != Icon::none && element.icon_rect.w > 0) {
        brush.canvas.icon(element.icon, element.icon_rect.centre(), element.icon_rect.w, 6,
                          palette.ink(element.states.invalid ? Colour::lingon : Colour::aurora_deep));
    }
}

void check_row(const Brush& brush, const Element& element) {
    const Palette& palette = brush.palette;
    const Rect& rect = element.rect;
    const bool on = element.states.on;
    const Colour edge = element.states.invalid ? Colour::lingon : element.on_dark ? Colour::line : Colour::ink2;
    brush.surface(rect, radius_picture, element.fill, element.states.invalid ? 6.0F : 3.0F, edge);
    const float side = 56;
    const Rect box =
        element.icon_rect.w > 0 ? element.icon_rect : Rect{rect.x + 24, rect.centre().y - side / 2, side, side};
    brush.canvas.fill(box, 12, palette.outline(on ? Colour::night : edge));
    const float inset = palette.outline_width(4);
    if (!on) brush.canvas.fill(box.inset(inset), 12 - inset, palette.surface(Colour::white));
    if (on) {
        const ImU32 tick = palette.high_contrast() ? IM_COL32_BLACK : rgb(Colour::sun);
        const int mark = brush.canvas.mark();
        brush.canvas.icon(Icon::check, box.centre(), box.w * 0.8F, 7, tick);
        brush.canvas.scale_since(mark, box.centre(), 0.8F + 0.2F * brush.motion.selected(element.id));
    }
    brush.lines(element, palette.ink(element.style.colour));
}

void notice(const Brush& brush, const Element& element) {
    constexpr float bar = 12;
    const Rect& rect = element.rect;
    const float edge = brush.palette.high_contrast() ? 5.0F : 0.0F;
    if (edge > 0) brush.canvas.fill(rect.inset(-edge), radius_picture + edge, IM_COL32_WHITE);
    brush.canvas.fill(rect, radius_picture,
                      brush.palette.ink(element.states.on ? Colour::aurora_deep : Colour::lingon));
    brush.canvas.fill({rect.x + bar, rect.y, rect.w - bar, rect.h}, radius_picture, brush.palette.surface(element.fill),
                      Corners::right);
    brush.label(element, brush.palette.ink(element.style.colour));
}

// Words over the map's land keep a dark edge, as its names do.
bool lies_on_map(const Brush& brush, const Element& element) {
    for (const Element& other : brush.scene.elements) {
        if (other.look == Look::map) return other.rect.overlaps(element.rect);
    }
    return false;
}

// A headline straight on a picture. In high contrast it gets a plate of its own.
bool lies_on_picture(const Brush& brush, const Element& element) {
    for (const Element& other : brush.scene.elements) {
        if (&other == &element) return brush.on_poster;
        const bool is_surface = other.look == Look::plate || other.look == Look::card || other.look == Look::sheet ||
                                other.look == Look::story_card || other.look == Look::fact_card ||
                                other.look == Look::row || other.look == Look::place_card ||
                                other.look == Look::night || other.look == Look::dim;
        if (is_surface && other.rect.holds(element.rect)) return false;
    }
    return false;
}

void plate_under(const Brush& brush, const Element& element) {
    const TextStyle& style = element.style;
    float wide = 0;
    for (const std::string& line : element.lines) {
        wide = std::max(wide, brush.canvas.width(style.face, style.size, line));
    }
    const Rect& room = element.text_rect;
    const Rect under{room.x, room.y, wide, style.size * style.line * static_cast<float>(element.lines.size())};
    brush.canvas.fill(under.inset(-20), radius_card, brush.palette.surface(Colour::night));
}

void bare(const Brush& brush, const Element& element) {
    const ImU32 ink = brush.palette.ink(element.style.colour);
    if (brush.palette.high_contrast() && !element.lines.empty() && lies_on_picture(brush, element)) {
        plate_under(brush, element);
    }
    if (!element.on_dark || !lies_on_map(brush, element)) {  // a sheet over the map is no map
        brush.label(element, ink);
        return;
    }
    brush.names(element, ink);
}

}  // namespace

void paint_field(const Brush& brush, const Element& element) {
    switch (element.look) {
        case Look::field:
            field(brush, element);
            break;
        case Look::check_row:
            check_row(brush, element);
            break;
        case Look::notice:
            notice(brush, element);
            break;
        default:
            bare(brush, element);
            break;
    }
}

}  // namespace monter::kiosk
