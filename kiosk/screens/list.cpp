#include <algorithm>
#include <set>

#include "kiosk/screens/present.hpp"
#include "kiosk/screens/reasons.hpp"
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
    row.next_picture = mesh_to_come(page, view, place);
    const Rect room{row.picture_rect.right() + 20, rect.y + inset, rect.right() - row.picture_rect.right() - 36,
                    rect.h - 2 * inset};
    const std::string people = view.texts.count(Text::places_people, place.population);
    const TextStyle small = page.style(Type::small, Colour::slate);
    const TextStyle style = page.fitted(place.name, page.style(Type::title), room.w, 1, page.large() ? 40.0F : 30.0F);
    const Laid name = page.lay(place.name, style, room.w), below = page.lay(people, small, room.w);
    const std::string here = is_present(view, place.id) ? view.texts.say(Text::present_short) : std::string();
    const float here_h = present_height(page, here, room.w);
    // Where large letters leave room for two lines only, the number of people can wait.
    const bool tells_people = here.empty() || name.h + below.h + here_h <= room.h;
    const float people_h = tells_people ? below.h : 0;
    const float top = room.y + (room.h - name.h - people_h - here_h) / 2;
    Page::put(row, name, {room.x, top, room.w, name.h}, false);
    page.add(std::move(row));
    if (tells_people) {
        page.text("place." + place.id + ".people", {room.x, top + name.h, room.w, below.h}, people, small);
    }
    draw_present(page, "place." + place.id + ".present", here, {room.x, top + name.h + people_h, room.w, here_h},
                 Colour::aurora_deep);
    if (top < rect.y) page.crowded();
}

// Where the numbers of people stand, once for all rows.
std::string people_source(const View& view) {
    std::set<std::string> lines;
    for (const pack::Place& place : view.content().places) {
        lines.insert(source_line({place.population_source}, place.population_date, view));
    }
    std::string together;
    for (const std::string& line : lines) together += (together.empty() ? "" : "; ") + line;
    return together;
}

}  // namespace

void draw_list(Page& page, const View& view) {
    draw_chrome(page, view, {Ground::night, 1});
    const auto& places = view.content().places;
    Column column = content_column(page, space::question_top);
    const std::string title = view.texts.count(Text::places_list, static_cast<std::int64_t>(places.size()));
    column.y = draw_question(page, title, column.take(0), Colour::snow) + 28;
    const std::string source = people_source(view);
    const TextStyle small = page.style(Type::small, Colour::mist);
    const float source_h = page.lay(source, small, column.w).h;
    page.text("places.people.source", {column.x, column.bottom - source_h, column.w, source_h}, source, small).on_dark =
        true;
    column.bottom -= source_h + 12;
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
