#include "kiosk/screens/story_card.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/reasons.hpp"
#include "kiosk/screens/telling.hpp"

namespace monter::kiosk {
namespace {

constexpr float story_padding = 28;

struct Story {
    std::string title, text, source;
};

std::vector<Story> stories_of(const pack::Place& place, const View& view) {
    std::vector<Story> out;
    for (const pack::Story& story : place.stories) {
        out.push_back({view.texts.in(story.title), view.texts.in(story.text), source_line(story.sources, "", view)});
    }
    return out;
}

std::string page_words(const View& view, int at, std::size_t count) {
    return view.texts.say(Text::common_page, {{"n", std::to_string(at + 1)}, {"most", std::to_string(count)}});
}

// The button that turns to the next story stands beside the title.
float turner_width(const Page& page, const View& view, std::size_t count) {
    return count > 1 ? page.button_width(page_words(view, 0, count), page.style(Type::small), true) - 24 : 0;
}

// Between the card's edge and the turner a long word may need smaller letters.
Laid lay_title(const Page& page, const std::string& title, float width) {
    const TextStyle style = page.style(Type::title);
    return page.lay(title, page.fitted(title, style, width, 2, page.large() ? 40.0F : 28.0F), width);
}

float height_of(const Page& page, const View& view, const Story& story, float width, std::size_t count) {
    const float w = width - 2 * story_padding, turner = turner_width(page, view, count);
    const float title = lay_title(page, story.title, w - (turner > 0 ? turner + 16 : 0)).h;
    return 2 * story_padding - 12 + std::max(title, count > 1 ? pager_height(page) : 0) + 8 +
           page.lay(story.text, page.style(Type::body), w).h + 8 + page.lay(story.source, page.style(Type::small), w).h;
}

struct WayIn {
    std::string id, title, detail;
    Icon icon;
    Colour fill, ink, quiet;
    Sheet sheet;
};

void draw_way_in(Page& page, const WayIn& way, const Rect& rect, bool detail) {
    const float side = page.large() ? 52 : 44, chevron = page.large() ? 40 : 32;
    Element card;
    card.id = way.id;
    card.role = Role::button;
    card.look = Look::row;
    card.rect = rect;
    card.fill = way.fill;
    card.on_dark = true;
    card.text = detail ? way.title + ". " + way.detail : way.title;
    card.icon = way.icon;
    card.icon_rect = {rect.x + story_padding, rect.y + (rect.h - side) / 2, side, side};
    card.tap = OpenSheet{way.sheet};
    const Rect room{card.icon_rect.right() + 20, rect.y,
                    rect.w - 2 * story_padding - side - 20 - (detail ? chevron + 16 : 0), rect.h};
    const TextStyle title = page.fitted(way.title, page.style(Type::title, way.ink), room.w, 1, page.large() ? 40 : 28);
    const TextStyle small =
        page.fitted(way.detail, page.style(Type::small, way.quiet), room.w, 1, page.large() ? 40 : 28);
    const Laid name = page.lay(way.title, title, room.w), below = page.lay(way.detail, small, room.w);
    const float h = name.h + (detail ? below.h : 0), top = rect.y + (rect.h - h) / 2;
    Page::put(card, name, {room.x, top, room.w, name.h}, false);
    page.add(std::move(card));
    if (!detail) return;
    page.text(way.id + ".detail", {room.x, top + name.h, room.w, small.size * small.line + 1}, way.detail, small);
    Element open;
    open.id = way.id + ".open";
    open.look = Look::bare;
    open.style.colour = way.ink;
    open.icon = Icon::forward;
    open.rect =
        open.icon_rect = {rect.right() - story_padding - chevron, rect.y + (rect.h - chevron) / 2, chevron, chevron};
    open.on_dark = way.fill == Colour::night;
    page.add(std::move(open));
}

}  // namespace

float story_height(const Page& page, const View& view, const pack::Place& place, float width) {
    float h = 0;
    const auto all = stories_of(place, view);
    for (const Story& story : all) h = std::max(h, height_of(page, view, story, width, all.size()));
    return h;
}

void draw_story(Page& page, const View& view, const pack::Place& place, const Rect& rect) {
    const auto all = stories_of(place, view);
    if (all.empty()) return;
    const auto count = static_cast<int>(all.size());
    const int at = std::clamp(view.model.page, 0, count - 1);
    const Story& story = all[static_cast<std::size_t>(at)];
    Element& card = page.surface("showcase.story", rect, Look::story_card);
    card.fill = Colour::snow;
    card.on_dark = true;
    Column column{rect.x + story_padding, rect.y + story_padding - 8, rect.w - 2 * story_padding, rect.bottom()};
    const float turner = turner_width(page, view, all.size());
    const float title_w = column.w - (turner > 0 ? turner + 16 : 0);
    const Laid laid = lay_title(page, story.title, title_w);
    const float row = std::max(laid.h, turner > 0 ? pager_height(page) : 0);
    page.text("showcase.story.title", {column.x, column.y + (row - laid.h) / 2, title_w, laid.h}, story.title,
              laid.style, Role::heading);
    if (turner > 0) {
        page.button("showcase.more", {column.x + column.w - turner, column.y, turner, pager_height(page)},
                    page_words(view, at, all.size()), page.style(Type::small), Look::outline_button,
                    TurnPage{Pager::screen, (at + 1) % count}, Icon::forward);
    }
    column.y += row + 8;
    page.flow(column, "showcase.story.text", story.text, page.style(Type::body), 8);
    if (story.source.empty()) return;
    page.flow(column, "showcase.story.source", story.source, page.style(Type::small, Colour::slate), 0);
}

float way_in_height(const Page& page, bool detail) {
    const TextStyle title = page.style(Type::title), small = page.style(Type::small);
    const float h = title.size * title.line + (detail ? small.size * small.line : 0) + (page.large() ? 36 : 28);
    return std::max(std::ceil(h), second_height(page));
}

void draw_facts_way_in(Page& page, const View& view, const pack::Place& place, const Rect& rect, bool detail) {
    const auto count = static_cast<std::int64_t>(facts_beside_work(place, view).size());
    if (count == 0) return;
    draw_way_in(page,
                {"showcase.facts", view.texts.say(Text::facts_title), view.texts.count(Text::facts_count, count),
                 Icon::info, Colour::birch, Colour::night, Colour::slate, Sheet::facts},
                rect, detail);
}

void draw_work_way_in(Page& page, const View& view, const pack::Place& place, const Rect& rect, bool detail) {
    draw_way_in(page,
                {"showcase.work", view.texts.say(Text::showcase_work), work_in_brief(place, view), Icon::briefcase,
                 Colour::night, Colour::snow, Colour::mist, Sheet::work},
                rect, detail);
}

}  // namespace monter::kiosk
