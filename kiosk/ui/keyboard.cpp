#include "kiosk/ui/keyboard.hpp"

#include <array>
#include <optional>

#include "kiosk/ui/letter_case.hpp"
#include "sync/base/utf8.hpp"

namespace monter::kiosk {
namespace {

// The rows between digits and foot. On the letter pages the last one stands behind shift.
struct KeyTable {
    std::string_view first, second, third, fourth;
};

constexpr std::string_view digits = "1234567890";
constexpr KeyTable qwerty{digits, "qwertyuiopå", "asdfghjklöä", "zxcvbnm.-_"};
constexpr KeyTable qwertz{digits, "qwertzuiopü", "asdfghjklöä", "yxcvbnmß.-"};
// The twelfth column takes what the alphabet has more; the apostrophe is a letter of names (Мар’яна).
constexpr KeyTable cyrillic{"1234567890’", "йцукенгшщзхї", "фівапролджєґ", "ячсмитьбю.-"};
// Every letter of a European language in Latin script to U+017F, by how many names at Swedish fairs need it.
constexpr KeyTable accents{"éèêëáàâãçñ", "üúùûíìîïæøß", "óòôõýÿœðþšž", "čćńłśźżęąğ"};
constexpr KeyTable more_accents{"şıāēīūőűěř", "ůďťňįųėģķļņ", "ăţľĺŕċġħđŋŧ", "ŵŷōœĉĝĥĵŝŭ"};
constexpr KeyTable signs{digits, "!?'\",:;/()&", "@+#€$%*=<>~", "[]{}|\\^`’–_"};

const KeyTable& letters_of(KeyLayout layout) {
    switch (layout) {
        case KeyLayout::qwertz:
            return qwertz;
        case KeyLayout::cyrillic:
            return cyrillic;
        case KeyLayout::qwerty:
            break;
    }
    return qwerty;
}

const KeyTable& table_of(const Keyboard& keyboard) {
    switch (keyboard.page) {
        case KeyPage::accents:
            return accents;
        case KeyPage::more_accents:
            return more_accents;
        case KeyPage::signs:
            return signs;
        case KeyPage::latin:
            return qwerty;
        case KeyPage::letters:
            break;
    }
    return letters_of(keyboard.layout);
}

KeyCap key(std::string_view character, bool shift) {
    const std::string shown = shift ? to_upper(character) : std::string(character);
    return {"key." + std::string(character), shown, 1, Look::key, Icon::none, PressKey{shown}};
}

void add_keys(KeyRow& row, std::string_view characters, bool shift) {
    std::size_t at = 0, begin = 0;
    while (next_character(characters, at)) {
        row.push_back(key(characters.substr(begin, at - begin), shift));
        const bool is_digit = digits.find(row.back().label) != std::string_view::npos;
        if (is_digit) row.back().look = Look::key_dark;
        begin = at;
    }
}

KeyCap special(std::string id, float weight, Look look, Icon icon, Message says) {
    return {std::move(id), "", weight, look, icon, std::move(says)};
}

// What stands left and right of the space bar: what this field needs and its page does not show already.
struct Beside {
    std::string_view left, right;
};

Beside beside_space(const Keyboard& keyboard) {
    if (keyboard.page == KeyPage::signs) return {"-", "."};
    switch (keyboard.field) {
        case Field::email:
            return {"@", ".com"};
        case Field::phone:
            return {"+", "/"};
        case Field::code:
            return {"#", "/"};
        default:
            return {"'", ","};
    }
}

KeyRow foot(const Keyboard& keyboard, std::size_t columns) {
    KeyRow row;
    const auto add = [&](std::string_view text, float weight) {
        const std::string own(text);
        row.push_back({"key." + own, own, weight, Look::key, Icon::none, PressKey{own}});
    };
    const bool words = keyboard.field == Field::words || keyboard.field == Field::note;
    const Beside beside = beside_space(keyboard);
    add(words && keyboard.page != KeyPage::signs ? "," : beside.left, 1);
    row.push_back(special("key.word_delete", 1.5F, Look::key_dark, Icon::undo, PressWordDelete{}));
    row.push_back(special("key.space", static_cast<float>(columns - 6), Look::key, Icon::none, PressKey{" "}));
    if (words) {
        row.push_back({"key.enter", "\u21B5", 1.5F, Look::key_dark, Icon::none, PressKey{"\n"}});
    } else {
        add(beside.right, 1.5F);
    }
    row.push_back(special("key.next", 2, Look::key_sun, words ? Icon::check : Icon::forward, PressKeyNext{}));
    return row;
}

}  // namespace

KeyLayout layout_of(std::string_view language) {
    if (language == "de") return KeyLayout::qwertz;
    if (language == "uk") return KeyLayout::cyrillic;
    return KeyLayout::qwerty;
}

std::vector<KeyPage> key_pages(const Keyboard& keyboard) {
    std::vector<KeyPage> pages{KeyPage::letters, KeyPage::accents, KeyPage::more_accents, KeyPage::signs};
    if (keyboard.layout == KeyLayout::cyrillic) pages.insert(pages.begin() + 1, KeyPage::latin);
    return pages;
}

KeyPage first_page(KeyLayout layout, Field field) {
    const bool is_latin = field == Field::email || field == Field::code;
    return layout == KeyLayout::cyrillic && is_latin ? KeyPage::latin : KeyPage::letters;
}

std::vector<KeyRow> key_rows(const Keyboard& keyboard) {
    const KeyTable& table = table_of(keyboard);
    const bool has_shift = keyboard.page != KeyPage::signs;
    const bool shift = keyboard.shift && has_shift;
    std::vector<KeyRow> rows(4);
    add_keys(rows[0], table.first, shift);
    rows[0].push_back(special("key.backspace", 1, Look::key_dark, Icon::backspace, PressBackspace{}));
    add_keys(rows[1], table.second, shift);
    add_keys(rows[2], table.third, shift);
    if (has_shift) rows[3].push_back(special("key.shift", 1, Look::key_dark, Icon::shift, PressShift{}));
    add_keys(rows[3], table.fourth, shift);
    rows.push_back(foot(keyboard, rows[1].size()));
    return rows;
}

std::string key_page_id(KeyPage page) {
    switch (page) {
        case KeyPage::letters:
            return "key.page.abc";
        case KeyPage::latin:
            return "key.page.latin";
        case KeyPage::accents:
            return "key.page.accents";
        case KeyPage::more_accents:
            return "key.page.more_accents";
        case KeyPage::signs:
            return "key.page.signs";
    }
    return {};
}

// The providers most private addresses of a country are at; order as on the keyboard.
std::vector<std::string> email_endings(std::string_view language) {
    if (language == "nl") return {"@gmail.com", "@hotmail.com", "@ziggo.nl", "@outlook.com"};
    if (language == "sv") return {"@gmail.com", "@hotmail.com", "@telia.com", "@outlook.com"};
    if (language == "de") return {"@gmail.com", "@gmx.de", "@web.de", "@t-online.de"};
    if (language == "fi") return {"@gmail.com", "@hotmail.com", "@luukku.com", "@outlook.com"};
    if (language == "uk") return {"@gmail.com", "@ukr.net", "@i.ua", "@outlook.com"};
    return {"@gmail.com", "@outlook.com", "@hotmail.com", "@yahoo.com"};
}

}  // namespace monter::kiosk
