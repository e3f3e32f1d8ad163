// The on-screen keyboard as data: rows of keys by page, the same for every field; only the row of helpers above differs
// (e-mail endings). Letters stand as on the language's own keyboards: QWERTZ with ä ö ü ß for German, ЙЦУКЕН with
// і ї є ґ and the apostrophe for Ukrainian (and a page of Latin letters beside it, for addresses), else QWERTY with
// å ä ö. Another alphabet is another table here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/message.hpp"
#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

enum class KeyLayout { qwerty, qwertz, cyrillic };

[[nodiscard]] KeyLayout layout_of(std::string_view language);

struct Keyboard {
    Field field = Field::none;  // whose; none = put away
    KeyPage page = KeyPage::letters;
    bool shift = false;  // holds for one letter
    KeyLayout layout = KeyLayout::qwerty;

    [[nodiscard]] bool is_up() const { return field != Field::none; }
};

struct KeyCap {
    std::string id;     // "key.q", "key.shift"
    std::string label;  // what stands on it; empty where an icon or a text does
    float weight = 1;   // of the row's width
    Look look = Look::key;
    Icon icon = Icon::none;
    Message says;
};

using KeyRow = std::vector<KeyCap>;

// The pages there are, in the order of their chips.
[[nodiscard]] std::vector<KeyPage> key_pages(const Keyboard& keyboard);
// The page a field opens with: an e-mail address is written in Latin letters.
[[nodiscard]] KeyPage first_page(KeyLayout layout, Field field);
// Five rows, top to bottom, as they look now (shifted or not).
[[nodiscard]] std::vector<KeyRow> key_rows(const Keyboard& keyboard);
// "key.page.abc": the id of the chip that turns to a page.
[[nodiscard]] std::string key_page_id(KeyPage page);
// E-mail endings people of this language use most; their ids are "key.end.<n>".
[[nodiscard]] std::vector<std::string> email_endings(std::string_view language);

}  // namespace monter::kiosk
