// The strip below the screen in monter-pack preview, for the staff who write the pack; no visitor ever sees it.
#include <algorithm>

#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {
namespace {

constexpr float inset = 12, padding = 28;

// As much of it as finds room: the whole of it stands in the terminal.
void draw_fault(Page& page, const std::string& fault, const Rect& room) {
    const TextStyle style = page.style(Type::small);
    Laid laid = page.lay(fault, style, room.w);
    const auto most = static_cast<std::size_t>(std::max(1.0F, room.h / (style.size * style.line)));
    if (laid.lines.size() > most) {
        laid.lines.resize(most);
        while (!laid.lines.back().empty() && page.width(laid.lines.back() + "…", style) > room.w) {
            const std::size_t space = laid.lines.back().find_last_of(' ');
            laid.lines.back().resize(space == std::string::npos ? 0 : space);
        }
        laid.lines.back() += "…";
    }
    Element element;
    element.id = "preview.fault";
    element.role = Role::text;
    element.rect = room;
    element.look = Look::bare;
    element.text = fault;
    element.lang = "en";  // monter-pack speaks English, here as in the terminal
    Page::put(element, laid, room, false);
    element.fits = true;
    page.add(std::move(element));
}

}  // namespace

void draw_preview(Page& page, const View& view, Size screen) {
    const auto& faults = view.world.preview->faults;
    const Rect strip = Rect{0, screen.h, screen.w, page.size().h - screen.h}.inset(inset);
    page.surface("preview.strip", strip, Look::notice).fill = faults.empty() ? Colour::sun : Colour::snow;
    Column column{strip.x + padding, strip.y + 6, strip.w - 2 * padding, strip.bottom()};
    std::string words = view.texts.say(Text::preview_title) + ". " + view.texts.say(Text::preview_text);
    if (!faults.empty())
        words += " " + view.texts.count(Text::preview_faults, static_cast<std::int64_t>(faults.size()));
    TextStyle style = page.style(Type::small);
    style.face = Face::bold;
    page.flow(column, "preview.text", words, page.fitted(words, style, column.w, 2, 20), 0);
    if (!faults.empty()) draw_fault(page, faults.front(), {column.x, column.y, column.w, column.left()});
}

}  // namespace monter::kiosk
