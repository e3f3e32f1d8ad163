// Page 1 of the form, in two shapes: at rest (the plain notice, the age, the fields) and with the keyboard up (the same
// fields above it). Every control is there in both.
#include <algorithm>

#include "kiosk/screens/screens.hpp"
#include "kiosk/ui/typed_lines.hpp"
#include "kiosk/visit/faults.hpp"

namespace monter::kiosk {
namespace {

using lead::FieldFault;

std::string sentence(FieldFault fault, const View& view) {
    switch (fault) {
        case FieldFault::missing:
            return view.texts.say(Text::fault_name_missing);
        case FieldFault::too_long:
            return view.texts.say(Text::fault_too_long);
        case FieldFault::not_text:
            return view.texts.say(Text::fault_not_text);
        case FieldFault::no_at_sign:
            return view.texts.say(Text::fault_no_at_sign);
        case FieldFault::no_domain:
            return view.texts.say(Text::fault_no_domain);
        case FieldFault::has_space:
            return view.texts.say(Text::fault_has_space);
        case FieldFault::too_few_digits:
            return view.texts.say(Text::fault_too_few_digits);
        case FieldFault::not_a_number:
            return view.texts.say(Text::fault_not_a_number);
        case FieldFault::none:
            break;
    }
    return {};
}

struct Shown {
    Field field;
    std::string id, label, fault;
    bool right = false;    // filled in and good
    bool invalid = false;  // also where its sentence has no room
    float share = 0;       // of the row's width
};

// Where several sentences find no room, one stands: at the field in hand, else at the first; the others keep their
// outline and get their sentence as soon as their turn comes.
void keep_one_sentence(std::vector<Shown>& fields, Field in_hand) {
    const auto has_fault = [](const Shown& shown) { return !shown.fault.empty(); };
    auto kept = std::find_if(fields.begin(), fields.end(),
                             [&](const Shown& shown) { return has_fault(shown) && shown.field == in_hand; });
    if (kept == fields.end()) kept = std::find_if(fields.begin(), fields.end(), has_fault);
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (field != kept) field->fault.clear();
    }
}

// What stands at each field now.
std::vector<Shown> fields_of(const Page& page, const View& view) {
    const Model& model = view.model;
    const FormFaults faults = faults_of(model.visit);
    const auto at = [&](Field field, const char* id, Text label, FieldFault fault, float share) {
        Shown shown{field, id, view.texts.say(label), "", false, false, share};
        const bool checked = model.checked.contains(field);
        if (model.keyboard.field == field && model.full_hint) {
            shown.fault = view.texts.say(Text::fault_full);
        } else if (checked) {
            shown.fault = sentence(fault, view);
            if (field == Field::email && faults.no_way) shown.fault = view.texts.say(Text::fault_no_way);
        }
        shown.right = fault == FieldFault::none && !model.visit.field(field)->empty();
        shown.invalid = checked && !shown.fault.empty();
        return shown;
    };
    std::vector<Shown> fields{at(Field::name, "contact.name", Text::contact_name, faults.name, 0.30F),
                              at(Field::email, "contact.email", Text::contact_email, faults.email, 0.40F),
                              at(Field::phone, "contact.phone", Text::contact_phone, faults.phone, 0.30F)};
    if (page.tight() >= 1 && (page.large() || model.keyboard.is_up())) keep_one_sentence(fields, model.keyboard.field);
    return fields;
}

float field_height(const Page& page) {
    return page.large() ? 104 : 96;
}

void draw_box(Page& page, const View& view, const Shown& shown, const Rect& rect) {
    Element box;
    box.id = shown.id;
    box.role = Role::field;
    box.look = Look::field;
    box.rect = rect;
    box.text = shown.label;
    box.secret = view.model.visit.field(shown.field);
    box.tap = FocusField{shown.field};
    box.states.focused = view.model.keyboard.field == shown.field;
    box.states.invalid = shown.invalid && !(box.states.focused && view.model.full_hint);
    box.style = page.style(Type::field);
    const float check = shown.right ? 48 : 0;
    box.text_rect = {rect.x + 28, rect.y + (rect.h - box.style.size * box.style.line) / 2, rect.w - 56 - check,
                     box.style.size * box.style.line};
    if (shown.right) {
        box.icon = Icon::check;
        box.icon_rect = {rect.right() - 68, rect.centre().y - 22, 44, 44};
    }
    box.secret_lines = {typed_end(*page.frame().ruler, box.style, box.secret->view(), box.text_rect.w)};
    page.add(std::move(box));
}

float label_height(const Page& page, const std::vector<Shown>& fields, const std::vector<float>& widths) {
    float h = 0;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        h = std::max(h, page.lay(fields[i].label, page.style(Type::label), widths[i]).h);
    }
    return h;
}

