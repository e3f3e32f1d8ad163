// The on-screen keyboard as data: rows of keys by page, the same for every field; only the row of helpers above differs
// (e-mail endings). Another alphabet is another table here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/message.hpp"
#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

struct Keyboard {
    Field field = Field::none;  // whose; none = put away
    KeyPage page = KeyPage::letters;
    bool shift = false;  // holds for one letter

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

// Five rows, top to bottom, as they look now (shifted or not).
[[nodiscard]] std::vector<KeyRow> key_rows(const Keyboard& keyboard);
// "key.page.abc": the id of the chip that turns to a page.
[[nodiscard]] std::string key_page_id(KeyPage page);
// E-mail endings people of this language use most; their ids are "key.end.<n>".
[[nodiscard]] std::vector<std::string> email_endings(std::string_view language);

}  // namespace monter::kiosk
