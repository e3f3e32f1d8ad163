// Buttons and chips: full round ends, one outline, words and icon where the layout put them.
#include "kiosk/stage/brush.hpp"

namespace monter::kiosk {

namespace {

void sun_button(const Brush& brush, const Element& element) {
    const Rect& rect = element.rect;
    const ImU32 night = rgb(Colour::night);
    brush.canvas.fill(rect, rect.h / 2, night);
    brush.canvas.fill(rect.inset(4), rect.h / 2 - 4, brush.palette.surface(Colour::sun));
    brush.label(element, brush.palette.ink(Colour::night, true));
}

void outline_button(const Brush& brush, const Element& element) {
    const Colour colour = element.on_dark ? Colour::snow : Colour::night;
    // Where it stands before the hills, the paper comes along.
    if (element.fill == Colour::birch) {
        brush.canvas.fill(element.rect, element.rect.h / 2, brush.palette.surface(Colour::birch));
    }
    brush.canvas.outline(element.rect, element.rect.h / 2, brush.palette.outline_width(4),
                         brush.palette.outline(colour));
    brush.label(element, brush.palette.ink(colour));
}

// Chosen: night on paper, snow on night; in high contrast white with black letters in both.
void chip(const Brush& brush, const Element& element) {
    const Rect& rect = element.rect;
    const Palette& palette = brush.palette;
    const bool on = element.states.on;
    const float radius = rect.h / 2;
    // On a poster the sky may be as bright as a chosen chip.
    const bool bare_sky = brush.on_poster && element.on_dark;
    if (palette.high_contrast()) {
        const bool ring = on && bare_sky;
        brush.canvas.fill(rect, radius, ring ? IM_COL32_BLACK : IM_COL32_WHITE);
        if (ring) brush.canvas.fill(rect.inset(5), radius - 5, IM_COL32_WHITE);
        if (!on) brush.canvas.fill(rect.inset(5), radius - 5, palette.surface(Colour::night));
        brush.label(element, palette.ink(Colour::snow, on));
        return;
    }
    const Colour base = element.on_dark ? Colour::night : Colour::snow;
    const Colour chosen = element.on_dark ? Colour::snow : Colour::night;
    const bool has_edge = !on || bare_sky;
    brush.canvas.fill(rect, radius, rgb(on ? base : element.on_dark ? Colour::line : Colour::ink2));
    brush.canvas.fill(has_edge ? rect.inset(3) : rect, has_edge ? radius - 3 : radius, rgb(on ? chosen : base));
    brush.label(element, rgb(on ? base : chosen));
}

}  // namespace

void paint_button(const Brush& brush, const Element& element) {
    switch (element.look) {
        case Look::sun_button:
            sun_button(brush, element);
            break;
        case Look::outline_button:
            outline_button(brush, element);
            break;
        case Look::chip:
            chip(brush, element);
            break;
        default:
            break;
    }
}

}  // namespace monter::kiosk
