#include <algorithm>

#include "kiosk/screens/screens.hpp"
#include "kiosk/visit/waiting.hpp"

namespace monter::kiosk {

void draw_idle(Page& page, const View& view) {
    const std::int64_t run = view.model.now_ms - view.model.warned_ms.value_or(view.model.now_ms);
    const std::int64_t left_ms = std::clamp<std::int64_t>(countdown_ms - run, 0, countdown_ms);
    const std::int64_t seconds = (left_ms + 999) / 1000;
    const Size screen = page.size();
    const bool portrait = page.portrait();
    const Size size =
        portrait ? Size{936, page.large() ? 1080.0F : 860.0F} : Size{1120, page.large() ? 900.0F : 740.0F};
    page.scene().modal = true;
    page.surface("idle.dim", {0, 0, screen.w, screen.h}, Look::dim);
    const Rect card{(screen.w - size.w) / 2, (screen.h - size.h) / 2, size.w, size.h};
    page.surface("idle", card, Look::sheet).role = Role::dialog;

    constexpr float ring = 300;
    Element count;
    count.id = "idle.left";
    count.role = Role::text;
    count.look = Look::countdown;
    count.rect = {screen.w / 2 - ring / 2, card.y + page.gap(48), ring, ring};
    count.value = static_cast<float>(left_ms) / static_cast<float>(countdown_ms);
    count.text = view.texts.count(Text::idle_left, seconds);
    TextStyle number = page.style(Type::place_name, Colour::night, Align::centre);
    Page::put(count, page.lay(std::to_string(seconds), number, ring), count.rect, true);
    page.add(std::move(count));

    Column room{card.x + 64, card.y + page.gap(48) + ring + page.gap(24), card.w - 128, card.bottom() - page.gap(56)};
    TextStyle title = page.style(Type::question_small, Colour::night, Align::centre);
    page.flow(room, "idle.title", view.texts.say(Text::idle_title), title, page.gap(16), Role::heading);
    page.flow(room, "idle.text", view.texts.say(Text::idle_text), page.style(Type::body, Colour::slate, Align::centre),
              0);
    const TextStyle style = page.style(Type::button);
    const float h = main_height(page);
    const std::string stay = view.texts.say(Text::idle_stay), finish = view.texts.say(Text::idle_finish);
    const float finish_w = page.button_width(finish, style, false);
    const float y = room.bottom - h;
    page.button("idle.stay", {room.x, y, room.w - finish_w - space::gutter, h}, stay, style, Look::sun_button, Stay{});
    page.button("idle.finish", {room.x + room.w - finish_w, y, finish_w, h}, finish, style, Look::outline_button,
                Finish{});
    if (room.y > y) page.crowded();
}

}  // namespace monter::kiosk
