#include <algorithm>

#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {
namespace {

std::vector<Chip> language_chips(const View& view) {
    std::vector<Chip> chips;
    for (const std::string& code : view.world.languages()) {
        chips.push_back({"language." + code, own_name(code), SetLanguage{code}, code == view.model.language, Icon::none,
                         code, Role::button});
    }
    return chips;
}

// Languages along the foot, from the bottom up; gives the y they begin at.
float draw_languages(Page& page, const View& view) {
    const TextStyle style = page.style(Type::label, Colour::night);
    const float margin = page.portrait() ? space::margin : 120.0F;
    Column column{margin, 0, page.size().w - 2 * margin, page.size().h};
    const auto chips = language_chips(view);
    // How many rows they take is known once they are laid; so they are laid on a page nobody sees first.
    Page trial(page.frame(), "attract", page.tight());
    draw_chips(trial, column, chips, style, true, 0);
    const float top = page.size().h - space::foot - 4 - column.y;
    column.y = top;
    draw_chips(page, column, chips, style, true, 0);
    return top;
}

}  // namespace

void draw_attract(Page& page, const View& view) {
    const pack::Content& content = view.content();
    draw_poster(page, view, content.attract_landscape, content.attract_portrait, view.texts.in(content.region_name));
    const bool portrait = page.portrait();
    const float margin = portrait ? space::margin : 120.0F;
    const std::string sentence = view.texts.say(Text::attract_sentence);
    const TextStyle style = page.style(portrait ? Type::sentence_portrait : Type::sentence, Colour::snow);
    Column column{margin, portrait ? 160.0F : 132.0F, portrait ? 936.0F : 1240.0F, page.size().h};
    // Balanced: as narrow as the number of lines allows, so that no single word hangs below.
    const std::size_t lines = page.lay(sentence, style, column.w).lines.size();
    while (column.w > 500 && page.lay(sentence, style, column.w - 20).lines.size() == lines &&
           page.lay(sentence, style, column.w - 20).one_word_wide) {
        column.w -= 20;
    }
    page.flow(column, "attract.sentence", sentence, style, 40, Role::heading).on_dark = true;

    const std::string begin = view.texts.say(Text::attract_begin);
    const TextStyle label = page.style(Type::button_main);
    const Rect button = portrait ? Rect{margin, 1508, page.size().w - 2 * margin, 128}
                                 : Rect{margin, column.y, std::max(492.0F, page.button_width(begin, label, true)),
                                        page.large() ? 124.0F : 118.0F};
    page.button("attract.begin", button, begin, label, Look::sun_button, Begin{}, Icon::forward);
    // A small second way in; the sun stays the first.
    if (!content.pulse.empty()) {
        const std::string entry = view.texts.say(Text::pulse_entry);
        const TextStyle small = page.style(Type::label);
        const float w = page.button_width(entry, small, false), h = second_height(page);
        const Rect pulse = portrait ? Rect{margin, button.y - 28 - h, w, h}
                                    : Rect{button.right() + 28, button.y + (button.h - h) / 2, w, h};
        page.button("attract.pulse", pulse, entry, small, Look::chip, AskPulse{}).on_dark = true;
    }
    if (draw_languages(page, view) < button.bottom() + space::between) page.crowded();
    draw_chrome(page, view, {Ground::poster, -1, false, false});
}

}  // namespace monter::kiosk
