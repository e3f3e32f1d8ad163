#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {

// The switch: every language in its own name. Choosing keeps everything else as it is.
void draw_language(Page& page, const View& view) {
    const auto languages = view.world.languages();
    const bool portrait = page.portrait();
    Column room = open_sheet(page, view, "languages", view.texts.say(Text::language_title),
                             portrait ? Size{936, 1100} : Size{1240, page.large() ? 760.0F : 680.0F});
    const TextStyle style = page.style(Type::button);
    constexpr std::size_t columns = 2;
    const float w = (room.w - space::gutter) / columns;
    const float h = second_height(page);
    for (std::size_t i = 0; i < languages.size(); ++i) {
        const float x = room.x + static_cast<float>(i % columns) * (w + space::gutter);
        const std::size_t line = i / columns;
        const float y = room.y + static_cast<float>(line) * (h + space::between);
        Element& element = page.button("language." + languages[i], {x, y, w, h}, own_name(languages[i]), style,
                                       Look::chip, SetLanguage{languages[i]});
        element.lang = languages[i];
        element.states.on = languages[i] == view.model.language;
        if (y + h > room.bottom) page.crowded();
    }
}

}  // namespace monter::kiosk