// Fields side by side: labels, boxes, and a sentence below what is not right. Gives the y below.
// `corner` of the row's width is left free below the fields.
float draw_fields_beside(Page& page, const View& view, const Column& column, float corner = 0) {
    const auto fields = fields_of(page, view);
    const float gap = space::gutter, h = field_height(page);
    std::vector<float> widths;
    widths.reserve(fields.size());
    for (const Shown& shown : fields) widths.push_back((column.w - 2 * gap) * shown.share);
    const float labels = label_height(page, fields, widths);
    float x = column.x, bottom = column.y + labels + 8 + h;
    // One sentence has the whole row to stand in; several share it as the fields do.
    const auto faulty = std::count_if(fields.begin(), fields.end(), [](const Shown& s) { return !s.fault.empty(); });
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Shown& shown = fields[i];
        const TextStyle label = page.style(Type::label);
        const Laid laid = page.lay(shown.label, label, widths[i]);
        page.text(shown.id + ".label", {x, column.y + labels - laid.h, widths[i], laid.h}, shown.label, label);
        draw_box(page, view, shown, {x, column.y + labels + 8, widths[i], h});
        if (!shown.fault.empty()) {
            const float wide = faulty == 1 ? column.w - corner : widths[i];
            const float left = faulty == 1 ? column.x : x;
            const Rect hint =
                draw_hint(page, shown.id + ".fault", {left, column.y + labels + 8 + h + 14, wide, 0}, shown.fault);
            bottom = std::max(bottom, hint.bottom());
        }
        x += widths[i] + gap;
    }
    return bottom;
}

// Fields one below the other, on a portrait panel.
void draw_fields_below(Page& page, const View& view, Column& column) {
    for (const Shown& shown : fields_of(page, view)) {
        page.flow(column, shown.id + ".label", shown.label, page.style(Type::label), 8);
        draw_box(page, view, shown, column.take(field_height(page), 14));
        if (!shown.fault.empty()) {
            column.y = draw_hint(page, shown.id + ".fault", column.take(0), shown.fault).bottom() + 14;
        }
        column.y += page.gap(20) - 14;
    }
}

std::vector<Chip> age_chips(const View& view) {
    const auto& sixteen = view.model.visit.sixteen;
    return {{"contact.age.16plus", view.texts.say(Text::contact_age16), SetAge{true}, sixteen.value_or(false),
             sixteen.value_or(false) ? Icon::check : Icon::none, ""},
            {"contact.age.under16", view.texts.say(Text::contact_under16), SetAge{false}, false, Icon::none, ""}};
}

bool age_is_missing(const View& view) {
    return view.model.age_checked && !view.model.visit.sixteen.value_or(false);
}

void draw_next(Page& page, const View& view, const Rect& rect, Look look) {
    const TextStyle style = page.style(look == Look::sun_button ? Type::button_main : Type::button);
    page.button("contact.next", rect, view.texts.say(Text::contact_next), style, look, ContactNext{}, Icon::forward);
}

// The plain layer: who keeps this, why, how long, how to take it back; and the way to all of it.
void draw_plain(Page& page, const View& view, Column& column) {
    const std::string& plain = view.world.notice(view.model.language).plain;
    const TextStyle style = page.style(Type::body), small = page.style(Type::button);
    const std::string all = view.texts.say(Text::contact_notice);
    const float padding = 28, w = column.w - 2 * padding;
    const float button_h = second_height(page) - 16;
    const bool beside = !page.portrait();
    const float button_w = page.button_width(all, small, true);
    const float text_w = beside ? w - button_w - 40 : w;
    const Laid laid = page.lay(plain, style, text_w);
    const float inner = beside ? std::max(laid.h, button_h) : laid.h + 20 + button_h;
    Element& card = page.surface("contact.plain.card", column.take(inner + 2 * padding - 8, page.gap(32)), Look::card);
    const Rect rect = card.rect;
    card.fill = Colour::snow;
    const float top = rect.y + padding - 4;
    page.text("contact.plain", {rect.x + padding, top, text_w, laid.h}, plain, style);
    const Rect button =
        beside ? Rect{rect.right() - padding - button_w, rect.y + (rect.h - button_h) / 2, button_w, button_h}
               : Rect{rect.x + padding, top + laid.h + 20, button_w, button_h};
    page.button("contact.notice", button, all, small, Look::outline_button, OpenSheet{Sheet::notice}, Icon::info);
}

void draw_age(Page& page, const View& view, Column& column) {
    const TextStyle chip = page.style(Type::label);
    if (page.portrait()) {
        page.flow(column, "contact.age", view.texts.say(Text::contact_age), page.style(Type::label), 8);
        draw_chips(page, column, age_chips(view), chip, false, page.gap(20));
    } else {
        const std::string question = view.texts.say(Text::contact_age);
        const Laid laid = page.lay(question, page.style(Type::label), 700);
        page.text("contact.age", {column.x, column.y + (chip_height(page) - laid.h) / 2, laid.w + 1, laid.h}, question,
                  laid.style);
        Column chips{column.x + laid.w + 32, column.y, column.w - laid.w - 32, column.bottom};
        draw_chips(page, chips, age_chips(view), chip, false, page.gap(32));
        column.y = chips.y;
    }
    if (age_is_missing(view)) {
        column.y = draw_hint(page, "contact.age.fault", column.take(0), view.texts.say(Text::fault_age)).bottom() + 16;
    }
}

