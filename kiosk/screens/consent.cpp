// The review, who reads it, and one unticked box per purpose. "No" is as large as "Yes".
#include <algorithm>
#include <cmath>

#include "kiosk/screens/screens.hpp"
#include "kiosk/ui/typed_lines.hpp"
#include "kiosk/visit/recipients.hpp"

namespace monter::kiosk {
namespace {

constexpr float card_padding = 28;

// What was answered, as one paragraph: "Forest and silence, Mountains. Within 2 years. My partner."
std::string answers_of(const View& view) {
    const Visit& visit = view.model.visit;
    std::vector<std::string> parts;
    std::vector<std::string> names;
    for (const std::string& code : visit.wish.dreams) {
        for (const pack::Dream& dream : view.content().dreams) {
            if (dream.id == code) names.push_back(view.texts.in(dream.name));
        }
    }
    const auto add = [&](const std::vector<std::string>& list) {
        std::string text;
        for (const std::string& one : list) text += (text.empty() ? "" : ", ") + one;
        if (!text.empty()) parts.push_back(text);
    };
    add(names);
    if (!visit.when.empty()) add({view.texts.say("when." + visit.when)});
    std::vector<std::string> with, speaks;
    for (const std::string& code : visit.with) with.push_back(view.texts.say("with." + code));
    add(with);
    if (!visit.wish.work.empty()) add({view.texts.say("work." + visit.wish.work)});
    for (const std::string& code : visit.wish.speaks) speaks.push_back(view.texts.spoken(code));
    add(speaks);
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : "\u00A0· ") + part;  // no line begins with the dot
    return all;
}

// One line of the review: of something typed, or of the answers.
struct ReviewLine {
    std::string id;
    const Secret* typed = nullptr;
    std::string text;
    TextStyle style;
    Span span{};  // of what was typed
    [[nodiscard]] float height() const { return std::ceil(style.size * style.line) + 2; }
};

std::vector<ReviewLine> review_of(const Page& page, const View& view, float width) {
    const Visit& visit = view.model.visit;
    const TextStyle body = page.style(Type::body), small = page.style(Type::small, Colour::slate);
    TextStyle name = body;
    name.face = Face::semibold;
    std::vector<ReviewLine> lines;
    const auto typed = [&](const char* id, const Secret& secret, const TextStyle& style) {
        std::size_t n = 0;
        for (const Span& span : typed_lines(*page.frame().ruler, style, secret.view(), width)) {
            if (span.begin == span.end) continue;
            const std::string at = ++n == 1 ? "" : "." + std::to_string(n);
            lines.push_back({std::string("consent.review.") + id + at, &secret, {}, style, span});
        }
    };
    typed("name", visit.name, name);
    typed("email", visit.email, body);
    typed("phone", visit.phone, body);
    const std::string answers = answers_of(view);
    if (!answers.empty()) {
        std::size_t n = 0;
        for (const std::string& line : page.lay(answers, small, width).lines) {
            lines.push_back({"consent.review.answers." + std::to_string(++n), nullptr, line, small});
        }
    }
    typed("words", visit.words, small);
    typed("note", visit.note, small);
    return lines;
}

// As many lines a page as there is room for; each page holds at least one.
std::vector<std::vector<ReviewLine>> pages_of(const std::vector<ReviewLine>& lines, float room) {
    std::vector<std::vector<ReviewLine>> pages(1);
    float left = room;
    for (const ReviewLine& line : lines) {
        if (line.height() > left && !pages.back().empty()) {
            pages.emplace_back();
            left = room;
        }
        pages.back().push_back(line);
        left -= line.height();
    }
    return pages;
}

void draw_review_line(Page& page, const ReviewLine& line, const Rect& rect) {
    if (!line.typed) {
        page.text(line.id, rect, line.text, line.style);
        return;
    }
    Element& element = page.typed(line.id, rect, *line.typed, line.style, false);
    element.secret_lines = {line.span};
}

// All of it where there is room; else in pages that a button beside the heading turns.
void draw_review(Page& page, const View& view, const Rect& rect) {
    page.surface("consent.review.card", rect, Look::card).fill = Colour::snow;
    Column column{rect.x + card_padding, rect.y + 20, rect.w - 2 * card_padding, rect.bottom() - 16};
    const std::string heading = view.texts.say(Text::consent_review);
    const std::vector<ReviewLine> lines = review_of(page, view, column.w);
    const TextStyle title = page.style(Type::title), small = page.style(Type::small);
    auto pages = pages_of(lines, column.left() - page.lay(heading, title, column.w).h - 8);
    if (pages.size() < 2) {
        page.flow(column, "consent.review", heading, title, 8, Role::heading);
    } else {
        page.crowded();
        const float row = pager_height(page);
        pages = pages_of(lines, column.left() - row - 8);
        const auto count = static_cast<int>(pages.size());
        const int at = std::clamp(view.model.page, 0, count - 1);
        const std::string where =
            view.texts.say(Text::common_page, {{"n", std::to_string(at + 1)}, {"most", std::to_string(count)}});
        const float w = page.button_width(where, small, true) - 24;
        page.button("consent.review.more", {column.x + column.w - w, column.y, w, row}, where, small,
                    Look::outline_button, TurnPage{Pager::screen, (at + 1) % count}, Icon::forward);
        const float room = column.w - w - 16;
        const TextStyle fitted = page.fitted(heading, title, room, 1, page.large() ? 40.0F : 28.0F);
        const Laid laid = page.lay(heading, fitted, room);
        page.text("consent.review", {column.x, column.y + (row - laid.h) / 2, room, laid.h}, heading, fitted,
                  Role::heading);
        column.y += row + 8;
        pages = {pages[static_cast<std::size_t>(at)]};
    }
    for (const ReviewLine& line : pages.front()) draw_review_line(page, line, column.take(line.height()));
    if (column.y > column.bottom + 8) page.crowded();
}

std::vector<Chip> recipient_chips(const View& view) {
    std::vector<Chip> chips;
    const auto& chosen = view.model.visit.recipients;
    for (const std::string& id : recipients_offered(view.model.visit, view.model.matches)) {
        const pack::Place* place = view.content().place(id);
        const bool on = std::find(chosen.begin(), chosen.end(), id) != chosen.end();
        chips.push_back({"consent.place." + id, place ? place->name : id, ToggleRecipient{id}, on,
                         on ? Icon::check : Icon::none, "sv"});
    }
    return chips;
}

void draw_who(Page& page, const View& view, Column& column) {
    page.flow(column, "consent.who", view.texts.say(Text::consent_who), page.style(Type::title), 10, Role::heading);
    TextStyle chip = page.style(Type::small);
    chip.face = Face::semibold;
    draw_chips(page, column, recipient_chips(view), chip, false, 12);
    if (view.model.last_recipient) {
        column.y =
            draw_hint(page, "consent.place.fault", column.take(0), view.texts.say(Text::consent_last)).bottom() + 8;
        return;
    }
    page.flow(column, "consent.recipients", view.world.notice(view.model.language).recipients_note,
              page.style(Type::small, Colour::slate), 0);
}

void draw_row(Page& page, const std::string& id, const std::string& words, bool on, bool invalid, Purpose purpose,
              Column& column) {
    const TextStyle style = page.style(Type::body);
    const float left = 108;
    const Laid laid = page.lay(words, style, column.w - left - 24);
    const float h = std::max(laid.h + 24, page.large() ? 88.0F : 80.0F);
    Element row;
    row.id = id;
    row.role = Role::toggle;
    row.look = Look::check_row;
    row.rect = column.take(h, space::between);
    row.text = words;
    row.fill = Colour::snow;
    row.states.on = on;
    row.states.invalid = invalid;
    row.icon_rect = {row.rect.x + 24, row.rect.centre().y - 28, 56, 56};
    row.tap = ToggleConsent{purpose};
    Page::put(row, laid, {row.rect.x + left, row.rect.y, column.w - left - 24, h}, true);
    page.add(std::move(row));
}

void draw_boxes(Page& page, const View& view, Column& column) {
    const pack::Notice& notice = view.world.notice(view.model.language);
    const bool missing = view.model.consent_missing;
    draw_row(page, "consent.contact", notice.contact, view.model.visit.contact, missing, Purpose::contact, column);
    if (missing) {
        column.y =
            draw_hint(page, "consent.contact.fault", column.take(0), view.texts.say(Text::consent_missing)).bottom() +
            space::between;
    }
    draw_row(page, "consent.share", notice.share, view.model.visit.share, false, Purpose::share, column);
}

float boxes_height(const Page& page, const View& view, float width) {
    Page trial(page.frame(), "consent", page.tight());
    Column column{0, 0, width, 10000};
    draw_boxes(trial, view, column);
    return column.y - space::between;
}

// Yes and No: the same size, the same letters.
float draw_answers(Page& page, const View& view, const Column& column) {
    const bool sending = view.model.keeping.state == Keeping::State::sent;
    const std::string no = view.texts.say(Text::consent_no);
    const std::string yes = view.texts.say(sending ? Text::consent_sending : Text::consent_yes);
    const TextStyle style = page.style(Type::button_main);
    const float h = main_height(page);
    const float half = (column.w - space::gutter) / 2;
    const float wanted = std::max(page.button_width(no, style, false), page.button_width(yes, style, true));
    const bool stacked = wanted > half;
    const float w = stacked ? column.w : half;
    const float top = column.bottom - (stacked ? 2 * h + space::between : h);
    page.button("consent.no", {column.x, stacked ? top + h + space::between : top, w, h}, no, style,
                Look::outline_button, Refuse{});
    Element& send = page.button("consent.send", {stacked ? column.x : column.x + half + space::gutter, top, w, h}, yes,
                                style, Look::sun_button, Send{}, Icon::check);
    send.states.busy = sending;
    return top;
}

void draw_link(Page& page, const View& view, const Rect& rect) {
    page.button("consent.notice", rect, view.texts.say(Text::consent_notice), page.style(Type::button),
                Look::outline_button, OpenSheet{Sheet::notice}, Icon::info);
}

}  // namespace

