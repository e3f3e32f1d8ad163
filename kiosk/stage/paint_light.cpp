// The light of the year: the carpet, and on it the hairline of the day and the handle.
#include "kiosk/stage/brush.hpp"

namespace monter::kiosk {

namespace {

void handle(const Brush& brush, const Element& element) {
    const Palette& palette = brush.palette;
    Canvas& canvas = brush.canvas;
    const Point centre = element.icon_rect.centre();
    const float radius = element.icon_rect.w / 2, pressed = brush.motion.pressed(element.id);
    // In the hands of somebody with keys.
    const bool held = element.states.on;
    canvas.disc(centre, radius, held ? palette.halo() : palette.outline(Colour::snow));
    canvas.disc(centre, radius - 6, mix(palette.surface(Colour::night), rgb(Colour::snow), 0.14F * pressed));
    canvas.icon(element.icon, centre, 52, 4.5F, palette.ink(element.style.colour));
}

}  // namespace

void paint_light_carpet(const Brush& brush, const Element& element) {
    Canvas& canvas = brush.canvas;
    const Palette& palette = brush.palette;
    const float edge = palette.outline_width(3);
    canvas.fill(element.rect.inset(-edge), radius_picture + edge, palette.outline(Colour::line));
    canvas.fill(element.rect, radius_picture, palette.surface(Colour::deep));
    if (element.carpet) {
        Texture texture = brush.carpets.get(*element.carpet);
        // All of it, whatever the shape of the rectangle: its edges are the ends of the year.
        texture.width = static_cast<int>(element.rect.w);
        texture.height = static_cast<int>(element.rect.h);
        canvas.picture(texture, element.rect, radius_picture,
                       texture.id == 0 ? 0 : brush.motion.faded_in(texture.since_ms));
    }
    canvas.fill(element.picture_rect, 0, palette.outline(Colour::snow));
    handle(brush, element);
}

}  // namespace monter::kiosk
