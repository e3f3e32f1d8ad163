#include <algorithm>

#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {
namespace {

// Every municipality the same: same size, same picture, by name.
void draw_row(Page& page, const View& view, const pack::Place& place, const Rect& rect) {
    Element row;
    row.id = "place." + place.id;
    row.role = Role::button;
    row.look = Look::row;
    row.rect = rect;
    row.on_dark = true;
    row.text = place.name;
    row.lang = "sv";
    row.picture = place.card;
    const float inset = 12;
    const float side = std::min(rect.w * 0.34F, (rect.h - 2 * inset) * 1.4F);
    row.picture_rect = {rect.x + inset, rect.y + inset, side, rect.h - 2 * inset};
    row.tap = OpenPlace{place.id};
    const Rect room{row.picture_rect.right() + 20, rect.y + inset, rect.right() - row.picture_rect.right() - 36,
                    rect.h - 2 * inset};
    const std::string people = view.texts.count(Text::places_people, place.population);
    const TextStyle small = page.style(Type::small, Colour::slate);
    const TextStyle style = page.fitted(place.name, page.style(Type::title), room.w, 1, page.large() ? 40.0F : 30.0F);
    const Laid name = page.lay(place.name, style, room.w), below = page.lay(people, small, room.w);
    const float top = room.y + (room.h - name.h - below.h) / 2;
    Page::put(row, name, {room.x, top, room.w, name.h}, false);
    page.add(std::move(row));
    page.text("place." + place.id + ".people", {room.x, top + name.h, room.w, below.h}, people, small);
    if (top < rect.y) page.crowded();
}

}  // namespace

void draw_list(Page& page, const View& view) {
    draw_chrome(page, view, {Ground::night, 1});
    const auto& places = view.content().places;
    Column column = content_column(page, space::question_top);
    const std::string title = view.texts.count(Text::places_list, static_cast<std::int64_t>(places.size()));
    column.y = draw_question(page, title, column.take(0), Colour::snow) + 28;
    const std::size_t columns = page.portrait() ? 2 : page.large() ? 3 : 4;
    const std::size_t rows = (places.size() + columns - 1) / columns;
    const float gap = space::between;
    const float w = (column.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float h = std::min(220.0F, (column.left() - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows));
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::size_t line = i / columns;
        const auto x = static_cast<float>(i % columns), y = static_cast<float>(line);
        draw_row(page, view, places[i], {column.x + x * (w + gap), column.y + y * (h + gap), w, h});
    }
}

}  // namespace monter::kiosk