void draw_consent(Page& page, const View& view) {
    draw_chrome(page, view, {Ground::paper, 4});
    Column column = content_column(page, space::question_top);
    column.y = draw_question(page, view.texts.say(Text::consent_question), column.take(0)) + page.gap(24);
    column.bottom = draw_answers(page, view, column) - page.gap(24);
    const float boxes = boxes_height(page, view, column.w);
    Column lower{column.x, column.bottom - boxes, column.w, column.bottom};
    const float link_h = second_height(page) - 12;
    const float link_w = page.button_width(view.texts.say(Text::consent_notice), page.style(Type::button), true);
    Column upper{column.x, column.y, column.w, lower.y - page.gap(20)};
    if (page.portrait()) {
        Page trial(page.frame(), "consent", page.tight());
        Column who = upper;
        who.bottom = 10000;
        draw_who(trial, view, who);
        const float who_h = who.y - upper.y;
        const float review_h =
            std::min(upper.left() - who_h - link_h - 2 * page.gap(20), page.large() ? 520.0F : 420.0F);
        draw_review(page, view, upper.take(review_h, page.gap(20)));
        draw_who(page, view, upper);
        upper.y += page.gap(20);
        if (upper.y + link_h > upper.bottom + 1) page.crowded();
        draw_link(page, view, {upper.x, upper.y, link_w, link_h});
    } else {
        const float left_w = std::max(link_w, page.large() ? 720.0F : 700.0F);
        const float right = left_w + 48;
        // The way to the full notice stands below who reads it; large letters need that room themselves.
        const bool link_left = page.large();
        const float left_h = upper.left() - (link_left ? link_h + space::between : 0);
        draw_review(page, view, {upper.x, upper.y, left_w, left_h});
        Column who{upper.x + right, upper.y, upper.w - right, upper.bottom};
        draw_who(page, view, who);
        if (link_left) {
            draw_link(page, view, {upper.x, upper.bottom - link_h, link_w, link_h});
        } else {
            who.y += space::gutter;
            draw_link(page, view, {who.x, who.y, link_w, link_h});
            who.y += link_h;
        }
        if (who.y > who.bottom + 1) page.crowded();
    }
    draw_boxes(page, view, lower);
}

}  // namespace monter::kiosk
