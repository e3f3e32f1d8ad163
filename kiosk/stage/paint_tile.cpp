// A picture to choose: the picture above (or beside, in large text), its words below. Chosen, it wears a sun halo, a
// night ring and a badge, never colour alone.
#include <algorithm>

#include "kiosk/stage/brush.hpp"

namespace monter::kiosk {

namespace {

constexpr float halo = 8, ring = 4, badge = 64, badge_inset = 14;

Corners corners_of(const Rect& picture, const Rect& tile) {
    if (picture.w >= tile.w - 1) return Corners::top;
    return picture.h >= tile.h - 1 ? Corners::left : Corners::all;
}

// On the picture, never on the words: upper right where the picture fills the tile's width, else its upper left corner.
Rect badge_place(const Rect& rect, const Rect& picture, Corners corners) {
    if (corners == Corners::top) return {rect.right() - badge_inset - badge, rect.y + badge_inset, badge, badge};
    return {picture.x - badge_inset / 2, picture.y - badge_inset / 2, badge, badge};
}

void check_badge(const Brush& brush, const Rect& at, float popped) {
    const bool contrast = brush.palette.high_contrast();
    const int mark = brush.canvas.mark();
    if (contrast) brush.canvas.disc(at.centre(), badge / 2 + 4, IM_COL32_WHITE);
    brush.canvas.disc(at.centre(), badge / 2, contrast ? IM_COL32_BLACK : rgb(Colour::sun));
    brush.canvas.icon(Icon::check, at.centre(), 44, 6, contrast ? IM_COL32_WHITE : rgb(Colour::night));
    brush.canvas.scale_since(mark, at.centre(), 0.8F + 0.2F * popped);
}

}  // namespace

void paint_tile(const Brush& brush, const Element& element) {
    Canvas& canvas = brush.canvas;
    const Palette& palette = brush.palette;
    const Rect& rect = element.rect;
    const bool on = element.states.on;
    const float popped = brush.motion.selected(element.id);
    const bool bright = palette.high_contrast() && on;
    if (palette.high_contrast()) {
        canvas.fill(rect, radius_card, IM_COL32_WHITE);
        if (!on) canvas.fill(rect.inset(5), radius_card - 5, IM_COL32_BLACK);
    } else {
        const float grown = on ? std::max(0.0F, popped) * (halo + ring) : 3.0F;
        const float sun = on ? std::max(0.0F, popped) * halo : 0.0F;
        canvas.fill(rect.inset(-grown), radius_card + grown, rgb(on ? Colour::night : Colour::ink2));
        if (on) canvas.fill(rect.inset(-sun), radius_card + sun, rgb(Colour::sun));
        canvas.fill(rect, radius_card, rgb(on ? Colour::night : Colour::snow));
    }
    Rect picture = element.picture_rect.w > 0 ? element.picture_rect : rect;
    const Corners corners = corners_of(picture, rect);
    const Rect badge_at = badge_place(rect, picture, corners);
    if (!element.picture.empty()) {
        // A dark picture must not eat the white edge.
        if (palette.high_contrast() && corners == Corners::top) {
            picture = {picture.x + 5, picture.y + 5, picture.w - 10, picture.h - 5};
        } else if (palette.high_contrast() && corners == Corners::left) {
            picture = {picture.x + 5, picture.y + 5, picture.w - 5, picture.h - 10};
        }
        brush.picture(element.picture, picture, corners == Corners::all ? radius_picture : radius_card, corners);
    }
    brush.label(element, palette.ink(on && !palette.high_contrast() ? Colour::snow : Colour::night, bright));
    if (on) check_badge(brush, badge_at, popped);
}

}  // namespace monter::kiosk
