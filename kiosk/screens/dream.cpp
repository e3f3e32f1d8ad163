#include <algorithm>
#include <cmath>

#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {
namespace {

struct Grid {
    std::size_t columns, rows;
    bool beside;  // the picture beside its words instead of above
};

Grid grid_of(const Page& page) {
    if (page.portrait()) return page.large() ? Grid{2, 6, true} : Grid{3, 4, false};
    return page.large() ? Grid{4, 3, true} : Grid{6, 2, false};
}

void draw_tile(Page& page, const View& view, const pack::Dream& dream, const Rect& rect, bool beside) {
    Element tile;
    tile.id = "dream." + dream.id;
    tile.role = Role::toggle;
    tile.rect = rect;
    tile.look = Look::tile;
    tile.text = view.texts.in(dream.name);
    tile.picture = dream.picture;
    tile.tap = PickDream{dream.id};
    const auto& picked = view.model.visit.wish.dreams;
    tile.states.on = std::find(picked.begin(), picked.end(), dream.id) != picked.end();

    TextStyle style = page.style(Type::label, Colour::night, beside ? Align::left : Align::centre);
    Rect words;
    if (beside) {
        const float inset = 14;
        const float side = std::min(rect.h - 2 * inset, rect.w * 0.3F);
        tile.picture_rect = {rect.x + inset, rect.y + inset, side, rect.h - 2 * inset};
        words = {tile.picture_rect.right() + 16, rect.y + 8, rect.w - side - inset - 28, rect.h - 16};
    } else {
        const float label = std::ceil(2 * style.size * style.line) + 20;
        tile.picture_rect = {rect.x, rect.y, rect.w, rect.h - label};
        words = {rect.x + 12, rect.bottom() - label + 6, rect.w - 24, label - 12};
    }
    style = page.fitted(tile.text, style, words.w, beside ? 3 : 2, page.large() ? 40.0F : 28.0F);
    Page::put(tile, page.lay(tile.text, style, words.w), words, true);
    page.add(std::move(tile));
}

void draw_tiles(Page& page, const View& view, const Rect& area) {
    const Grid grid = grid_of(page);
    const float gap = space::between;
    const float w = (area.w - gap * static_cast<float>(grid.columns - 1)) / static_cast<float>(grid.columns);
    const float h = (area.h - gap * static_cast<float>(grid.rows - 1)) / static_cast<float>(grid.rows);
    const auto& dreams = view.content().dreams;
    for (std::size_t i = 0; i < dreams.size(); ++i) {
        const std::size_t line = i / grid.columns;
        const auto column = static_cast<float>(i % grid.columns), row = static_cast<float>(line);
        draw_tile(page, view, dreams[i], {area.x + column * (w + gap), area.y + row * (h + gap), w, h}, grid.beside);
    }
}

// How many are picked; or why the last touch did nothing.
void draw_count(Page& page, const View& view, const Rect& room) {
    const std::size_t picked = view.model.visit.wish.dreams.size();
    if (view.model.dream_hint) {
        const std::string hint = view.texts.say(picked == 0 ? Text::dream_none : Text::dream_full);
        const float h = hint_height(page, room.w, hint);
        // Above the button it keeps its distance and grows upwards, into the gap below the tiles.
        const float y = page.portrait() ? room.bottom() - 16 - h : room.y + (room.h - h) / 2;
        draw_hint(page, "dream.hint", {room.x, y, room.w, h}, hint);
        if (h > room.h) page.crowded();
        return;
    }
    const std::string count =
        view.texts.say(Text::dream_picked, {{"n", std::to_string(picked)}, {"most", std::to_string(lead::dreams_max)}});
    const TextStyle style = page.style(Type::label);
    const Laid laid = page.lay(count, style, room.w);
    page.text("dream.picked", {room.x, room.y + (room.h - laid.h) / 2, room.w, laid.h}, count, style);
}

}  // namespace

void draw_dream(Page& page, const View& view) {
    draw_chrome(page, view, {Ground::paper, 0});
    Column column = content_column(page, space::question_top);
    column.y = draw_question(page, view.texts.say(Text::dream_question), {column.x, column.y, column.w, 0}) + 28;
    const std::string next = view.texts.say(Text::dream_next);
    const TextStyle label = page.style(Type::button_main);
    const float h = main_height(page);
    Rect button, count;
    if (page.portrait()) {
        button = {column.x, column.bottom - h, column.w, h};
        count = {column.x, button.y - 112, column.w, page.large() ? 112.0F : 96.0F};
    } else {
        const float w = page.button_width(next, label, true);
        button = {column.x + column.w - w, column.bottom - h, w, h};
        count = {column.x, button.y, button.x - column.x - space::gutter, h};
    }
    draw_tiles(page, view, {column.x, column.y, column.w, count.y - column.y - 28});
    draw_count(page, view, count);
    page.button("dream.next", button, next, label, Look::sun_button, ShowPlaces{}, Icon::forward);
}

}  // namespace monter::kiosk
