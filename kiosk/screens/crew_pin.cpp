// The PIN, on keys large enough for a gloved thumb; what stands there is never shown.
#include <algorithm>

#include "kiosk/screens/crew.hpp"

namespace monter::kiosk {
namespace {

constexpr float key_w = 176, key_h = 104, gap = 20;

void draw_key(Page& page, std::string id, const Rect& rect, const std::string& label, std::string spoken, Icon icon,
              Message tap) {
    Element key;
    key.id = std::move(id);
    key.role = Role::key;
    key.look = Look::key;
    key.rect = rect;
    key.text = std::move(spoken);
    key.on_dark = true;
    key.tap = std::move(tap);
    key.icon = icon;
    key.icon_rect = {rect.centre().x - 24, rect.centre().y - 24, 48, 48};
    if (icon == Icon::none)
        Page::put(key, page.lay(label, page.style(Type::title, Colour::night, Align::centre), rect.w), rect, true);
    page.add(std::move(key));
}

std::string word_of(const View& view) {
    using Word = local::PinWord::Word;
    const Crew& crew = view.model.crew;
    const std::int64_t wait_ms = crew.wait_until_ms - view.model.now_ms;
    if (wait_ms > 0) return view.texts.count(Text::crew_pin_wait, (wait_ms + 999) / 1000);
    if (crew.failed) return view.texts.say(Text::crew_silent);
    if (!crew.word) return {};
    if (crew.word->word == Word::unset) return view.texts.say(Text::crew_pin_unset);
    return crew.word->word == Word::wrong ? view.texts.say(Text::crew_pin_wrong) : std::string();
}

// A dot a digit, on a line of twelve.
void draw_dots(Page& page, const View& view, const Rect& rect) {
    std::string dots;
    for (std::size_t i = 0; i < view.model.crew.pin.size(); ++i) dots += (dots.empty() ? "" : " ") + std::string("•");
    const TextStyle style = page.style(Type::title_large, Colour::snow, Align::centre);
    page.text("crew.pin.dots", rect, dots.empty() ? "–" : dots, style).on_dark = true;
}

}  // namespace

void draw_crew_pin(Page& page, const View& view) {
    Column column = open_crew_page(page, view, view.texts.say(Text::crew_pin));
    const float w = 3 * key_w + 2 * gap;
    const float x = (page.size().w - w) / 2;
    float y = column.y + (page.portrait() ? 620.0F : 56.0F);
    const std::string word = word_of(view);
    const float hint_w = std::min(column.w, 1200.0F);
    if (!word.empty()) {
        const Rect at{(page.size().w - hint_w) / 2, y - 56, hint_w, 0};
        y = draw_hint(page, "crew.pin.word", at, word).bottom() + 8;
    }
    draw_dots(page, view, {x - 100, y, w + 200, 72});
    y += 92;
    const auto place = [&](int column_at, int row) {
        return Rect{x + static_cast<float>(column_at) * (key_w + gap), y + static_cast<float>(row) * (key_h + gap),
                    key_w, key_h};
    };
    for (int digit = 1; digit <= 9; ++digit) {
        const std::string label = std::to_string(digit);
        draw_key(page, "crew.pin." + label, place((digit - 1) % 3, (digit - 1) / 3), label, label, Icon::none,
                 PressPin{digit});
    }
    draw_key(page, "crew.pin.delete", place(0, 3), "", view.texts.say(Text::crew_pin_delete), Icon::backspace,
             DropPin{});
    draw_key(page, "crew.pin.0", place(1, 3), "0", "0", Icon::none, PressPin{0});
    const std::string open = view.texts.say(Text::crew_pin_open);
    const TextStyle style = page.style(Type::button_main);
    const float open_w = std::max(w, page.button_width(open, style, true));
    page.button("crew.pin.open", {(page.size().w - open_w) / 2, y + 4 * (key_h + gap) + 4, open_w, 108}, open, style,
                Look::sun_button, EnterPin{}, Icon::lock);
}

}  // namespace monter::kiosk