// Large letters, a wide panel, and sentences about what is missing: the question moves up between the circles.
bool is_cramped(const Page& page) {
    return page.large() && !page.portrait() && page.tight() >= 1;
}

void draw_at_rest(Page& page, const View& view) {
    Column column = content_column(page, space::question_top);
    const std::string question = view.texts.say(Text::contact_question);
    if (is_cramped(page)) {
        draw_question_in_chrome(page, question);
    } else {
        column.y = draw_question(page, question, column.take(0)) + page.gap(24);
    }
    const float h = main_height(page);
    const Rect foot{column.x, column.bottom - h, column.w, h};
    draw_plain(page, view, column);
    draw_age(page, view, column);
    if (page.portrait()) {
        draw_fields_below(page, view, column);
        draw_next(page, view, foot, Look::sun_button);
        if (column.y > foot.y) page.crowded();
        return;
    }
    // A sentence at the foot of the fields leaves the button its corner.
    const float w = page.button_width(view.texts.say(Text::contact_next), page.style(Type::button_main), true) + 60;
    const float below = draw_fields_beside(page, view, column, is_cramped(page) ? w + space::gutter : 0);
    draw_next(page, view, {foot.right() - w, foot.y, w, h}, Look::sun_button);
    if (below + 16 > foot.y) page.crowded();
}

// Above the keyboard: the age and the page's way on stand in one row with the question, or with the circles where the
// letters are large.
void draw_above_keyboard(Page& page, const View& view) {
    const float top = keyboard_top(page);
    const float row_h = chip_height(page);
    const bool in_chrome = page.large() && !page.portrait();
    Column column = content_column(page, space::question_top);
    column.bottom = top - 12;
    const TextStyle chip = page.style(Type::small);
    const std::string next = view.texts.say(Text::contact_next);
    const float next_w = page.button_width(next, page.style(Type::button), true);
    if (in_chrome) {
        const float left = space::margin + space::chrome + space::gutter;
        const float right = page.size().w - left - space::chrome - space::between;
        Column row{left, space::chrome_top + (space::chrome - row_h) / 2, right - left - next_w - 16,
                   space::chrome_top + 200};
        draw_chips(page, row, age_chips(view), chip, false, 0);
        draw_next(page, view, {right - next_w, space::chrome_top, next_w, space::chrome}, Look::outline_button);
    } else {
        const std::string question = view.texts.say(Text::contact_question);
        if (page.portrait()) {
            column.y = draw_question(page, question, column.take(0)) + 24;
            draw_chips(page, column, age_chips(view), page.style(Type::label), false, 24);
        } else {
            float chips_w = 0;
            for (const Chip& one : age_chips(view)) {
                chips_w += page.button_width(one.label, chip, one.icon != Icon::none) - 24 + space::between;
            }
            const float question_w = column.w - chips_w - next_w - 24;
            TextStyle style = page.fitted(question, page.style(Type::question_small), question_w, 1, 40);
            const Laid laid = page.lay(question, style, question_w);
            page.text("question", {column.x, column.y + (space::chrome - 12 - laid.h) / 2, question_w, laid.h},
                      question, style, Role::heading);
            Column row{column.x + column.w - chips_w - next_w, column.y, chips_w + 1, column.bottom};
            draw_chips(page, row, age_chips(view), chip, false, 0);
            draw_next(page, view, {column.x + column.w - next_w, column.y, next_w, row_h}, Look::outline_button);
            column.y += row_h + 14;
        }
    }
    if (age_is_missing(view)) {
        column.y = draw_hint(page, "contact.age.fault", column.take(0), view.texts.say(Text::fault_age)).bottom() + 12;
    }
    if (page.portrait()) {
        draw_fields_below(page, view, column);
        const float h = second_height(page);
        draw_next(page, view, {column.x + column.w - next_w, column.bottom - h - 12, next_w, h}, Look::outline_button);
        if (column.y > column.bottom - h - 12) page.crowded();
    } else if (draw_fields_beside(page, view, column) > column.bottom + 12) {
        page.crowded();
    }
    draw_keyboard(page, view, top);
}

}  // namespace

void draw_contact(Page& page, const View& view) {
    const bool keyboard = view.model.keyboard.is_up();
    const bool arc = !(keyboard && page.large() && !page.portrait()) && !is_cramped(page);
    draw_chrome(page, view, {Ground::paper, arc ? 4 : -1});
    if (keyboard) {
        draw_above_keyboard(page, view);
    } else {
        draw_at_rest(page, view);
    }
}

}  // namespace monter::kiosk
