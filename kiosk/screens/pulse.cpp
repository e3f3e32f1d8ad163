// The temperature: one question, one tap, no name. Six tiles, and the answer without an icon as a plain button.
#include <algorithm>

#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {
namespace {

Icon icon_named(const std::string& name) {
    if (name == "work") return Icon::briefcase;
    if (name == "home") return Icon::home;
    if (name == "heart") return Icon::heart;
    if (name == "people") return Icon::people;
    if (name == "talk") return Icon::talk;
    if (name == "sun") return Icon::sun;
    return Icon::info;
}

void draw_tile(Page& page, const View& view, const pack::PulseAnswer& answer, const Rect& rect) {
    Element tile;
    tile.id = "pulse." + answer.id;
    tile.role = Role::button;
    tile.look = Look::place_card;
    tile.rect = rect;
    tile.text = view.texts.in(answer.text);
    tile.tap = TapPulse{answer.id};
    tile.icon = icon_named(answer.icon);
    const float disc = std::min(page.large() ? 116.0F : 112.0F, rect.h - 32);
    tile.icon_rect = {rect.x + 32, rect.y + (rect.h - disc) / 2, disc, disc};
    const Rect room{tile.icon_rect.right() + 28, rect.y + 12, rect.right() - tile.icon_rect.right() - 48, rect.h - 24};
    const TextStyle style = page.fitted(tile.text, page.style(Type::title), room.w, 2, page.large() ? 40.0F : 32.0F);
    Page::put(tile, page.lay(tile.text, style, room.w), room, true);
    page.add(std::move(tile));
}

}  // namespace

void draw_pulse(Page& page, const View& view) {
    draw_chrome(page, view, {Ground::paper, 4});
    const Size size = page.size();
    page.surface("hills", {0, size.h - 180, size.w, 180}, Look::hills);
    const auto& questions = view.content().pulse;
    if (view.model.pulse_at >= questions.size()) return;
    const pack::PulseQuestion& question = questions[view.model.pulse_at];
    Column column = content_column(page, space::question_top);
    column.bottom -= 150;
    column.y = draw_question(page, view.texts.in(question.text), column.take(0)) + 12;
    page.flow(column, "pulse.text", view.texts.say(Text::pulse_text), page.style(Type::label), page.gap(36));

    std::vector<const pack::PulseAnswer*> tiles, plain;
    for (const auto& answer : question.answers) (answer.icon.empty() ? plain : tiles).push_back(&answer);
    const std::size_t across = page.portrait() ? 1 : page.large() ? 2 : 3;
    const std::size_t rows = (tiles.size() + across - 1) / across;
    const float h = main_height(page), gap = 20;
    const float w = (column.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    const float room = column.left() - h - 28 - gap * static_cast<float>(rows - 1);
    const float tile_h = std::min(196.0F, rows == 0 ? 0 : room / static_cast<float>(rows));
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const auto x = static_cast<float>(i % across), y = static_cast<float>(i / across);
        draw_tile(page, view, *tiles[i], {column.x + x * (w + gap), column.y + y * (tile_h + gap), w, tile_h});
    }
    const float foot = column.y + static_cast<float>(rows) * (tile_h + gap) + 8;
    const TextStyle style = page.style(Type::button);
    float x = column.x;
    for (const pack::PulseAnswer* answer : plain) {
        const std::string& text = view.texts.in(answer->text);
        const float wide = page.button_width(text, style, false) + (page.portrait() ? 0 : 40);
        page.button("pulse." + answer->id, {x, foot, wide, h}, text, style, Look::outline_button, TapPulse{answer->id});
        x += wide + space::gutter;
    }
    const std::string skip = view.texts.say(Text::pulse_skip);
    const float wide = page.button_width(skip, style, false) + 24;
    page.button("pulse.skip", {column.x + column.w - wide, foot, wide, h}, skip, style, Look::outline_button,
                TapPulse{});
    if (x > column.x + column.w - wide || tile_h < 96) page.crowded();
}

}  // namespace monter::kiosk
