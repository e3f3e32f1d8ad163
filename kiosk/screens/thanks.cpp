#include <algorithm>

#include "kiosk/screens/present.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/screens/title_plate.hpp"
#include "kiosk/ui/typed_lines.hpp"

namespace monter::kiosk {
namespace {

constexpr float plate_padding = 56;

// "Thank you," and the first name, straight from its Secret: beside it where there is room, else below.
void draw_title(Page& page, const View& view, Column& column) {
    const bool taken = view.model.taking == Taking::done;
    const std::string thanks = view.texts.say(taken ? Text::thanks_taken_title : Text::thanks_title);
    const TextStyle style = page.fitted(thanks, page.style(Type::thanks), column.w, 1, page.large() ? 72.0F : 60.0F);
    const Laid laid = page.lay(thanks, style, column.w);
    const Rect row = column.take(laid.h, 0);
    page.text("thanks.title", {row.x, row.y, laid.w + 1, laid.h}, thanks, style, Role::heading);
    const Secret& name = view.model.first_name;
    if (!taken && !name.empty()) {
        const float wanted = page.frame().ruler->width(style.face, style.size, name.view());
        const float space_w = page.width(" ", style);
        const bool beside = laid.w + space_w + wanted <= column.w;
        const Rect rect = beside ? Rect{row.x + laid.w + space_w, row.y, wanted + 1, laid.h} : column.take(laid.h, 0);
        Element& line = page.typed("thanks.name", rect, name, style, false);
        // Beside, the whole name fits by its kerned width, which a sum of letters would overstate.
        line.secret_lines = {beside ? Span{0, name.size()}
                                    : typed_beginning(*page.frame().ruler, style, name.view(), rect.w)};
        line.role = Role::heading;
    }
    column.y += page.gap(24);
}

std::string told(const View& view) {
    if (view.model.taking == Taking::done) return view.texts.say(Text::thanks_taken);
    if (view.model.taking == Taking::failed) return view.texts.say(Text::thanks_not_taken);
    std::vector<std::string> names;
    for (const std::string& id : view.model.visit.recipients) {
        if (const pack::Place* place = view.content().place(id)) names.push_back(place->name);
    }
    return view.texts.say(Text::thanks_text, {{"places", view.texts.list(names)}});
}

// The QR with what it is for, and the reference to say on the phone.
void draw_take_home(Page& page, const View& view, Column& column) {
    const float side = page.large() ? 320 : 296;
    Element code;
    code.id = "thanks.qr";
    code.role = Role::qr;
    code.look = Look::qr;
    code.rect = {column.x, column.y, side, side};
    code.secret = &view.model.take_home_url;
    code.text = view.texts.say(Text::thanks_qr);
    page.add(std::move(code));

    Column beside{column.x + side + 32, column.y, column.w - side - 32, column.bottom};
    page.flow(beside, "thanks.reference.label", view.texts.say(Text::thanks_reference),
              page.style(Type::small, Colour::slate), 0);
    TextStyle style = page.style(Type::title_large);
    style = page.fitted(view.model.reference, style, beside.w, 1, 40);
    page.flow(beside, "thanks.reference", view.model.reference, style, 16);
    page.flow(beside, "thanks.qr.text", view.texts.say(Text::thanks_qr), page.style(Type::small), 0);
    column.y = std::max(column.y + side, beside.y) + page.gap(28);
}

void draw_buttons(Page& page, const View& view, const Column& column) {
    const Taking taking = view.model.taking;
    const TextStyle style = page.style(Type::button);
    const float h = main_height(page);
    const std::string done = view.texts.say(Text::thanks_done);
    const std::string back = view.texts.say(taking == Taking::asked ? Text::thanks_asked : Text::thanks_withdraw);
    const float y = column.bottom - h;
    if (taking == Taking::done) {
        page.button("thanks.done", {column.x, y, column.w, h}, done, style, Look::sun_button, Finish{}, Icon::home);
        return;
    }
    const float back_w = std::min(page.button_width(back, style, true), column.w * 0.62F);
    Element& take = page.button("thanks.withdraw", {column.x, y, back_w, h}, back, style, Look::outline_button,
                                OpenSheet{Sheet::withdraw}, Icon::undo);
    take.states.busy = taking == Taking::asked;
    if (taking == Taking::asked) take.tap = Touched{};
    page.button("thanks.done", {column.x + back_w + space::gutter, y, column.w - back_w - space::gutter, h}, done,
                style, Look::sun_button, Finish{}, Icon::home);
}

void draw_pulse_entry(Page& page, const View& view, float y) {
    if (view.content().pulse.empty()) return;
    const std::string entry = view.texts.say(Text::pulse_entry);
    const TextStyle style = page.style(Type::label);
    page.button("thanks.pulse", {space::margin, y, page.button_width(entry, style, false), second_height(page)}, entry,
                style, Look::chip, AskPulse{})
        .on_dark = true;
}

}  // namespace

void draw_thanks(Page& page, const View& view) {
    const pack::Place* place = view.place();
    if (place) draw_poster(page, place->landscape, place->portrait, view.texts.in(place->alt), tonight(view, *place));
    draw_chrome(page, view, {place ? Ground::poster : Ground::paper, -1, false});
    if (place) {
        const Rect plate = draw_title_plate(page, view, *place, page.portrait() ? 160 : 120, false);
        draw_pulse_entry(page, view, plate.bottom() + 24);
    }
    const Size size = page.size();
    const float w = page.portrait() ? size.w - 2 * 40 : page.large() ? 1080.0F : 880.0F;
    const float h = page.portrait() ? (page.large() ? 1120.0F : 820.0F) : size.h - 156 - space::foot;
    const Rect card{page.portrait() ? 40 : size.w - space::margin - w, page.portrait() ? size.h - 40 - h : 156, w, h};
    Element& sheet = page.surface("thanks.card", card, Look::card);
    sheet.fill = Colour::snow;
    Column column{card.x + plate_padding, card.y + page.gap(48), card.w - 2 * plate_padding,
                  card.bottom() - page.gap(48)};
    draw_title(page, view, column);
    page.flow(column, "thanks.text", told(view), page.style(Type::body), page.gap(28));
    // Whoever is to read it may be standing right here.
    const std::string here = present_line(view, view.model.visit.recipients);
    if (!here.empty() && view.model.taking != Taking::done) {
        const Rect row = column.take(present_height(page, here, column.w), page.gap(24));
        draw_present(page, "thanks.present", here, row, Colour::aurora_deep);
    }
    if (view.model.taking != Taking::done) draw_take_home(page, view, column);
    if (column.y > column.bottom - main_height(page)) page.crowded();
    draw_buttons(page, view, column);
}

void draw_withdraw(Page& page, const View& view) {
    const Size size =
        page.portrait() ? Size{936, page.large() ? 860.0F : 720.0F} : Size{1160, page.large() ? 740.0F : 620.0F};
    Column room = open_dialog(page, "withdraw", view.texts.say(Text::thanks_sure), size);
    page.flow(room, "withdraw.text", view.texts.say(Text::thanks_sure_text), page.style(Type::body), page.gap(24));
    const TextStyle style = page.style(Type::button);
    const float h = main_height(page);
    page.button("withdraw.yes", {room.x, room.bottom - 2 * h - space::between, room.w, h},
                view.texts.say(Text::thanks_sure_yes), style, Look::sun_button, Withdraw{}, Icon::undo);
    page.button("withdraw.no", {room.x, room.bottom - h, room.w, h}, view.texts.say(Text::thanks_sure_no), style,
                Look::outline_button, CloseSheet{});
    if (room.y > room.bottom - 2 * h - space::between) page.crowded();
}

}  // namespace monter::kiosk
