// The frame of every screen: the sun on its arc, the round buttons, the countdown.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "kiosk/stage/brush.hpp"

namespace monter::kiosk {

namespace {

constexpr float pi = std::numbers::pi_v<float>;
constexpr int stations = 5;

// The arc is drawn 244 x 104, its foot on the horizon; a station is a fifth of the half turn.
Point on_arc(Point origin, float station, float width, float height) {
    const float angle = pi * (station + 0.5F) / stations;
    return {origin.x + 122 - width * std::cos(angle), origin.y + 92 - height * std::sin(angle)};
}

void sun_arc(const Brush& brush, const Element& element) {
    Canvas& canvas = brush.canvas;
    const Point origin{element.rect.centre().x - 122, element.rect.y};
    if (brush.on_poster) {
        const Rect tab{origin.x - 36, 0, 316, origin.y + 116};
        canvas.fill(tab, radius_card, brush.palette.surface(Colour::night), Corners::bottom);
    }
    const ImU32 stroke = brush.palette.ink(element.on_dark ? Colour::snow : Colour::night);
    std::vector<Point> arc;
    for (int i = 0; i <= 48; ++i) {
        const float angle = pi * static_cast<float>(i) / 48;
        arc.push_back({origin.x + 122 - 116 * std::cos(angle), origin.y + 92 - 74 * std::sin(angle)});
    }
    canvas.path(arc, 3, with_alpha(stroke, 0.38F), false);
    canvas.fill({origin.x, origin.y + 92, 244, 4}, 2, stroke);
    const float now = brush.motion.station();
    for (int i = 0; i < stations; ++i) {
        const auto station = static_cast<float>(i);
        if (std::abs(station - now) < 0.3F) continue;
        canvas.disc(on_arc(origin, station, 116, 74), 6, with_alpha(stroke, station < now ? 1 : 0.55F));
    }
    const Point sun = on_arc(origin, now, 116, 74);
    if (!element.on_dark) canvas.disc(sun, 19, rgb(Colour::night));
    canvas.disc(sun, element.on_dark ? 17.0F : 15.0F, brush.palette.surface(Colour::sun));
}

void chrome_circle(const Brush& brush, const Element& element) {
    const bool bright = element.on_dark && !brush.palette.high_contrast();
    const Rect& rect = element.rect;
    const float edge = bright && brush.on_poster ? 3.0F : 0.0F;  // the sky may be as bright as the circle
    brush.surface(rect, rect.h / 2, bright ? Colour::snow : Colour::night, edge, Colour::night);
    const ImU32 ink = brush.palette.ink(bright ? Colour::night : Colour::snow);
    if (element.icon != Icon::none) {
        const float size = element.icon == Icon::access ? 56.0F : 52.0F;
        brush.canvas.icon(element.icon, rect.centre(), size, 4.5F, ink);
    } else {
        brush.lines(element, ink);
    }
}

// A ring that empties clockwise, a small sun at its end, the seconds in the middle.
void countdown(const Brush& brush, const Element& element) {
    Canvas& canvas = brush.canvas;
    const Point centre = element.rect.centre();
    constexpr float width = 20, sun = 24;
    const float radius = std::min(element.rect.w, element.rect.h) / 2 - sun;
    canvas.ring(centre, radius, width, with_alpha(rgb(Colour::mist), 0.5F));
    const float left = std::clamp(element.value, 0.0F, 1.0F);
    std::vector<Point> arc;
    const int steps = 2 + static_cast<int>(left * 96);
    for (int i = 0; i <= steps; ++i) {
        const float angle = 2 * pi * left * static_cast<float>(i) / static_cast<float>(steps) - pi / 2;
        arc.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    const ImU32 colour = brush.palette.halo();
    canvas.path(arc, width, colour, false);
    canvas.disc(arc.front(), width / 2, colour);
    canvas.disc(arc.back(), sun, rgb(Colour::night));
    canvas.disc(arc.back(), sun - 5, colour);
    brush.lines(element, brush.palette.ink(element.style.colour));
}

}  // namespace

void paint_chrome(const Brush& brush, const Element& element) {
    switch (element.look) {
        case Look::sun_arc:
            sun_arc(brush, element);
            break;
        case Look::chrome_circle:
            chrome_circle(brush, element);
            break;
        case Look::countdown:
            countdown(brush, element);
            break;
        default:
            break;
    }
}

}  // namespace monter::kiosk
