// A wish left before, taken back by its code: the field and its keyboard, or that it is done.
#include <algorithm>

#include "kiosk/screens/screens.hpp"
#include "kiosk/ui/typed_lines.hpp"

namespace monter::kiosk {
namespace {

void draw_code(Page& page, const View& view, const Rect& rect) {
    Element box;
    box.id = "takeback.code";
    box.role = Role::field;
    box.look = Look::field;
    box.rect = rect;
    box.text = view.texts.say(Text::takeback_title);
    box.secret = &view.model.visit.code;
    box.style = page.style(Type::field);
    box.states.focused = true;
    box.states.invalid = view.model.taking == Taking::wrong || view.model.taking == Taking::unknown;
    const float line = box.style.size * box.style.line;
    box.text_rect = {rect.x + 28, rect.y + (rect.h - line) / 2, rect.w - 56, line};
    box.secret_lines = {typed_end(*page.frame().ruler, box.style, box.secret->view(), box.text_rect.w)};
    page.add(std::move(box));
}

// What the code is and where it stands; or what is the matter with the one that was typed.
std::string code_hint(const View& view) {
    switch (view.model.taking) {
        case Taking::wrong:
            return view.texts.say(Text::takeback_wrong);
        case Taking::unknown:
            return view.texts.say(Text::takeback_unknown);
        case Taking::failed:
            return view.texts.say(Text::thanks_not_taken);
        default:
            return view.texts.say(view.model.full_hint ? Text::fault_full : Text::takeback_hint);
    }
}

void draw_go(Page& page, const View& view, const Rect& rect, const TextStyle& style) {
    const bool asked = view.model.taking == Taking::asked;
    const std::string label = view.texts.say(asked ? Text::thanks_asked : Text::thanks_withdraw);
    Element& go = page.button("takeback.go", rect, label, style, Look::outline_button, TakeBackByCode{}, Icon::undo);
    go.states.busy = asked;
    if (asked) go.tap = Touched{};
}

void draw_done(Page& page, const View& view) {
    draw_chrome(page, view, {Ground::paper, -1, false});
    Column column = content_column(page, space::content_top);
    column.w = std::min(column.w, 1100.0F);
    page.flow(column, "takeback.title", view.texts.say(Text::thanks_taken_title), page.style(Type::thanks), 24,
              Role::heading);
    page.flow(column, "takeback.text", view.texts.say(Text::thanks_taken), page.style(Type::title), 56);
    const TextStyle style = page.style(Type::button_main);
    const std::string done = view.texts.say(Text::thanks_done);
    const Rect rect = column.take(main_height(page));
    const float w = page.portrait() ? rect.w : std::max(480.0F, page.button_width(done, style, true));
    page.button("takeback.done", {rect.x, rect.y, w, rect.h}, done, style, Look::sun_button, Finish{}, Icon::home);
}

}  // namespace

void draw_take_back(Page& page, const View& view) {
    if (view.model.taking == Taking::done) return draw_done(page, view);
    const bool cramped = page.large() && !page.portrait();
    draw_chrome(page, view, {Ground::paper});
    const float top = keyboard_top(page);
    Column column = content_column(page, space::question_top);
    column.bottom = top - 16;
    const TextStyle label = page.style(Type::button), small = page.style(Type::small, Colour::slate);
    const std::string question = view.texts.say(Text::takeback_title), hint = code_hint(view);
    const std::string longest = view.texts.say(Text::thanks_withdraw);
    const float h = page.large() ? 104.0F : 96.0F;  // of the field
    const float go_w = std::max(page.button_width(longest, label, true),
                                page.button_width(view.texts.say(Text::thanks_asked), label, true));
    if (cramped) {
        // No room for the question: what is to be typed stands between the circles of the chrome row.
        const float left = space::margin + space::chrome + 32;
        const float right = page.size().w - 2 * space::chrome - space::margin - 48;
        draw_go(page, view, {right - go_w, space::chrome_top, go_w, space::chrome}, label);
        const Rect room{left, space::chrome_top, right - left - go_w - 24, 0};
        const Laid laid = page.lay(hint, small, room.w);
        page.text("takeback.hint", {room.x, room.y, room.w, laid.h}, hint, small);
        column.y = std::max(column.y, room.y + laid.h + 12);
    } else {
        const float go_h = chip_height(page), question_w = column.w - go_w - 24;
        draw_go(page, view, {column.x + column.w - go_w, column.y, go_w, go_h}, label);
        const TextStyle style = page.fitted(question, page.style(Type::question_small), question_w, 1, 40);
        const Laid laid = page.lay(question, style, question_w);
        page.text("question", {column.x, column.y + std::max(0.0F, (go_h - laid.h) / 2), question_w, laid.h}, question,
                  style, Role::heading);
        column.y += std::max(laid.h, go_h) + 8;
        const Taking verdict = view.model.taking;
        const bool is_bad = verdict == Taking::wrong || verdict == Taking::unknown || verdict == Taking::failed;
        if (is_bad && column.y + hint_height(page, column.w, hint) + 16 + h <= column.bottom) {
            column.y = draw_hint(page, "takeback.hint", {column.x, column.y, column.w, 0}, hint).bottom() + 16;
        } else {
            page.flow(column, "takeback.hint", hint, small, 16);
        }
    }
    if (column.left() < h) page.crowded();
    draw_code(page, view, column.take(h));
    draw_keyboard(page, view, top);
}

Rect draw_take_back_entry(Page& page, const View& view, const Rect& languages, const Rect& begin, const Rect& pulse) {
    const std::string entry = view.texts.say(Text::takeback_entry);
    const TextStyle style = page.style(Type::label);
    const float w = page.button_width(entry, style, false), h = chip_height(page);
    const float right = page.size().w - space::margin;
    const auto has_room = [&](const Rect& row) { return row.right() + 2 * space::gutter + w <= right; };
    const Rect& second = pulse.w > 0 ? pulse : begin;
    Rect rect{right - w, languages.y, w, h};
    if (!has_room(languages)) rect = {right - w, second.y + (second.h - h) / 2, w, h};
    if (!has_room(languages) && !has_room(second)) rect = {second.x, second.y - space::gutter - h, w, h};
    page.button("attract.takeback", rect, entry, style, Look::chip, AskCode{}).on_dark = true;
    return rect;
}

}  // namespace monter::kiosk
