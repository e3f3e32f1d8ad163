#include <algorithm>

#include "kiosk/screens/light_panel.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/screens/story_card.hpp"
#include "kiosk/screens/title_plate.hpp"

namespace monter::kiosk {
namespace {

// A visitor reads here: a fifth of the way that posters drift on the attract screen, so that no motif meets a card.
constexpr float showcase_drift = 0.2F;

bool has_plan(const View& view) {
    return !view.content().steps.list.empty();
}

// Gives its right edge.
float draw_plan(Page& page, const View& view, Point at, float h, bool narrow) {
    const std::string plan = view.texts.say(Text::way_plan);
    TextStyle style = page.style(narrow ? Type::small : Type::button);
    style.face = Face::bold;
    const float w = page.button_width(plan, style, !narrow);
    page.button("showcase.plan", {at.x, at.y, w, h}, plan, style, Look::chip, PlanWay{},
                narrow ? Icon::none : Icon::forward)
        .on_dark = true;
    return at.x + w;
}

float heart_gap(const Page& page) {
    return 24 - 8 * page.tight();
}

// The heart, and the way north: below it on a lying screen, where the picture stands beside them, else on its right.
// Large letters on a wide screen leave little room before the cards; and where a film has to stand in the same row, the
// heart stands there without its word.
struct HeartRow {
    Rect last;        // what the next row stands below
    float right = 0;  // of all that stands in the last row
};

bool stacks(const Page& page) {
    return !page.portrait() && !page.large();
}

HeartRow draw_heart(Page& page, const View& view, const Rect& plate, bool bare) {
    const bool on = view.model.visit.is_hearted(view.model.place);
    const std::string label = view.texts.say(on ? Text::showcase_hearted : Text::showcase_heart);
    const TextStyle style = page.style(Type::button);
    const float h = second_height(page), w = bare ? h : page.button_width(label, style, true);
    const Icon icon = on ? Icon::heart_full : Icon::heart;
    Element& heart = page.button("showcase.heart", {space::margin, plate.bottom() + heart_gap(page), w, h},
                                 bare ? "" : label, style, Look::chip, ToggleHeart{}, icon);
    heart.role = Role::toggle;
    heart.text = label;
    heart.states.on = on;
    heart.on_dark = true;
    const Rect rect = heart.rect;
    if (!has_plan(view)) return {rect, rect.right()};
    const bool narrow = bare || (page.large() && !page.portrait());
    if (!stacks(page) || bare) {
        return {rect, draw_plan(page, view, {rect.right() + space::between, rect.y}, h, narrow)};
    }
    const Rect below{rect.x, rect.bottom() + space::between, w, h};
    return {below, draw_plan(page, view, {below.x, below.y}, h, narrow)};
}

void draw_write(Page& page, const View& view, const Rect& rect) {
    const std::string write = view.texts.say(Text::showcase_write);
    page.button("showcase.write", rect, write, page.style(Type::button_main), Look::sun_button, WriteToPlace{},
                Icon::forward);
}

// What stands below the heart: the film, and the comparison. Where no form can open, that is said in their place.
bool has_film(const View& view, const pack::Place& place) {
    return place.video && !view.model.broken_films.contains(place.video->film) && !view.model.closed_hint;
}

Rect below_heart(const Rect& heart) {
    return {heart.x, heart.bottom() + space::between, 0, heart.h};
}

TextStyle chip_style(const Page& page, bool bare = false) {
    return page.style(bare || (page.large() && !page.portrait()) ? Type::small : Type::button);
}

// Gives the room beside it.
Rect draw_film_chip(Page& page, const View& view, const pack::Place& place, Rect room, bool bare) {
    if (!has_film(view, place)) return room;
    const std::string words = view.texts.say(Text::video_watch);
    room.w = page.button_width(words, chip_style(page, bare), !bare);
    page.button("showcase.video", room, words, chip_style(page, bare), Look::chip, OpenVideo{},
                bare ? Icon::none : Icon::play)
        .on_dark = true;
    room.x += room.w + space::between;
    return room;
}

// Only inside `right` and `foot`: where large letters leave no room for it, the places screen has it too.
void draw_compare_chip(Page& page, const View& view, Rect room, float right, float foot) {
    if (view.model.closed_hint || !view.model.visit.is_hearted(view.model.place)) return;
    if (view.model.visit.wish.hearts.size() < 2) return;
    const std::string words = view.texts.say(Text::compare_open);
    room.w = page.button_width(words, chip_style(page), true);
    if (room.right() > right || room.bottom() > foot) return;
    page.button("showcase.compare", room, words, chip_style(page), Look::chip, ComparePlaces{}, Icon::compare).on_dark =
        true;
}

// The foot of what stands below the plate.
float chips_end(const Page& page, const View& view, const pack::Place& place, const Rect& plate, bool bare = false) {
    const float h = second_height(page);
    float rows = has_film(view, place) ? 2 * h + space::between : h;
    if (stacks(page) && !bare && has_plan(view)) rows += h + space::between;
    return plate.bottom() + heart_gap(page) + rows;
}

// Where no form can open, that is said in the place of the stories, above the button that was touched; standing, there
// is room below the place's name.
bool closes_stories(const Page& page, const View& view) {
    return view.model.closed_hint && (page.large() || !page.portrait());
}
void draw_closed(Page& page, const View& view, const Rect& heart) {
    if (!view.model.closed_hint || closes_stories(page, view)) return;
    draw_hint(page, "showcase.closed", {space::margin, heart.bottom() + 24, 640, 0},
              view.texts.say(Text::showcase_closed));
}

void draw_closed_over(Page& page, const View& view, const Rect& write) {
    const std::string words = view.texts.say(Text::showcase_closed);
    const float h = hint_height(page, write.w, words);
    draw_hint(page, "showcase.closed", {write.x, write.y - 16 - h, write.w, h}, words);
}

// Facts and work under the story: full cards of their own, or side by side where large letters leave no height.
struct WaysIn {
    bool beside = false;
    bool facts_detail = false, work_detail = false;  // their second lines
    float facts = 0, work = 0;                       // heights
    [[nodiscard]] float all() const { return beside ? std::max(facts, work) : facts + work + space::between; }
};
WaysIn ways_in(const Page& page, bool beside, bool facts_detail, bool work_detail) {
    return {beside, facts_detail, work_detail, way_in_height(page, facts_detail), way_in_height(page, work_detail)};
}

void draw_ways_in(Page& page, const View& view, const pack::Place& place, const WaysIn& ways, const Rect& rect) {
    const float w = ways.beside ? (rect.w - space::between) / 2 : rect.w;
    const Rect second = ways.beside ? Rect{rect.right() - w, rect.y, w, ways.work}
                                    : Rect{rect.x, rect.bottom() - ways.work, w, ways.work};
    draw_facts_way_in(page, view, place, {rect.x, rect.y, w, ways.facts}, ways.facts_detail);
    draw_work_way_in(page, view, place, second, ways.work_detail);
}

// What is left of the picture for its motif: beside the plate and the chips on a lying screen, below them on a standing
// one, up to where the cards begin, and above the light panel. Call it when all of these are laid.
Rect clear_beside(Page& page, float cards, float bottom) {
    constexpr float air = 16, below_chrome = 140;
    float right = 0, foot = 0;
    for (const Element& element : page.scene().elements) {
        if (element.look != Look::plate && element.look != Look::chip) continue;
        right = std::max(right, element.rect.right() + air);
        foot = std::max(foot, element.rect.bottom() + air);
    }
    if (page.portrait()) return {air, foot, page.size().w - 2 * air, cards - air - foot};
    // Large letters leave no such room: then at least not behind the cards.
    if (cards - right < 300) right = air;
    return {right, below_chrome, cards - air - right, bottom - air - below_chrome};
}

// Between the plate and `bottom`, where the light panel begins. Gives what is clear.
Rect draw_wide(Page& page, const View& view, const pack::Place& place, const Rect& plate, float bottom) {
    const float w = page.large() ? 800.0F : 520.0F;
    Column column{page.size().w - space::margin - w, 152, w, bottom - space::gutter};
    const float h = main_height(page);
    const Rect write{column.x, column.bottom - h, w, h};
    const float story = story_height(page, view, place, w);
    WaysIn ways = ways_in(page, page.large(), !page.large(), !page.large());
    const auto is_full = [&] { return column.y + story + space::between + ways.all() > write.y - space::between; };
    // What work there is says more than how many facts there are: its second line goes last.
    if (!page.large() && is_full() && page.tight() >= 1) ways = ways_in(page, false, false, true);
    if (!page.large() && is_full() && page.tight() >= 1) ways = ways_in(page, false, false, false);
    // A film finds room beside the heart without its word.
    const bool bare = stacks(page) && has_film(view, place) && chips_end(page, view, place, plate) > bottom - 16;
    if (is_full() || chips_end(page, view, place, plate, bare) > bottom - 16) page.crowded();
    if (closes_stories(page, view)) {
        draw_closed_over(page, view, write);
    } else {
        draw_story(page, view, place, column.take(story, space::between));
        draw_ways_in(page, view, place, ways, column.take(ways.all()));
    }
    draw_write(page, view, write);
    const HeartRow row = draw_heart(page, view, plate, bare);
    Rect beside = draw_film_chip(page, view, place, below_heart(row.last), false);
    // Below a high plate there is no row left for the comparison.
    if (beside.bottom() > bottom - space::between) beside = {row.right + space::between, row.last.y, 0, row.last.h};
    draw_compare_chip(page, view, beside, column.x - space::between, bottom - space::between);
    return clear_beside(page, column.x, bottom);
}

// Gives what is clear.
Rect draw_tall(Page& page, const View& view, const pack::Place& place, const Rect& plate, float bottom) {
    const float h = main_height(page), w = page.size().w - 2 * space::margin;
    const Rect write{space::margin, bottom - 24 - h, w, h};
    const float foot = write.y - space::gutter;
    const float left = page.large() ? w : 536, right = page.large() ? w : w - left - space::between;
    const float story = story_height(page, view, place, left);
    WaysIn ways = ways_in(page, page.large(), false, false);
    // Large letters: the story above the two; else beside them, as high as they are together.
    const float cards = page.large() ? story + space::between + ways.all() : std::max(story, ways.all());
    if (!page.large()) ways.facts = ways.work = (cards - space::between) / 2;
    const float top = foot - cards;
    if (closes_stories(page, view)) {
        draw_closed_over(page, view, write);
    } else {
        draw_story(page, view, place, {space::margin, top, left, page.large() ? story : cards});
        draw_ways_in(page, view, place, ways, {space::margin + w - right, foot - ways.all(), right, ways.all()});
    }
    draw_write(page, view, write);
    const bool bare = page.tight() >= 1 && has_film(view, place) && chips_end(page, view, place, plate) > top;
    const auto [heart, row_right] = draw_heart(page, view, plate, bare);
    if (bare) {
        draw_film_chip(page, view, place, {row_right + space::between, heart.y, 0, heart.h}, true);
    } else {
        const Rect beside = draw_film_chip(page, view, place, below_heart(heart), false);
        draw_compare_chip(page, view, beside, space::margin + w, top - space::between);
    }
    draw_closed(page, view, heart);
    if (!bare && chips_end(page, view, place, plate) > top) page.crowded();
    return clear_beside(page, top, bottom);
}

}  // namespace

void draw_showcase(Page& page, const View& view) {
    const pack::Place* place = view.place();
    if (!place) return draw_chrome(page, view, {Ground::paper, 2});
    const LightPanel panel = measure_light_panel(page, view);
    Element& poster =
        draw_poster(page, place->landscape, place->portrait, view.texts.in(place->alt), light_shown(view, *place));
    poster.drifts = showcase_drift;
    follow_seasons(poster, page.portrait() ? place->portrait : place->landscape);
    draw_chrome(page, view, {Ground::poster, 2});
    const Rect plate = draw_title_plate(page, view, *place, 160, true);
    const Rect clear = page.portrait() ? draw_tall(page, view, *place, plate, panel.rect.y)
                                       : draw_wide(page, view, *place, plate, panel.rect.y);
    for (Element& element : page.scene().elements) {
        if (element.look != Look::poster) continue;
        element.framing = Framing{clear, panel.rect.y};
        // Standing, the plate covers the upper sky: the aurora hangs below it, above the land.
        constexpr float above_land = 300;
        if (page.portrait()) element.aurora_below = std::max(0.0F, clear.y - above_land);
    }
    draw_light_panel(page, view, *place, panel);
}

}  // namespace monter::kiosk
