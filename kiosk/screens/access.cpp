#include <optional>

#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {

void draw_access(Page& page, const View& view) {
    Column room = open_sheet(page, view, "reading", view.texts.say(Text::access_title),
                             page.portrait() ? Size{936, 820} : Size{1000, page.large() ? 764.0F : 696.0F});
    const TextStyle style = page.style(Type::button);
    const float h = second_height(page) + space::gutter;
    const auto row = [&](const char* id, Text text, bool on, std::optional<Message> tap) {
        Element element;
        element.id = id;
        element.role = Role::toggle;
        element.look = Look::check_row;
        element.rect = room.take(h, space::gutter);
        element.text = view.texts.say(text);
        element.states.on = on;
        element.fill = Colour::snow;
        element.icon_rect = {element.rect.x + 28, element.rect.centre().y - 28, 56, 56};
        element.tap = std::move(tap);
        const Rect words{element.rect.x + 116, element.rect.y, element.rect.w - 140, element.rect.h};
        Page::put(element, page.lay(element.text, style, words.w), words, true);
        page.add(std::move(element));
    };
    row("access.large", Text::access_large, view.model.access.large_text, ToggleLargeText{});
    row("access.contrast", Text::access_contrast, view.model.access.high_contrast, ToggleContrast{});
    // Large letters and high contrast stand still by themselves: then the tick says so and there is nothing to choose.
    const Access& aids = view.model.access;
    row("access.motion", Text::access_motion, aids.calm(),
        aids.is_calm_anyway() ? std::optional<Message>() : ToggleLessMotion{});
}

}  // namespace monter::kiosk
