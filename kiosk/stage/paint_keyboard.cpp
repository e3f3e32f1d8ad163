// The keyboard's panel and its keys.
#include "kiosk/stage/brush.hpp"

namespace monter::kiosk {

void paint_keyboard(const Brush& brush, const Element& element) {
    const Palette& palette = brush.palette;
    const Rect& rect = element.rect;
    if (element.look == Look::keyboard_panel) {
        brush.canvas.fill(rect, 0, palette.surface(Colour::night));
        if (palette.high_contrast()) brush.canvas.fill({rect.x, rect.y, rect.w, 5}, 0, IM_COL32_WHITE);
        return;
    }
    const bool sun = element.look == Look::key_sun;
    const bool dark = element.look == Look::key_dark;
    if (dark) {
        // Held down or chosen (shift, a page), it turns into a light key.
        brush.surface(rect, radius_picture,
                      element.states.on              ? Colour::snow
                      : element.fill == Colour::key2 ? Colour::key2
                                                     : Colour::slate,
                      0, Colour::line);
        brush.canvas.outline(rect, radius_picture, palette.outline_width(3), palette.outline(Colour::line));
        const bool bright = element.states.on;
        if (bright && palette.high_contrast()) brush.canvas.fill(rect, radius_picture, IM_COL32_WHITE);
        brush.label(element, palette.ink(bright ? Colour::night : Colour::snow, bright));
        return;
    }
    if (palette.high_contrast() && !sun) {
        brush.canvas.fill(rect, radius_picture, IM_COL32_WHITE);
        brush.canvas.fill(rect.inset(3), radius_picture - 3, palette.surface(Colour::night));
        brush.label(element, IM_COL32_WHITE);
        return;
    }
    brush.canvas.fill(rect, radius_picture, palette.surface(sun ? Colour::sun : Colour::snow));
    brush.label(element, palette.ink(Colour::night, true));
}

}  // namespace monter::kiosk
