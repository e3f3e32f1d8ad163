// The keyboard's keys and the field they write in. A field's text is never anywhere but in its Secret.
#include "kiosk/app/turn.hpp"
#include "kiosk/visit/faults.hpp"
#include "sync/base/utf8.hpp"

namespace monter::kiosk {
namespace {

bool ends_with_any(std::string_view text, std::string_view characters) {
    return !text.empty() && characters.find(text.back()) != std::string_view::npos;
}

// Where people write a capital anyway: a name's parts, a sentence's first letter.
bool wants_capital(Field field, std::string_view text) {
    if (field == Field::code) return true;  // as it stands in the link
    if (field == Field::name) return text.empty() || ends_with_any(text, " -");
    if (field != Field::words && field != Field::note) return false;
    if (text.empty() || text.back() == '\n') return true;
    return text.back() == ' ' && ends_with_any(text.substr(0, text.size() - 1), ".!?");
}

void settle_shift(Model& model) {
    const Secret* text = model.visit.field(model.keyboard.field);
    model.keyboard.shift = text && wants_capital(model.keyboard.field, text->view());
}

// What was said of a code is no longer about what stands there.
void forget_verdict(Model& model) {
    if (model.taking != Taking::asked) model.taking = Taking::no;
}

// An ending takes the place of one begun by hand: "sanne@" and then "@gmail.com".
void make_room_for_ending(Secret& field, std::string_view text) {
    const std::size_t at = field.view().find('@');
    const bool is_ending = text.size() > 1 && text.front() == '@';
    if (is_ending && at != std::string_view::npos) field.drop_back(field.size() - at);
}

}  // namespace

void focus(Turn& turn, Field field) {
    Model& model = turn.model;
    const Field left = model.keyboard.field;
    const Secret* text = model.visit.field(left);
    if (left != field && text && !text->empty()) model.checked.insert(left);
    const KeyLayout layout = layout_of(model.language);
    model.keyboard = Keyboard{field, first_page(layout, field), false, layout};
    model.full_hint = false;
    settle_shift(model);
}

void take(Turn& turn, const FocusField& message) {
    if (message.field == Field::words) {
        if (turn.model.at == Step::details) go_to(turn, Step::words);
        return;
    }
    if (turn.model.at == Step::contact) focus(turn, message.field);
}

void take(Turn& turn, const PressKey& message) {
    Model& model = turn.model;
    const Field field = model.keyboard.field;
    Secret* text = model.visit.field(field);
    if (!text || !is_plain_text(message.text, field == Field::words || field == Field::note)) return;
    if (field == Field::email) make_room_for_ending(*text, message.text);
    const std::size_t length = count_characters(text->view()) + count_characters(message.text);
    model.full_hint = length > characters_max(field) || !text->append(message.text);
    if (field == Field::code) forget_verdict(model);
    settle_shift(model);
}

void take(Turn& turn, const PressShift&) {
    turn.model.keyboard.shift = !turn.model.keyboard.shift;
}

void take(Turn& turn, const PressKeyPage& message) {
    turn.model.keyboard.page = message.page;
}

void take(Turn& turn, const PressBackspace&) {
    Secret* text = turn.model.visit.field(turn.model.keyboard.field);
    if (!text) return;
    text->drop_back(last_character_bytes(text->view()));
    turn.model.full_hint = false;
    settle_shift(turn.model);
}

// The last word and the spaces behind it.
void take(Turn& turn, const PressWordDelete&) {
    Secret* text = turn.model.visit.field(turn.model.keyboard.field);
    if (!text) return;
    const auto is_gap = [](char c) { return c == ' ' || c == '\n'; };
    std::size_t keep = text->size();
    while (keep > 0 && is_gap(text->view()[keep - 1])) --keep;
    while (keep > 0 && !is_gap(text->view()[keep - 1])) --keep;
    text->drop_back(text->size() - keep);
    turn.model.full_hint = false;
    settle_shift(turn.model);
}

// Field by field; behind the last one the keyboard goes away and the page's own button is the next thing to touch.
void take(Turn& turn, const PressKeyNext&) {
    switch (turn.model.keyboard.field) {
        case Field::name:
            return focus(turn, Field::email);
        case Field::email:
            return focus(turn, Field::phone);
        case Field::phone:
            return focus(turn, Field::none);
        case Field::words:
            return take(turn, Back{});
        case Field::note:
            return take(turn, Begin{});
        case Field::code:
            return take(turn, TakeBackByCode{});
        case Field::none:
            return;
    }
}

}  // namespace monter::kiosk
