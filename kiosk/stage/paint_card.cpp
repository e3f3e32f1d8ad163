// Opaque sheets and cards: what lies on them is elements of its own, but for a place's picture and rank.
#include "kiosk/stage/brush.hpp"

namespace monter::kiosk {

namespace {

bool is_dark(Colour fill) {
    return fill == Colour::night || fill == Colour::deep || fill == Colour::raised || fill == Colour::key2;
}

// Around a card: night on a poster, line on night, ink2 on paper where it can be touched; a card that only lies there
// on paper carries none.
float edge_width(const Brush& brush, const Element& element) {
    return element.tap || brush.on_poster ? 3.0F : 0.0F;
}
Colour edge_colour(const Brush& brush, const Element& element) {
    if (is_dark(element.fill)) return Colour::line;
    return brush.on_poster || element.on_dark ? Colour::night : Colour::ink2;
}

void rank_disc(const Brush& brush, const Rect& rect, float rank) {
    const Point centre{rect.x + 18 + 32, rect.y + 18 + 32};
    const std::string number = std::to_string(static_cast<int>(rank));
    brush.canvas.disc(centre, 32, brush.palette.surface(Colour::sun));
    const float wide = brush.canvas.width(Face::display, 38, number);
    brush.canvas.text(Face::display, 38, 1.2F, {centre.x - wide / 2, centre.y - 38 * 0.6F}, number,
                      brush.palette.ink(Colour::night, true));
}

// Where a step stands in its order: night, for the sun is a rank's.
void order_disc(const Brush& brush, const Element& element) {
    const Rect& rect = element.picture_rect;
    const std::string number = std::to_string(static_cast<int>(element.value));
    const float size = rect.w * 0.48F;
    brush.canvas.disc(rect.centre(), rect.w / 2, brush.palette.surface(Colour::night));
    if (brush.palette.high_contrast()) brush.canvas.ring(rect.centre(), rect.w / 2 - 2, 4, IM_COL32_WHITE);
    const float wide = brush.canvas.width(Face::bold, size, number);
    brush.canvas.text(Face::bold, size, 1.2F, {rect.centre().x - wide / 2, rect.centre().y - size * 0.6F}, number,
                      rgb(Colour::snow));
}

void place_card(const Brush& brush, const Element& element) {
    const Rect& rect = element.rect;
    brush.surface(rect, radius_card, element.fill, edge_width(brush, element), edge_colour(brush, element));
    if (!element.picture.empty()) {
        const Rect& picture = element.picture_rect;
        const bool flush = picture.w > 0 && picture.x <= rect.x + 1 && picture.h >= rect.h - 1;
        const bool above = picture.w >= rect.w - 1;
        const float radius = flush || above ? radius_card : radius_picture;
        brush.picture(element.picture, picture, radius, flush ? Corners::left : above ? Corners::top : Corners::all);
    }
    if (element.value > 0) rank_disc(brush, element.picture_rect.w > 0 ? element.picture_rect : rect, element.value);
    brush.lines(element, brush.palette.ink(element.style.colour));
    if (element.icon != Icon::none && element.icon_rect.w > 0) {
        brush.canvas.disc(element.icon_rect.centre(), element.icon_rect.w / 2, brush.palette.surface(Colour::night));
        if (brush.palette.high_contrast())
            brush.canvas.ring(element.icon_rect.centre(), element.icon_rect.w / 2 - 2, 4, IM_COL32_WHITE);
        brush.canvas.icon(element.icon, element.icon_rect.centre(), element.icon_rect.w * 0.55F, 5, rgb(Colour::snow));
    }
}

void plate(const Brush& brush, const Element& element) {
    const bool flush = element.rect.x <= 0.5F;
    brush.canvas.fill(element.rect, radius_card, brush.palette.surface(Colour::night),
                      flush ? Corners::right : Corners::all);
    brush.label(element, brush.palette.ink(element.style.colour));
}

void row(const Brush& brush, const Element& element) {
    brush.surface(element.rect, element.rect.h < 96 ? radius_picture : radius_card, element.fill, 3,
                  edge_colour(brush, element));
    if (!element.picture.empty()) brush.picture(element.picture, element.picture_rect, radius_picture);
    if (element.value > 0) order_disc(brush, element);
    brush.label(element, brush.palette.ink(element.style.colour));
}

}  // namespace

void paint_card(const Brush& brush, const Element& element) {
    switch (element.look) {
        case Look::place_card:
            place_card(brush, element);
            break;
        case Look::plate:
            plate(brush, element);
            break;
        case Look::row:
            row(brush, element);
            break;
        case Look::sheet:
            brush.surface(element.rect, radius_card, element.fill, 0, Colour::night);
            brush.label(element, brush.palette.ink(element.style.colour));
            break;
        default:
            brush.surface(element.rect, radius_card, element.fill, edge_width(brush, element),
                          edge_colour(brush, element));
            if (!element.picture.empty()) {
                const Rect& picture = element.picture_rect.w > 0 ? element.picture_rect : element.rect;
                brush.picture(element.picture, picture, radius_picture);
            }
            brush.label(element, brush.palette.ink(element.style.colour, element.fill == Colour::sun));
    }
}

}  // namespace monter::kiosk
