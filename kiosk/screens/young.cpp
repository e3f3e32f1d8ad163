// Two kind ends without a wish, under sixteen and where none can be kept now: the places go home in a QR that holds
// their names and pages itself.
#include <algorithm>

#include "kiosk/screens/screens.hpp"
#include "kiosk/visit/recipients.hpp"

namespace monter::kiosk {
namespace {

std::string list_of(const View& view) {
    std::string text;
    const auto& matches = view.model.matches;
    for (std::size_t i = 0; i < std::min(matches_shown, matches.size()); ++i) {
        const pack::Place* place = view.content().place(matches[i].municipality);
        if (!place) continue;
        text += (text.empty() ? "" : "\n") + place->name + " " + place->website;
    }
    return text;
}

struct ListHome {
    const char* screen;  // begins the ids
    Text title, text, list;
    const char* button_id;
    Text button;
    Message tap;
    Icon icon;
    bool offers_plan;
};

void draw_list_home(Page& page, const View& view, const ListHome& end) {
    const auto id = [&](const std::string& part) { return std::string(end.screen) + "." + part; };
    draw_chrome(page, view, {Ground::paper, 4});
    const Size size = page.size();
    page.surface("hills", {0, size.h - 250, size.w, 250}, Look::hills);
    Column column = content_column(page, space::question_top);
    column.y = draw_question(page, view.texts.say(end.title), column.take(0)) + page.gap(32);
    column.w = std::min(column.w, 1300.0F);
    const TextStyle body = page.style(Type::label);
    page.flow(column, id("text"), view.texts.say(end.text), body, page.gap(48));
    const float side = page.large() ? 340 : 320;
    Element code;
    code.id = id("qr");
    code.role = Role::qr;
    code.look = Look::qr;
    code.rect = {column.x, column.y, side, side};
    code.text = list_of(view);
    page.add(std::move(code));
    Column beside{column.x + side + 48, column.y + 12, column.w - side - 48, column.bottom};
    page.flow(beside, id("list"), view.texts.say(end.list), body, 24);
    const auto& matches = view.model.matches;
    for (std::size_t i = 0; i < std::min(matches_shown, matches.size()); ++i) {
        const pack::Place* place = view.content().place(matches[i].municipality);
        if (!place) continue;
        page.flow(beside, id("place." + std::to_string(i + 1)), place->name, page.style(Type::title), 6).lang = "sv";
    }
    const std::string done = view.texts.say(end.button);
    const TextStyle label = page.style(Type::button_main);
    const float h = main_height(page);
    const float w = page.portrait() ? size.w - 2 * space::margin : page.button_width(done, label, true) + 80;
    const Rect button{page.portrait() ? space::margin : size.w - space::margin - w, column.bottom - h, w, h};
    page.button(id(end.button_id), button, done, label, Look::sun_button, end.tap, end.icon);
    if (end.offers_plan && !view.content().steps.list.empty()) {
        const std::string plan = view.texts.say(Text::young_plan);
        const TextStyle style = page.fitted(plan, page.style(Type::button), w - 120, 1, 28);
        const float plan_w = page.portrait() ? w : page.button_width(plan, style, true);
        const Rect above{column.x, page.portrait() ? button.y - 24 - h : button.y, plan_w, h};
        Element& steps = page.button(id("plan"), above, plan, style, Look::outline_button, PlanWay{}, Icon::forward);
        steps.fill = Colour::birch;
        if (page.portrait() && std::max(beside.y, column.y + side) > above.y) page.crowded();
    }
    if (std::max(beside.y, column.y + side) > button.y) page.crowded();
}

}  // namespace

void draw_young(Page& page, const View& view) {
    draw_list_home(page, view,
                   {"young", Text::young_title, Text::young_text, Text::young_list, "done", Text::young_done, Finish{},
                    Icon::home, true});
}

// A step back leads to the place, and from there to the way north.
void draw_closed(Page& page, const View& view) {
    draw_list_home(page, view,
                   {"closed", Text::closed_title, Text::closed_text, Text::closed_list, "again", Text::closed_again,
                    WriteToPlace{}, Icon::undo, false});
}

}  // namespace monter::kiosk
