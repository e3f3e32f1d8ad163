#include <algorithm>

#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {
namespace {

constexpr int key_row_count = 5;

struct PageChip {
    const char* label;
    Text spoken;
};
PageChip chip_of(KeyPage page, KeyLayout layout) {
    switch (page) {
        case KeyPage::accents:
            return {"ÄÉÜ", Text::key_accents};
        case KeyPage::more_accents:
            return {"ČŁŠ", Text::key_more_accents};
        case KeyPage::signs:
            return {"!?&", Text::key_signs};
        case KeyPage::latin:
            return {"ABC", Text::key_latin};
        case KeyPage::letters:
            break;
    }
    return {layout == KeyLayout::cyrillic ? "АБВ" : "ABC", Text::key_letters};
}

float helper_height(const Page& page) {
    return page.portrait() ? space::chip : 76;
}
float side(const Page& page) {
    return page.portrait() ? 40 : space::margin;
}

Element& helper(Page& page, const std::string& id, const Rect& rect, const std::string& label, const TextStyle& style,
                Message tap) {
    Element element;
    element.id = id;
    element.role = Role::key;
    element.rect = rect;
    element.look = Look::chip;
    element.on_dark = true;
    element.text = label;
    element.tap = std::move(tap);
    Page::put(element, page.lay(label, style, rect.w), rect, true);
    return page.add(std::move(element));
}

// E-mail endings from the left, as many as find room; the pages of letters at the right.
float draw_helpers(Page& page, const View& view, float top) {
    const Keyboard& keyboard = view.model.keyboard;
    const float h = helper_height(page), x = side(page), w = page.size().w - 2 * x, gap = 12;
    TextStyle style = page.style(Type::small, Colour::night, Align::centre);
    style.face = Face::semibold;
    const float chip = page.large() ? 156 : 136;
    const bool endings = keyboard.field == Field::email;
    const bool two_rows = page.portrait() && endings;
    float left = x + w;
    const std::vector<KeyPage> pages = key_pages(keyboard);
    for (auto one = pages.rbegin(); one != pages.rend(); ++one) {
        left -= chip;
        const PageChip shown = chip_of(*one, keyboard.layout);
        Element& element = helper(page, key_page_id(*one), {left, top + (two_rows ? h + gap : 0), chip, h}, shown.label,
                                  style, PressKeyPage{*one});
        element.text = view.texts.say(shown.spoken);
        element.states.on = keyboard.page == *one;
        left -= gap;
    }
    if (!endings) return top + h;
    const float end = two_rows ? x + w : left;
    float at = x;
    int n = 0;
    for (const std::string& ending : email_endings(view.model.language)) {
        const float wide = page.width(ending, style) + 48;
        if (at + wide > end) break;
        helper(page, "key.end." + std::to_string(++n), {at, top, wide, h}, ending, style, PressKey{ending});
        at += wide + gap;
    }
    return top + (two_rows ? 2 * h + gap : h);
}

// What a key without a letter on it says.
std::string words_of(const KeyCap& cap, const View& view) {
    const Texts& texts = view.texts;
    if (cap.id == "key.space") return texts.say(Text::key_space);
    if (cap.id == "key.shift") return texts.say(Text::key_shift);
    if (cap.id == "key.backspace") return texts.say(Text::key_backspace);
    if (cap.id == "key.word_delete") return texts.say(Text::key_word_delete);
    if (cap.id == "key.enter") return texts.say(Text::key_enter);
    if (cap.id == "key.next") return texts.say(cap.icon == Icon::check ? Text::key_done : Text::key_next);
    return cap.label;
}

bool is_digit_row(const KeyCap& cap) {
    return cap.look == Look::key_dark && cap.label.size() == 1;  // the arrow of a new line is longer
}

void draw_key(Page& page, const View& view, const KeyCap& cap, const Rect& rect) {
    Element key;
    key.id = cap.id;
    key.role = Role::key;
    key.look = cap.look;
    key.rect = rect;
    key.text = words_of(cap, view);
    key.on_dark = true;
    key.fill = is_digit_row(cap) ? Colour::key2 : Colour::slate;
    key.tap = cap.says;
    key.states.on = cap.id == "key.shift" && view.model.keyboard.shift;
    const bool worded = cap.id == "key.space" || cap.id == "key.next";
    std::string label = worded ? key.text : cap.label;
    TextStyle style = page.style(worded || label.size() > 3 ? Type::label : Type::key, Colour::night, Align::centre);
    const float room = rect.w - (cap.icon != Icon::none ? 88 : 12);  // the arrow and a margin
    style = page.fitted(label, style, room, worded ? 2 : 1, page.large() ? 40.0F : 28.0F);
    const Laid laid = page.lay(label, style, room);
    // On a narrow key the arrow says it alone; the word is still what is read aloud.
    if (cap.icon != Icon::none && !laid.one_word_wide) label.clear();
    const float beside = cap.icon != Icon::none && !label.empty() ? 56 : 0;
    if (!label.empty()) {
        const float wide = beside > 0 ? laid.w + 1 : room;
        Page::put(key, laid, {rect.x + (rect.w - wide - beside) / 2, rect.y, wide, rect.h}, true);
    }
    if (cap.icon != Icon::none) {
        const float icon = 44;
        const float x = label.empty() ? rect.centre().x - icon / 2 : key.text_rect.right() + 12;
        key.icon = cap.icon;
        key.icon_rect = {x, rect.centre().y - icon / 2, icon, icon};
    }
    page.add(std::move(key));
}

}  // namespace

float keyboard_top(const Page& page) {
    if (!page.portrait()) return page.large() ? 452 : 440;
    return page.size().h - 716;
}

void draw_keyboard(Page& page, const View& view, float top) {
    const Size size = page.size();
    page.surface("keyboard", {0, top, size.w, size.h - top}, Look::keyboard_panel);
    const float first = draw_helpers(page, view, top + 16) + 14;
    const float gap = space::between_keys, x = side(page), w = size.w - 2 * x;
    const float bottom = size.h - 16;
    const float h = std::min(space::key, (bottom - first - gap * (key_row_count - 1)) / key_row_count);
    const std::vector<KeyRow> rows = key_rows(view.model.keyboard);
    const auto columns = static_cast<float>(rows[1].size());
    const float unit = (w - gap * (columns - 1)) / columns;
    float y = first;
    for (const KeyRow& row : rows) {
        float left = x;
        for (const KeyCap& cap : row) {
            const float wide = unit * cap.weight + gap * (cap.weight - 1);
            draw_key(page, view, cap, {left, y, wide, h});
            left += wide + gap;
        }
        y += h + gap;
    }
}

}  // namespace monter::kiosk
