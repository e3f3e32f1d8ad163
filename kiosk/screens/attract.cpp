#include <algorithm>
#include <cmath>

#include "kiosk/light/poster_inputs.hpp"
#include "kiosk/light/sun.hpp"
#include "kiosk/screens/attract_programme.hpp"
#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {
namespace {

std::vector<Chip> language_chips(const View& view) {
    std::vector<Chip> chips;
    for (const std::string& code : view.world.languages()) {
        chips.push_back({"language." + code, own_name(code), SetLanguage{code}, code == view.model.language, Icon::none,
                         code, Role::button});
    }
    return chips;
}

// Languages along the foot, from the bottom up; gives the y they begin at.
float draw_languages(Page& page, const View& view) {
    const TextStyle style = page.style(Type::label, Colour::night);
    const float margin = page.portrait() ? space::margin : 120.0F;
    Column column{margin, 0, page.size().w - 2 * margin, page.size().h};
    const auto chips = language_chips(view);
    // How many rows they take is known once they are laid; so they are laid on a page nobody sees first.
    Page trial(page.frame(), "attract", page.tight());
    draw_chips(trial, column, chips, style, true, 0);
    const float top = page.size().h - space::foot - 4 - column.y;
    column.y = top;
    draw_chips(page, column, chips, style, true, 0);
    return top;
}

// Their lowest row.
Rect last_languages(Page& page) {
    Rect row;
    for (const Element& element : page.scene().elements) {
        if (!element.id.starts_with("language.") || element.rect.y < row.y) continue;
        row = element.rect.y > row.y ? element.rect : Rect{row.x, row.y, element.rect.right() - row.x, row.h};
    }
    return row;
}

constexpr double region_latitude = 68.35;  // of Abisko: where the region's midnight sun is at home

// The poster whose turn it is; its place, where it is a municipality's.
const pack::Place* draw_living_poster(Page& page, const View& view, Light& light) {
    const pack::Content& content = view.content();
    const AttractMoment now = attract_moment(view.model.now_ms - view.model.opened_ms, content.places.size() + 1,
                                             view.world.seed, view.model.access.calm());
    const auto place_of = [&](std::size_t n) { return n == 0 ? nullptr : &content.places[n - 1]; };
    const auto drawn = [&](const pack::Place* place) -> const pack::Poster& {
        if (place) return page.portrait() ? place->portrait : place->landscape;
        return page.portrait() ? content.attract_portrait : content.attract_landscape;
    };
    const pack::Place* const place = place_of(now.poster);
    light = sun_at(place ? place->lat : region_latitude, now.day, now.solar_hour);
    const std::string& alt = view.texts.in(place ? place->alt : content.region_name);
    Element& poster = draw_poster(page, place ? place->landscape : content.attract_landscape,
                                  place ? place->portrait : content.attract_portrait, alt, light);
    poster.value = now.drift;
    // The season turns within a turn too: what comes in ten seconds is asked for now.
    const float soon = attract_day(view.model.now_ms - view.model.opened_ms + 10'000);
    const std::string& season = poster_on(drawn(place), soon);
    poster.next_picture = season != poster.picture ? season : poster_on(drawn(place_of(now.next)), soon);
    return place;
}

// How much night must lie over the sky behind the sentence in this light, so that it keeps 4.5 : 1. A sky runs from its
// zenith to its middle and low colours: lying, the letters stand high in it; standing, the land may be lifted until the
// low sky is behind them.
float veil_in(const Light& light, bool portrait) {
    const auto inputs = poster_inputs(light, {});
    const auto colour = [&](pack::PosterInput what) { return inputs.colours[static_cast<std::size_t>(what)]; };
    const auto mixed = [](const pack::PosterColour& a, const pack::PosterColour& b, float t) {
        return pack::PosterColour{a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t, 1};
    };
    const pack::PosterColour snow{0.957F, 0.969F, 0.976F, 1}, night{0.043F, 0.106F, 0.169F, 1};
    const pack::PosterColour brightest =
        mixed(colour(pack::PosterInput::mid), colour(pack::PosterInput::low), portrait ? 0.55F : 0.15F);
    constexpr float most = 0.8F, step = 0.02F, contrast = 4.55F;  // a little more: colours are painted in whole steps
    float veil = 0;
    const auto is_readable = [&] {
        return (luminance(snow) + 0.05F) / (luminance(mixed(brightest, night, veil)) + 0.05F) >= contrast;
    };
    while (veil < most && !is_readable()) veil += step;
    return veil;
}

// It lies over the sky from the upper edge to just below the sentence, and goes out there.
void draw_veil(Page& page, const Rect& sentence, const Light& light) {
    const Rect sky{0, 0, page.size().w, sentence.bottom() + 8};
    Element& veil = page.surface("attract.veil", sky, Look::veil);
    veil.value = veil_in(light, page.portrait());
    veil.picture_rect = sky;
}

// Gives the plate.
Rect draw_name(Page& page, const pack::Place& place, float foot) {
    const TextStyle style = page.style(Type::title_large, Colour::snow);
    const Laid laid = page.lay(place.name, style, 700);
    const float margin = page.portrait() ? space::margin : 120.0F;
    const Rect plate{0, foot - laid.h - 40, margin + laid.w + 48, laid.h + 40};
    page.surface("attract.plate", plate, Look::plate).fill = Colour::night;
    Element& name = page.text("attract.place", {margin, plate.y + 20, laid.w + 1, laid.h}, place.name, style);
    name.lang = "sv";
    name.on_dark = true;
    return plate;
}

// The letters and buttons wander, and the motif's layer drifts: so far they keep away from each other.
constexpr float wander_x = 6, wander_y = 4, drift = 48;

// Where the poster's motif is to be seen: between the sentence and `foot`, and on a lying screen beside the name.
Framing framing_of(const Page& page, float sentence, const Rect& name, float foot) {
    constexpr float air = 20;
    const float beside = page.portrait() ? 0 : name.right(), below = page.portrait() && name.w > 0 ? name.y : foot;
    const float left = beside + drift + (beside > 0 ? wander_x : 0), top = sentence + air + wander_y;
    return {{left, top, page.size().w - drift - left, below - air - wander_y - top}, 0};
}

// Against burn-in: letters and buttons wander a few pixels in some minutes, too slowly to be seen.
void wander(Page& page, const Model& model) {
    if (model.access.calm()) return;
    const auto seconds = static_cast<double>(model.now_ms - model.opened_ms) / 1000;
    const Point by{static_cast<float>(std::round(wander_x * std::sin(seconds / 47))),
                   static_cast<float>(std::round(wander_y * std::sin(seconds / 31)))};
    for (Element& element : page.scene().elements) {
        if (element.look == Look::poster || element.look == Look::veil) continue;
        for (Rect* rect : {&element.rect, &element.target, &element.text_rect, &element.icon_rect}) {
            rect->x += by.x;
            rect->y += by.y;
        }
        if (element.look == Look::plate) element.rect = {0, element.rect.y, element.rect.right(), element.rect.h};
    }
}

}  // namespace

void draw_attract(Page& page, const View& view) {
    Light light;
    const pack::Place* const place = draw_living_poster(page, view, light);
    const bool portrait = page.portrait();
    const float margin = portrait ? space::margin : 120.0F;
    const std::string sentence = view.texts.say(Text::attract_sentence);
    // Lying, the sentence stands on one line above the picture, on a level with the circle at its end.
    const bool one_line = !portrait && !page.large();
    const float circle = page.size().w - space::margin - space::chrome;
    Column column{margin,
                  portrait   ? 160.0F
                  : one_line ? 40.0F
                             : 48.0F,
                  portrait ? 936.0F : circle - space::gutter - margin - 2 * wander_x, page.size().h};
    TextStyle style = page.style(portrait ? Type::sentence_portrait : Type::sentence, Colour::snow);
    if (one_line) style = page.fitted(sentence, style, column.w, 1, 80);
    // Balanced: as narrow as the number of lines allows, so that no single word hangs below.
    const std::size_t lines = page.lay(sentence, style, column.w).lines.size();
    while (column.w > 500 && page.lay(sentence, style, column.w - 20).lines.size() == lines &&
           page.lay(sentence, style, column.w - 20).one_word_wide) {
        column.w -= 20;
    }
    const Laid laid = page.lay(sentence, style, column.w);
    const Rect words{column.x, column.y, laid.w, laid.h};
    draw_veil(page, words, light);
    page.flow(column, "attract.sentence", sentence, style, 40, Role::heading).on_dark = true;

    const float languages = draw_languages(page, view);
    const std::string begin = view.texts.say(Text::attract_begin);
    const TextStyle label = page.style(Type::button_main);
    const float begin_h = page.large() ? 124.0F : 118.0F;
    const Rect button = portrait ? Rect{margin, 1508, page.size().w - 2 * margin, 128}
                                 : Rect{margin, languages - 36 - begin_h,
                                        std::max(492.0F, page.button_width(begin, label, true)), begin_h};
    page.button("attract.begin", button, begin, label, Look::sun_button, Begin{}, Icon::forward);
    // A small second way in; the sun stays the first.
    Rect pulse;
    if (!view.content().pulse.empty()) {
        const std::string entry = view.texts.say(Text::pulse_entry);
        const TextStyle small = page.style(Type::label);
        const float w = page.button_width(entry, small, false), h = second_height(page);
        pulse = portrait ? Rect{margin, button.y - 28 - h, w, h}
                         : Rect{button.right() + 28, button.y + (button.h - h) / 2, w, h};
        page.button("attract.pulse", pulse, entry, small, Look::chip, AskPulse{}).on_dark = true;
    }
    if (languages < button.bottom() + space::between || words.bottom() > button.y - 200) page.crowded();
    const Rect last_row = last_languages(page);
    const Rect take_back = draw_take_back_entry(page, view, last_row, button, pulse);
    float foot = pulse.w > 0 ? std::min(pulse.y, button.y) : button.y;
    if (take_back.y < last_row.y) foot = std::min(foot, take_back.y);
    const Rect name = place ? draw_name(page, *place, foot - 32) : Rect{};
    const Framing framing = framing_of(page, words.bottom(), name, foot);
    for (Element& element : page.scene().elements) {
        if (element.look != Look::poster) continue;
        element.framing = framing;
        element.aurora_below = words.bottom();
    }
    draw_chrome(page, view, {Ground::poster, -1, false, false});
    wander(page, view.model);
    draw_crew_door(page, view);
}

}  // namespace monter::kiosk
