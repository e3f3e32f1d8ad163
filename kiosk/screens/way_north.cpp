// The way north: the steps in their order, each a card, and the list to take home in a QR that holds it itself.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/screens.hpp"
#include "kiosk/visit/take_home_list.hpp"

namespace monter::kiosk {
namespace {

// A card, or the name of a phase above its first card in a column.
struct Item {
    const lead::Planned* planned = nullptr;  // nullptr = the name of `phase`
    std::size_t phase = 0, number = 0;
};
using Columns = std::vector<std::vector<Item>>;

constexpr float rule = 8;  // the stroke under a phase's name

float heading_height(const Page& page) {
    return std::ceil(page.style(Type::title).size * 1.15F) + 10 + rule + 20;
}
float card_height(const Page& page) {
    return page.large() ? 176 - 10 * page.tight() : 122 - 8 * page.tight();
}
float card_gap(const Page& page) {
    return space::between + (page.large() ? 0 : 2 - 2 * page.tight());
}

// Fills columns from the top; every column begins with the name of its phase.
Columns columns_of(const Page& page, const std::vector<lead::Planned>& way, float height) {
    Columns out;
    float left = 0;
    std::size_t phase = lead::phase_codes.size();
    for (std::size_t i = 0; i < way.size(); ++i) {
        const bool named = !out.empty() && way[i].phase == phase;
        const float card = card_height(page) + card_gap(page);
        const float wanted = card + (named ? 0 : heading_height(page));
        const bool fresh = out.empty() || left + card_gap(page) < wanted;
        if (fresh) {
            out.emplace_back();
            left = height;
        }
        if (fresh || !named) {
            out.back().push_back({nullptr, way[i].phase, 0});
            left -= heading_height(page);
        }
        phase = way[i].phase;
        out.back().push_back({&way[i], way[i].phase, i + 1});
        left -= card;
    }
    return out;
}

Colour colour_of(std::size_t phase) {
    return phase == 0 ? Colour::sun : phase == 1 ? Colour::aurora_deep : Colour::night;
}

void draw_heading(Page& page, const View& view, const Rect& rect, std::size_t phase, std::size_t column) {
    const std::string id = "waynorth." + std::string(lead::phase_codes[phase]) + "." + std::to_string(column);
    const std::string name = view.texts.say("way." + std::string(lead::phase_codes[phase]));
    const TextStyle style = page.fitted(name, page.style(Type::title), rect.w, 1, page.large() ? 40.0F : 30.0F);
    const Laid laid = page.lay(name, style, rect.w);
    page.text(id, {rect.x, rect.y, rect.w, laid.h}, name, style, Role::heading);
    Element& stroke = page.surface(id + ".rule", {rect.x, rect.bottom() - 20 - rule, rect.w, rule}, Look::card);
    stroke.fill = colour_of(phase);
}

void draw_card(Page& page, const View& view, const Rect& rect, const Item& item) {
    const pack::Step& step = *view.content().steps.find(item.planned->id);
    const auto authority = view.content().steps.authorities.find(step.authority);
    Element card;
    card.id = "step." + step.rule.id;
    card.role = Role::button;
    card.look = Look::row;
    card.rect = rect;
    card.text = view.texts.in(step.title);
    card.tap = OpenStep{step.rule.id};
    card.value = static_cast<float>(item.number);
    const float disc = page.large() ? 76 : 60;
    card.picture_rect = {rect.x + 18, rect.y + (rect.h - disc) / 2, disc, disc};
    card.icon = Icon::forward;
    const float chevron = page.large() ? 44 : 34;
    card.icon_rect = {rect.right() - chevron - 8, rect.y + (rect.h - chevron) / 2, chevron, chevron};
    const Rect room{card.picture_rect.right() + 16, rect.y + 6, card.icon_rect.x - card.picture_rect.right() - 20,
                    rect.h - 12};
    const std::string who =
        authority == view.content().steps.authorities.end() ? std::string() : view.texts.in(authority->second.name);
    const TextStyle small =
        page.fitted(who, page.style(Type::small, Colour::slate), room.w, 1, page.large() ? 34.0F : 24.0F);
    const Laid below = page.lay(who, small, room.w);
    TextStyle style = page.style(Type::label);
    style.face = Face::bold;
    style.line = 1.12F;
    style = page.fitted(card.text, style, room.w, 2, page.large() ? 40.0F : 28.0F);
    const Laid title = page.lay(card.text, style, room.w);
    const float top = room.y + (room.h - title.h - below.h) / 2;
    Page::put(card, title, {room.x, top, room.w, title.h}, false);
    card.fits = card.fits && top >= rect.y;
    page.add(std::move(card));
    page.text("step." + step.rule.id + ".who", {room.x, top + title.h, room.w, below.h}, who, small);
    if (top < rect.y) page.crowded();
}

void draw_list(Page& page, const View& view, Column room, const std::vector<lead::Planned>& way, std::size_t across) {
    Columns columns = columns_of(page, way, room.left());
    const auto pages_for = [&](std::size_t n) { return static_cast<int>((n + across - 1) / across); };
    if (columns.size() > across) {
        columns = columns_of(page, way, room.left() - pager_height(page) - page.gap(space::gutter));
        const int count = pages_for(columns.size());
        draw_pager(page, view, "waynorth", room, Pager::screen, std::clamp(view.model.page, 0, count - 1), count);
    }
    const int count = std::max(1, pages_for(columns.size()));
    const auto at = static_cast<std::size_t>(std::clamp(view.model.page, 0, count - 1));
    const float gap = 28;
    const float w = (room.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    for (std::size_t i = 0; i < across && at * across + i < columns.size(); ++i) {
        Column column{room.x + static_cast<float>(i) * (w + gap), room.y, w, room.bottom};
        for (const Item& item : columns[at * across + i]) {
            if (!item.planned) {
                draw_heading(page, view, column.take(heading_height(page)), item.phase, i);
            } else {
                draw_card(page, view, column.take(card_height(page), card_gap(page)), item);
            }
        }
    }
}

// The night card with the code, what it is, and the button to the next code where there are several.
void draw_take_home(Page& page, const View& view, const Rect& card, const std::vector<std::string>& codes) {
    page.surface("waynorth.home", card, Look::card).fill = Colour::night;
    const auto count = static_cast<int>(codes.size());
    const int at = std::clamp(view.model.facts_page, 0, count - 1);
    const float inset = 20;
    Element code;
    code.id = "waynorth.qr";
    code.role = Role::qr;
    code.look = Look::qr;
    code.rect = {card.x + inset, card.y + inset, take_home_side, take_home_side};
    code.text = codes[static_cast<std::size_t>(at)];
    const Rect beside = code.rect;
    page.add(std::move(code));
    Column column = page.portrait()
                        ? Column{beside.right() + 32, beside.y + 8, card.right() - beside.right() - 56, card.bottom()}
                        : Column{beside.x + 4, beside.bottom() + 16, beside.w - 8, card.bottom()};
    const std::string home = view.texts.say(Text::way_home);
    const TextStyle title = page.fitted(home, page.style(Type::title, Colour::snow), column.w, page.portrait() ? 3 : 1,
                                        page.large() ? 40.0F : 32.0F);
    page.flow(column, "waynorth.home.title", home, title, 8, Role::heading).on_dark = true;
    if (page.portrait() || !page.large()) {
        page.flow(column, "waynorth.home.text", view.texts.say(Text::way_home_text),
                  page.style(Type::small, Colour::mist), 14)
            .on_dark = true;
    }
    if (count <= 1) return;
    const std::string part =
        view.texts.say(Text::way_part, {{"n", std::to_string(at + 1)}, {"most", std::to_string(count)}});
    page.button("waynorth.qr.more", {column.x, column.y, column.w, pager_height(page)}, part,
                page.style(Type::small, Colour::snow), Look::outline_button, TurnPage{Pager::facts, (at + 1) % count},
                Icon::forward)
        .on_dark = true;
    if (column.y + pager_height(page) > card.bottom() - 12) page.crowded();
}

std::string hint_of(const View& view) {
    const Visit& visit = view.model.visit;
    const bool other_work = !visit.wish.work.empty() && visit.wish.work != "employed" &&
                            visit.wish.work != "undecided" && visit.wish.work != "business";
    if (visit.citizen == "nordic") return view.texts.say(Text::way_nordic_hint);
    if (visit.citizen == "non_eu" && other_work) return view.texts.say(Text::way_permit_hint);
    if (visit.when == "later" || visit.when == "dreaming") return view.texts.say(Text::way_later_hint);
    return view.texts.say(Text::way_hint);
}

}  // namespace

void draw_way_north(Page& page, const View& view) {
    const pack::Place* place = view.place();
    const std::string name = place ? place->name : std::string();
    const bool portrait = page.portrait(), young = view.model.before_waynorth == Step::young;
    const std::string title =
        name.empty() ? view.texts.say(Text::way_title_north) : view.texts.say(Text::way_title, {{"place", name}});
    const auto way = way_of(view.model.visit, view.content());
    const float panel = take_home_side + 40;
    Column column = content_column(page, space::question_top);
    const Rect right{column.x + column.w - panel, 152, panel, column.bottom - 152};
    const float h = main_height(page);
    draw_chrome(page, view, {Ground::paper, page.large() && !portrait ? -1 : 3});
    if (!portrait) column.w -= panel + 44;
    if (page.large() && !portrait) {
        draw_question_in_chrome(page, title);
        column.y += 8;
    } else {
        column.y = draw_question(page, title, column.take(0)) + 8;
    }
    page.flow(column, "waynorth.hint", hint_of(view), page.style(Type::small, Colour::slate), page.gap(24));
    Rect card = right, button{right.x, column.bottom - h, right.w, h};
    if (portrait) {
        button = {column.x, column.bottom - h, column.w, h};
        card = {column.x, (young ? column.bottom : button.y - 24) - panel, column.w, panel};
        column.bottom = card.y - 24;
    } else {
        card.h = (young ? column.bottom : button.y - 20) - card.y;
    }
    draw_list(page, view, column, way, portrait ? (page.large() ? 1 : 2) : page.large() ? 2 : 3);
    draw_take_home(page, view, card,
                   take_home_list(way, view.content().place(view.model.place), view.content(), view.texts));
    // Under sixteen nobody may write.
    if (young) return;
    const std::string write = view.texts.say(Text::showcase_write);
    const TextStyle label = page.fitted(write, page.style(Type::button_main), button.w - 120, 1, 28);
    page.button("waynorth.write", button, write, label, Look::sun_button, WriteToPlace{}, Icon::mail);
}

}  // namespace monter::kiosk
