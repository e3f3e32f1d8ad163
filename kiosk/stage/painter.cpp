#include "kiosk/stage/painter.hpp"

#include <algorithm>

namespace monter::kiosk {

namespace {

constexpr float slide_px = 48, card_rise_px = 36;

bool is_ground(Look look) {
    return look == Look::paper || look == Look::night || look == Look::poster || look == Look::veil ||
           look == Look::hills || look == Look::dim;
}
bool is_coming_card(Look look) {
    return look == Look::place_card || look == Look::fact_card || look == Look::story_card;
}
bool stands_on_poster(const Scene& scene) {
    for (const Element& element : scene.elements) {
        if (element.look == Look::poster) return true;
    }
    return false;
}

// The shape a press darkens and a focus rings.
float radius_of(const Element& element) {
    switch (element.look) {
        case Look::sun_button:
        case Look::outline_button:
        case Look::chip:
        case Look::chrome_circle:
            return element.rect.h / 2;
        case Look::map_dot:
            return element.rect.h / 2;
        case Look::light_carpet:
        case Look::field:
        case Look::check_row:
        case Look::picture:
        case Look::film:
        case Look::key:
        case Look::key_dark:
        case Look::key_sun:
            return radius_picture;
        default:
            return radius_card;
    }
}

bool is_pressable(const Element& element) {
    return element.look != Look::map && element.look != Look::light_carpet && element.look != Look::bare &&
           element.look != Look::none && !is_ground(element.look) && element.look != Look::map_dot;
}

// Fills mixed 14 % towards night; what is dark itself, towards snow.
void press_veil(const Brush& brush, const Element& element, float pressed) {
    const bool dark = element.look == Look::chrome_circle
                          ? !element.on_dark
                          : element.look == Look::key_dark || (element.on_dark && element.look != Look::sun_button &&
                                                               element.look != Look::place_card);
    const ImU32 veil = dark || brush.palette.high_contrast() ? rgb(Colour::snow) : rgb(Colour::night);
    brush.canvas.fill(element.rect, radius_of(element), with_alpha(veil, 0.14F * pressed));
}

void focus_ring(const Brush& brush, const Element& element) {
    const Rect& rect = element.rect;
    const float radius = radius_of(element);
    brush.canvas.outline(rect.inset(-20), radius + 20, 10, brush.palette.halo());
    brush.canvas.outline(rect.inset(-24), radius + 24, 4,
                         brush.palette.outline(element.on_dark ? Colour::deep : Colour::night));
}

}  // namespace

void Painter::see(const Scene& scene, std::int64_t now_ms, bool calm, const std::function<GLuint()>& keep_last) {
    const Motion::Change change = motion_.see(scene, now_ms, calm);
    if (change == Motion::Change::none) return;
    last_ = keep_last();
    slides_ = change == Motion::Change::screen && !stands_on_poster(scene);
}

ImU32 Painter::border(const Scene& scene) {
    const Palette palette(scene.high_contrast);
    for (const Element& element : scene.elements) {
        if (element.look == Look::paper) return palette.surface(Colour::birch);
    }
    return palette.surface(Colour::night);
}

void Painter::paint(const Scene& scene, ImDrawList& list, float scale) {
    canvas_.begin(list, scale);
    const Palette palette(scene.high_contrast);
    const Brush brush{canvas_, pictures_, motion_, palette, scene, stands_on_poster(scene), posters_, carpets_, films_};
    const float slide = slides_ ? motion_.slide() * slide_px : 0;
    int card = 0;
    Rect card_rect;
    for (const Element& element : scene.elements) {
        const int mark = canvas_.mark();
        this->element(brush, element);
        // What lies on a card comes in with it.
        if (is_coming_card(element.look)) {
            card_rect = element.rect;
            ++card;
        }
        if (card > 0 && card_rect.holds(element.rect) && !is_ground(element.look)) {
            const float in = motion_.entered(card - 1);
            canvas_.move_since(mark, {0, (1 - in) * card_rise_px});
            canvas_.fade_since(mark, in);
        }
        if (slide > 0 && !is_ground(element.look)) canvas_.move_since(mark, {slide, 0});
    }
    // Over everything: neighbours stand closer than the ring is wide.
    for (const Element& element : scene.elements) {
        if (element.states.focused && element.look != Look::field) focus_ring(brush, element);
    }
    const float leaving = motion_.leaving();
    if (last_ != 0 && leaving > 0) canvas_.frame(last_, {0, 0, scene.size.w, scene.size.h}, leaving);
}

void Painter::element(const Brush& brush, const Element& element) {
    const int mark = canvas_.mark();
    switch (element.look) {
        case Look::none:
            break;
        case Look::paper:
        case Look::night:
        case Look::poster:
        case Look::veil:
        case Look::hills:
        case Look::dim:
            paint_ground(brush, element);
            break;
        case Look::picture:
        case Look::film:
        case Look::qr:
        case Look::weight_bar:
            paint_picture(brush, element);
            break;
        case Look::sun_arc:
        case Look::chrome_circle:
        case Look::countdown:
            paint_chrome(brush, element);
            break;
        case Look::sun_button:
        case Look::outline_button:
        case Look::chip:
            paint_button(brush, element);
            break;
        case Look::tile:
            paint_tile(brush, element);
            break;
        case Look::card:
        case Look::place_card:
        case Look::row:
        case Look::plate:
        case Look::fact_card:
        case Look::story_card:
        case Look::sheet:
            paint_card(brush, element);
            break;
        case Look::check_row:
        case Look::field:
        case Look::notice:
        case Look::bare:
            paint_field(brush, element);
            break;
        case Look::keyboard_panel:
        case Look::key:
        case Look::key_dark:
        case Look::key_sun:
            paint_keyboard(brush, element);
            break;
        case Look::light_carpet:
            paint_light_carpet(brush, element);
            break;
        case Look::map:
        case Look::map_dot:
            paint_map(brush, element);
            break;
    }
    const float pressed = motion_.pressed(element.id);
    if (pressed > 0 && is_pressable(element)) press_veil(brush, element, pressed);
    if (pressed > 0 && element.look != Look::light_carpet) {
        canvas_.scale_since(mark, element.rect.centre(), motion_.shrunk(element.id));
    }
}

}  // namespace monter::kiosk
