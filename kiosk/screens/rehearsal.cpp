// The ribbon at the upper edge while a rehearsal lasts: whoever leaves an address then should know that it reaches
// nobody. It hangs in the strip above the chrome row, where nothing else is on any screen, and on sheets too.
#include <algorithm>

#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {

void draw_rehearsal(Page& page, const View& view) {
    constexpr float hidden = 24;   // of it, above the edge: the upper corners would be round
    constexpr float padding = 36;  // at its sides
    const float h = page.large() ? space::chrome_top : 40;
    const std::string words = view.texts.say(Text::rehearsal_ribbon);
    TextStyle style = page.style(Type::small, Colour::night, Align::centre);
    style.face = Face::bold;
    style.line = std::min(style.line, h / style.size);
    const float most = page.size().w - 2 * space::margin;
    const Laid laid = page.lay(words, style, most);
    const float w = laid.w + 2 * padding, x = (page.size().w - w) / 2;
    Element ribbon;
    ribbon.id = "rehearsal";
    ribbon.role = Role::text;
    ribbon.look = Look::card;
    ribbon.fill = Colour::sun;
    ribbon.rect = {x, -hidden, w, hidden + h};
    ribbon.text = words;
    Page::put(ribbon, laid, {x + padding, 0, laid.w + 1, h}, true);
    page.add(std::move(ribbon));
}

}  // namespace monter::kiosk
