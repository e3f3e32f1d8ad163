// Page 2 of the form: all of it up to the visitor. Chips, no typing; the free words open a step of their own.
#include <algorithm>

#include "kiosk/screens/answers.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/ui/typed_lines.hpp"

namespace monter::kiosk {
namespace {

// What has been written, one line of it; or the invitation.
void draw_words_box(Page& page, const View& view, const Rect& rect) {
    const Secret& words = view.model.visit.words;
    Element box;
    box.id = "contact.words";
    box.role = Role::field;
    box.look = Look::field;
    box.rect = rect;
    box.text = view.texts.say(Text::details_words);
    box.tap = FocusField{Field::words};
    box.style = page.style(Type::body, words.empty() ? Colour::slate : Colour::night);
    const float line = box.style.size * box.style.line;
    const Rect room{rect.x + 28, rect.y + (rect.h - line) / 2, rect.w - 56, line};
    if (words.empty()) {
        const std::string invitation = view.texts.say(Text::details_words_empty);
        box.text += ". " + invitation;
        box.style = page.fitted(invitation, box.style, room.w, 1, page.large() ? 40.0F : 28.0F);
        Page::put(box, page.lay(invitation, box.style, room.w), room, true);
    } else {
        box.secret = &words;
        box.text_rect = room;
        const std::string_view first = words.view().substr(0, words.view().find('\n'));
        box.secret_lines = {typed_beginning(*page.frame().ruler, box.style, first, room.w)};
    }
    page.add(std::move(box));
}

void draw_foot(Page& page, const View& view, const Column& column) {
    const float h = main_height(page);
    const std::string next = view.texts.say(Text::details_next);
    const TextStyle label = page.style(Type::button_main), title = page.style(Type::label);
    const std::string words = view.texts.say(Text::details_words);
    const Laid laid = page.lay(words, title, column.w);
    if (page.portrait()) {
        const float y = column.bottom - h;
        draw_words_box(page, view, {column.x, y - 24 - 96, column.w, 96});
        page.text("contact.words.label", {column.x, y - 24 - 96 - 10 - laid.h, column.w, laid.h}, words, title);
        page.button("contact.next", {column.x, y, column.w, h}, next, label, Look::sun_button, ContactNext{},
                    Icon::forward);
        return;
    }
    const float w = page.button_width(next, label, true) + 40;
    const float y = column.bottom - h;
    page.text("contact.words.label", {column.x, y + (h - laid.h) / 2, laid.w + 1, laid.h}, words, title);
    draw_words_box(page, view, {column.x + laid.w + 28, y + 4, column.w - laid.w - 28 - w - 32, h - 8});
    page.button("contact.next", {column.x + column.w - w, y, w, h}, next, label, Look::sun_button, ContactNext{},
                Icon::forward);
}

float foot_height(const Page& page) {
    const float h = main_height(page);
    return page.portrait() ? h + 24 + 96 + 10 + page.style(Type::label).size * 1.3F : h;
}

}  // namespace

void draw_details(Page& page, const View& view) {
    draw_chrome(page, view, {Ground::paper, page.large() && !page.portrait() ? -1 : 4});
    Column column = content_column(page, space::question_top);
    const std::vector<AnswerGroup> groups{when_group(view, "contact"), with_group(view, "contact"),
                                          work_group(view, "contact"), speaks_group(view)};
    const std::string question = view.texts.say(Text::details_question);
    Column room = column;
    if (page.large() && !page.portrait()) {
        // The question moves up between the circles: every answer is to stay on one screen.
        draw_question_in_chrome(page, question);
        room.bottom -= foot_height(page) + 16;
    } else {
        room.y = draw_question(page, question, room.take(0)) + 6;
        page.flow(room, "contact.hint", view.texts.say(Text::details_skip_hint), page.style(Type::body, Colour::slate),
                  page.gap(24));
        room.bottom -= foot_height(page) + 24;
    }
    draw_groups(page, room, groups, 32);
    draw_foot(page, view, column);
}

}  // namespace monter::kiosk
