#include <algorithm>

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

struct FactText {
    std::string id;
    Laid text, source;
    [[nodiscard]] float h() const { return text.h + 6 + source.h; }
};

// The facts that no card tells already.
std::vector<FactText> facts_of(const Page& page, const pack::Place& place, const View& view, float width) {
    const pack::Fact* work = work_fact_of(place, view);
    std::vector<FactText> out;
    for (const pack::Fact& fact : place.facts) {
        if (&fact == work) continue;
        TextStyle text = page.style(Type::body, Colour::snow);
        text.face = Face::semibold;
        out.push_back(
            {"showcase.fact." + fact.id, page.lay(view.texts.in(fact.text), text, width),
             page.lay(source_line(fact.sources, fact.year, view), page.style(Type::small, Colour::mist), width)});
    }
    return out;
}

struct FactBand {
    std::vector<FactText> facts;
    std::size_t columns = 1;
    float column_w = 0, top = 0, more_w = 0;
};

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : " ") + line;
    return text;
}

// The night panel at the foot: as high as its tallest fact, with as many columns as stay readable.
FactBand measure_band(const Page& page, const View& view, const pack::Place& place, float reserved) {
    FactBand band;
    band.columns = page.large() ? 1 : page.portrait() ? 2 : 3;
    const std::string more = view.texts.say(Text::common_more);
    band.more_w = page.button_width(more, page.style(Type::small), true);
    const float gap = 40;
    const float room = page.size().w - 2 * space::margin - (page.portrait() ? 0 : band.more_w + gap);
    const auto n = static_cast<float>(band.columns);
    band.column_w = (room - gap * (n - 1)) / n;
    band.facts = facts_of(page, place, view, band.column_w);
    float h = 0;
    for (const FactText& fact : band.facts) h = std::max(h, fact.h());
    if (page.portrait() && band.facts.size() > band.columns) h += pager_height(page) + 20;
    band.top = page.size().h - space::foot - reserved - h - 32;
    return band;
}

void draw_band(Page& page, const View& view, const FactBand& band, float bottom) {
    if (band.facts.empty()) return;
    Element& panel =
        page.surface("showcase.facts", {0, band.top, page.size().w, page.size().h - band.top}, Look::night);
    panel.fill = Colour::night;
    const auto count = static_cast<int>((band.facts.size() + band.columns - 1) / band.columns);
    const int at = std::clamp(view.model.facts_page, 0, count - 1);
    const float gap = 40;
    for (std::size_t i = 0; i < band.columns; ++i) {
        const std::size_t n = static_cast<std::size_t>(at) * band.columns + i;
        if (n >= band.facts.size()) break;
        const FactText& fact = band.facts[n];
        const float x = space::margin + static_cast<float>(i) * (band.column_w + gap);
        page.text(fact.id, {x, band.top + 32, band.column_w, fact.text.h}, joined(fact.text.lines), fact.text.style);
        if (fact.source.h <= 0) continue;
        page.text(fact.id + ".source", {x, band.top + 32 + fact.text.h + 6, band.column_w, fact.source.h},
                  joined(fact.source.lines), fact.source.style);
    }
    if (count <= 1) return;
    const float h = pager_height(page);
    const TextStyle style = page.style(Type::small, Colour::snow);
    const float y = page.portrait() ? bottom - h : band.top + 32;
    page.button("showcase.facts.more", {page.size().w - space::margin - band.more_w, y, band.more_w, h},
                view.texts.say(Text::common_more), style, Look::outline_button,
                TurnPage{Pager::facts, (at + 1) % count}, Icon::forward)
        .on_dark = true;
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

Rect draw_heart(Page& page, const View& view, const Rect& plate) {
    const bool on = view.model.visit.is_hearted(view.model.place);
    const std::string label = view.texts.say(on ? Text::showcase_hearted : Text::showcase_heart);
    const TextStyle style = page.style(Type::button);
    const float w = page.button_width(label, style, true), h = second_height(page);
    Element& heart = page.button("showcase.heart", {space::margin, plate.bottom() + 24, w, h}, label, style, Look::chip,
                                 ToggleHeart{}, on ? Icon::heart_full : Icon::heart);
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

// Where no form can open: said beside the place's name, where nothing else stands.
void draw_closed(Page& page, const View& view, const Rect& heart) {
    if (!view.model.closed_hint) return;
    const float w = page.large() ? 820 : 640;
    draw_hint(page, "showcase.closed", {space::margin, heart.bottom() + 24, w, 0},
              view.texts.say(Text::showcase_closed));
}

void draw_wide(Page& page, const View& view, const pack::Place& place, const Rect& plate) {
    const FactBand band = measure_band(page, view, place, 0);
    draw_band(page, view, band, page.size().h - space::foot);
    const float w = page.large() ? 800.0F : 584.0F;
    Column column{page.size().w - space::margin - w, 152, w, band.top - 24};
    const float h = main_height(page);
    const Rect write{column.x, column.bottom - h, w, h};
    auto stories = stories_of(place, view), work = work_of(place, view);
    // Work is a card of its own where there is room for it, else the last page of the one card.
    const float wanted = highest(page, view, stories, w) + 16 + highest(page, view, work, w);
    if (page.large() || (page.tight() >= 1 && column.y + wanted > write.y - 16)) {
        for (Telling& told : work) stories.push_back(std::move(told));
        work.clear();
    }
    const float story_h = highest(page, view, stories, w);
    if (!stories.empty()) draw_telling(page, view, stories, column.take(story_h, 16));
    if (!work.empty()) draw_telling(page, view, work, column.take(highest(page, view, work, w), 16));
    if (column.y > write.y) page.crowded();
    draw_write(page, view, write);
    draw_closed(page, view, draw_heart(page, view, plate));
}

void draw_tall(Page& page, const View& view, const pack::Place& place, const Rect& plate) {
    const float h = main_height(page);
    const Rect write{space::margin, page.size().h - space::foot - h, page.size().w - 2 * space::margin, h};
    const FactBand band = measure_band(page, view, place, h + 28);
    draw_band(page, view, band, write.y - 28);
    auto stories = stories_of(place, view), work = work_of(place, view);
    if (page.large()) {
        for (Telling& told : work) stories.push_back(std::move(told));
        work.clear();
    }
    const float w = work.empty() ? write.w : (write.w - 24) / 2;
    const float cards = std::max(highest(page, view, stories, w), highest(page, view, work, w));
    const float top = band.top - 24 - cards;
    draw_telling(page, view, stories, {space::margin, top, w, cards});
    draw_telling(page, view, work, {space::margin + w + 24, top, w, cards});
    draw_write(page, view, write);
    draw_closed(page, view, draw_heart(page, view, plate));
    if (plate.bottom() + 24 + second_height(page) > top) page.crowded();
}

}  // namespace

void draw_showcase(Page& page, const View& view) {
    const pack::Place* place = view.place();
    if (!place) return draw_chrome(page, view, {Ground::paper, 2});
    draw_poster(page, place->landscape, place->portrait, view.texts.in(place->alt), tonight(view, *place));
    draw_chrome(page, view, {Ground::poster, 2});
    const Rect plate = draw_title_plate(page, view, *place, 160, true);
    if (page.portrait()) {
        draw_tall(page, view, *place, plate);
    } else {
        draw_wide(page, view, *place, plate);
    }
}

}  // namespace monter::kiosk
