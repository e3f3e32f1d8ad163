#include <algorithm>

#include "kiosk/screens/screens.hpp"
#include "kiosk/ui/typed_lines.hpp"
#include "kiosk/visit/faults.hpp"
#include "sync/base/utf8.hpp"

// The visitor's own words; before an assisted visit, the guide's note.
namespace monter::kiosk {
namespace {

void draw_area(Page& page, const View& view, const Rect& rect) {
    Element box;
    const bool note = view.model.at == Step::note;
    box.id = note ? "contact.note" : "contact.words";
    box.role = Role::field;
    box.look = Look::field;
    box.rect = rect;
    box.text = view.texts.say(note ? Text::crew_note_question : Text::words_question);
    box.secret = note ? &view.model.visit.note : &view.model.visit.words;
    box.style = page.style(Type::body);
    box.states.focused = true;
    const float line = box.style.size * box.style.line;
    const auto most = static_cast<std::size_t>(std::max(1.0F, (rect.h - 32) / line));
    box.text_rect = {rect.x + 28, rect.y + 16, rect.w - 56, line * static_cast<float>(most)};
    box.secret_lines = typed_lines(*page.frame().ruler, box.style, box.secret->view(), box.text_rect.w);
    if (box.secret_lines.size() > most) {
        const auto gone = static_cast<std::ptrdiff_t>(box.secret_lines.size() - most);
        box.secret_lines.erase(box.secret_lines.begin(), box.secret_lines.begin() + gone);
    }
    box.fits = rect.h - 32 >= line;
    page.add(std::move(box));
}

}  // namespace

void draw_words(Page& page, const View& view) {
    const bool cramped = page.large() && !page.portrait();
    draw_chrome(page, view, {Ground::paper, cramped || view.model.at == Step::note ? -1 : 4});
    const float top = keyboard_top(page);
    Column column = content_column(page, space::question_top);
    column.bottom = top - 16;
    const bool note = view.model.at == Step::note;
    const Secret& written = note ? view.model.visit.note : view.model.visit.words;
    const std::string question = view.texts.say(note ? Text::crew_note_question : Text::words_question);
    const std::string hint = view.texts.say(view.model.full_hint ? Text::fault_full
                                            : note               ? Text::crew_note_hint
                                                                 : Text::words_hint);
    const std::string count =
        view.texts.say(Text::words_count, {{"n", std::to_string(count_characters(written.view()))},
                                           {"most", std::to_string(characters_max(Field::words))}});
    const TextStyle small = page.style(Type::small, Colour::slate);
    // The way on stands beside the question, as above the other fields; the keyboard's own key only puts it away.
    const std::string next = view.texts.say(note ? Text::crew_note_next : Text::contact_next);
    const Message on = note ? Message(Begin{}) : Message(ContactNext{});
    const char* const next_id = note ? "note.next" : "contact.next";
    const TextStyle label = page.style(Type::button);
    const float next_w = page.button_width(next, label, true);
    if (!cramped) {
        const float next_h = chip_height(page), question_w = column.w - next_w - 24;
        page.button(next_id, {column.x + column.w - next_w, column.y, next_w, next_h}, next, label,
                    Look::outline_button, on, Icon::forward);
        const TextStyle style = page.fitted(question, page.style(Type::question_small), question_w, 1, 40);
        const Laid laid = page.lay(question, style, question_w);
        page.text("question", {column.x, column.y + std::max(0.0F, (next_h - laid.h) / 2), question_w, laid.h},
                  question, style, Role::heading);
        column.y += std::max(laid.h, next_h) + 8;
        page.flow(column, "words.hint", hint, small, 12);
    } else {
        const float left = space::margin + space::chrome + 32;
        const float right = page.size().w - 2 * space::chrome - space::margin - 48;
        page.button(next_id, {right - next_w, space::chrome_top, next_w, space::chrome}, next, label,
                    Look::outline_button, on, Icon::forward);
        const Rect room{left, space::chrome_top, right - left - next_w - 24, 0};
        const Laid laid = page.lay(hint, small, room.w);
        page.text("words.hint", {room.x, room.y + std::max(0.0F, (space::chrome - laid.h) / 2), room.w, laid.h}, hint,
                  small);
        column.y = std::max(column.y, room.y + laid.h + 8);
    }
    const Laid counted = page.lay(count, small, column.w);
    draw_area(page, view, {column.x, column.y, column.w, column.bottom - column.y - counted.h - 10});
    page.text("words.count", {column.x, column.bottom - counted.h, column.w, counted.h}, count, small);
    draw_keyboard(page, view, top);
}

}  // namespace monter::kiosk
