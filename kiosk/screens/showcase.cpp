#include <algorithm>

#include "kiosk/screens/light_panel.hpp"
#include "kiosk/screens/reasons.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/screens/title_plate.hpp"

namespace monter::kiosk {
namespace {

constexpr float card_padding = 28;

// What a card tells: a story of life, or what work there is. Life before jobs: work is always the last one.
struct Telling {
    std::string id, title, text, source;
    bool is_work = false;
};

const pack::Fact* work_fact_of(const pack::Place& place, const View& view) {
    const auto wanted = place.work_facts.find(view.model.visit.wish.work);
    const std::string id = wanted != place.work_facts.end() ? wanted->second
                           : place.work_facts.empty()       ? std::string()
                                                            : place.work_facts.begin()->second;
    for (const pack::Fact& fact : place.facts) {
        if (id.empty() ? fact.kind == "work" : fact.id == id) return &fact;
    }
    return nullptr;
}

std::vector<Telling> stories_of(const pack::Place& place, const View& view) {
    std::vector<Telling> out;
    for (const pack::Story& story : place.stories) {
        out.push_back({"showcase.story", view.texts.in(story.title), view.texts.in(story.text),
                       source_line(story.sources, "", view)});
    }
    return out;
}

// The facts that no card tells already.
std::vector<Telling> facts_of(const pack::Place& place, const View& view) {
    const pack::Fact* work = work_fact_of(place, view);
    std::vector<Telling> out;
    for (const pack::Fact& fact : place.facts) {
        if (&fact == work) continue;
        out.push_back({"showcase.fact", view.texts.say(Text::showcase_facts), view.texts.in(fact.text),
                       source_line(fact.sources, fact.year, view)});
    }
    return out;
}

// What the one card turns through: stories of life first, then facts.
std::vector<Telling> stories_and_facts(const pack::Place& place, const View& view) {
    std::vector<Telling> out = stories_of(place, view);
    for (Telling& fact : facts_of(place, view)) out.push_back(std::move(fact));
    return out;
}

std::vector<Telling> work_of(const pack::Place& place, const View& view) {
    const pack::Fact* fact = work_fact_of(place, view);
    if (!fact) return {};
    return {{"showcase.work", view.texts.say(Text::showcase_work), view.texts.in(fact->text),
             source_line(fact->sources, fact->year, view), true}};
}

std::string page_words(const View& view, int at, std::size_t count) {
    return view.texts.say(Text::common_page, {{"n", std::to_string(at + 1)}, {"most", std::to_string(count)}});
}

// The button that turns to the next telling stands beside the title.
float turner_width(const Page& page, const View& view, std::size_t count) {
    return count > 1 ? page.button_width(page_words(view, 0, count), page.style(Type::small), true) - 24 : 0;
}

// Between the card's edge and the turner a long word may need smaller letters.
Laid lay_title(const Page& page, const std::string& title, Colour ink, float width) {
    const TextStyle style = page.style(Type::title, ink);
    return page.lay(title, page.fitted(title, style, width, 2, page.large() ? 40.0F : 28.0F), width);
}

float telling_height(const Page& page, const View& view, const Telling& told, float width, std::size_t count) {
    const float w = width - 2 * card_padding, turner = turner_width(page, view, count);
    const float title = lay_title(page, told.title, Colour::night, w - (turner > 0 ? turner + 16 : 0)).h;
    return 2 * card_padding - 12 + std::max(title, count > 1 ? pager_height(page) : 0) + 8 +
           page.lay(told.text, page.style(Type::body), w).h + 8 + page.lay(told.source, page.style(Type::small), w).h;
}

float highest(const Page& page, const View& view, const std::vector<Telling>& all, float width) {
    float h = 0;
    for (const Telling& told : all) h = std::max(h, telling_height(page, view, told, width, all.size()));
    return h;
}

// One card; where there are several tellings, a button turns to the next and shows how many there are.
void draw_telling(Page& page, const View& view, const std::vector<Telling>& all, const Rect& rect) {
    if (all.empty()) return;
    const auto count = static_cast<int>(all.size());
    const int at = std::clamp(view.model.page, 0, count - 1);
    const Telling& told = all[static_cast<std::size_t>(all.size() > 1 ? at : 0)];
    Element& card = page.surface(told.id, rect, told.is_work ? Look::fact_card : Look::story_card);
    card.fill = told.is_work ? Colour::night : Colour::snow;
    card.on_dark = true;
    const Colour ink = told.is_work ? Colour::snow : Colour::night;
    Column column{rect.x + card_padding, rect.y + card_padding - 8, rect.w - 2 * card_padding, rect.bottom()};
    const float turner = turner_width(page, view, all.size());
    const float title_w = column.w - (turner > 0 ? turner + 16 : 0);
    const Laid laid = lay_title(page, told.title, ink, title_w);
    const float row = std::max(laid.h, turner > 0 ? pager_height(page) : 0);
    page.text(told.id + ".title", {column.x, column.y + (row - laid.h) / 2, title_w, laid.h}, told.title, laid.style,
              Role::heading);
    if (turner > 0) {
        Element& more =
            page.button("showcase.more", {column.x + column.w - turner, column.y, turner, pager_height(page)},
                        page_words(view, at, all.size()), page.style(Type::small, ink), Look::outline_button,
                        TurnPage{Pager::screen, (at + 1) % count}, Icon::forward);
        more.on_dark = told.is_work;
    }
    column.y += row + 8;
    page.flow(column, told.id + ".text", told.text, page.style(Type::body, ink), 8);
    if (told.source.empty()) return;
    page.flow(column, told.id + ".source", told.source,
              page.style(Type::small, told.is_work ? Colour::mist : Colour::slate), 0);
}

void draw_plan(Page& page, const View& view, const Rect& heart) {
    if (view.content().steps.list.empty()) return;
    const std::string plan = view.texts.say(Text::way_plan);
    // Large letters on a wide screen leave little room before the cards.
    const bool narrow = page.large() && !page.portrait();
    TextStyle style = page.style(narrow ? Type::small : Type::button);
    style.face = Face::bold;
    const float w = page.button_width(plan, style, !narrow);
    page.button("showcase.plan", {heart.right() + space::between, heart.y, w, heart.h}, plan, style, Look::chip,
                PlanWay{}, narrow ? Icon::none : Icon::forward)
        .on_dark = true;
}

float heart_gap(const Page& page) {
    return 24 - 8 * page.tight();
}

Rect draw_heart(Page& page, const View& view, const Rect& plate) {
    const bool on = view.model.visit.is_hearted(view.model.place);
    const std::string label = view.texts.say(on ? Text::showcase_hearted : Text::showcase_heart);
    const TextStyle style = page.style(Type::button);
    const float w = page.button_width(label, style, true), h = second_height(page);
    Element& heart = page.button("showcase.heart", {space::margin, plate.bottom() + heart_gap(page), w, h}, label,
                                 style, Look::chip, ToggleHeart{}, on ? Icon::heart_full : Icon::heart);
    heart.role = Role::toggle;
    heart.states.on = on;
    heart.on_dark = true;
    const Rect rect = heart.rect;
    draw_plan(page, view, rect);
    return rect;
}

void draw_write(Page& page, const View& view, const Rect& rect) {
    const std::string write = view.texts.say(Text::showcase_write);
    page.button("showcase.write", rect, write, page.style(Type::button_main), Look::sun_button, WriteToPlace{},
                Icon::forward);
}

// Where no form can open: said beside the place's name, where nothing else stands; large letters leave no room there.
void draw_closed(Page& page, const View& view, const Rect& heart) {
    if (!view.model.closed_hint || page.large()) return;
    draw_hint(page, "showcase.closed", {space::margin, heart.bottom() + 24, 640, 0},
              view.texts.say(Text::showcase_closed));
}

// Then it takes the place of the stories, above the button that was touched.
bool closes_stories(const Page& page, const View& view) {
    return view.model.closed_hint && page.large();
}
void draw_closed_over(Page& page, const View& view, const Rect& write) {
    const std::string words = view.texts.say(Text::showcase_closed);
    const float h = hint_height(page, write.w, words);
    draw_hint(page, "showcase.closed", {write.x, write.y - 16 - h, write.w, h}, words);
}

// Between the plate and `bottom`, where the light panel begins.
void draw_wide(Page& page, const View& view, const pack::Place& place, const Rect& plate, float bottom) {
    const float w = page.large() ? 800.0F : 584.0F;
    Column column{page.size().w - space::margin - w, 152, w, bottom - 24};
    const float h = main_height(page);
    const Rect write{column.x, column.bottom - h, w, h};
    auto stories = stories_and_facts(place, view), work = work_of(place, view);
    // Work is a card of its own where there is room for it, else the last page of the one card.
    const float wanted = highest(page, view, stories, w) + 16 + highest(page, view, work, w);
    if (page.large() || (page.tight() >= 1 && column.y + wanted > write.y - 16)) {
        for (Telling& told : work) stories.push_back(std::move(told));
        work.clear();
    }
    const float story_h = highest(page, view, stories, w);
    if (closes_stories(page, view)) {
        draw_closed_over(page, view, write);
        stories.clear();
    }
    if (!stories.empty()) draw_telling(page, view, stories, column.take(story_h, 16));
    if (!work.empty()) draw_telling(page, view, work, column.take(highest(page, view, work, w), 16));
    if (column.y > write.y || plate.bottom() + heart_gap(page) + second_height(page) > bottom - 16) page.crowded();
    draw_write(page, view, write);
    draw_closed(page, view, draw_heart(page, view, plate));
}

void draw_tall(Page& page, const View& view, const pack::Place& place, const Rect& plate, float bottom) {
    const float h = main_height(page);
    const Rect write{space::margin, bottom - 24 - h, page.size().w - 2 * space::margin, h};
    auto stories = stories_and_facts(place, view), work = work_of(place, view);
    if (page.large()) {
        for (Telling& told : work) stories.push_back(std::move(told));
        work.clear();
    }
    const float w = work.empty() ? write.w : (write.w - 24) / 2;
    const float cards = std::max(highest(page, view, stories, w), highest(page, view, work, w));
    const float top = write.y - 24 - cards;
    if (closes_stories(page, view)) {
        draw_closed_over(page, view, write);
        stories.clear();
    }
    draw_telling(page, view, stories, {space::margin, top, w, cards});
    draw_telling(page, view, work, {space::margin + w + 24, top, w, cards});
    draw_write(page, view, write);
    draw_closed(page, view, draw_heart(page, view, plate));
    if (plate.bottom() + heart_gap(page) + second_height(page) > top) page.crowded();
}

}  // namespace

void draw_showcase(Page& page, const View& view) {
    const pack::Place* place = view.place();
    if (!place) return draw_chrome(page, view, {Ground::paper, 2});
    const LightPanel panel = measure_light_panel(page, view);
    Element& poster =
        draw_poster(page, place->landscape, place->portrait, view.texts.in(place->alt), light_shown(view, *place));
    follow_seasons(poster, page.portrait() ? place->portrait : place->landscape);
    // What happens on the poster's ground stays above the panel; what is left free below lies under it.
    poster.lift = page.portrait() ? 240 : panel.rect.h - 184;
    draw_chrome(page, view, {Ground::poster, 2});
    const Rect plate = draw_title_plate(page, view, *place, 160, true);
    if (page.portrait()) {
        draw_tall(page, view, *place, plate, panel.rect.y);
    } else {
        draw_wide(page, view, *place, plate, panel.rect.y);
    }
    draw_light_panel(page, view, *place, panel);
}

}  // namespace monter::kiosk
