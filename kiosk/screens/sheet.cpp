#include <algorithm>

#include "kiosk/screens/view.hpp"

namespace monter::kiosk {
namespace {

Rect lay_sheet(Page& page, const std::string& id, Size size) {
    const Size screen = page.size();
    size.w = std::min(size.w, screen.w - 2 * space::foot);
    size.h = std::min(size.h, screen.h - 2 * space::foot);
    page.scene().modal = true;
    page.surface(id + ".dim", {0, 0, screen.w, screen.h}, Look::dim);
    Element& sheet = page.surface(id, {(screen.w - size.w) / 2, (screen.h - size.h) / 2, size.w, size.h}, Look::sheet);
    sheet.role = Role::dialog;
    return sheet.rect;
}

void lay_title(Page& page, const std::string& id, std::string_view title, Column& room, float width) {
    TextStyle style = page.style(Type::title_large);
    style = page.fitted(title, style, width, 2, page.large() ? 44.0F : 36.0F);
    Column column = room;
    column.w = width;
    page.flow(column, id + ".title", title, style, 0, Role::heading);
    room.y = std::max(column.y, room.y + (width < room.w ? space::chrome : 0)) + page.gap(space::gutter);
}

}  // namespace

Column open_sheet(Page& page, const View& view, const std::string& id, std::string_view title, Size size) {
    const Rect sheet = lay_sheet(page, id, size);
    Column room{sheet.x + sheet_padding, sheet.y + page.gap(48), sheet.w - 2 * sheet_padding,
                sheet.bottom() - page.gap(48)};
    // What is below is dimmed, its switch too: so each sheet has its own.
    const bool switches = view.model.sheet != Sheet::language && view.model.at != Step::crew;
    const float circles = switches ? 2 * space::chrome + space::between : space::chrome;
    lay_title(page, id, title, room, room.w - circles - space::gutter);
    Element close;
    close.id = id + ".close";
    close.role = Role::button;
    close.rect = {sheet.right() - sheet_padding - space::chrome + 16, sheet.y + page.gap(48) - 8, space::chrome,
                  space::chrome};
    close.icon = Icon::close;
    close.icon_rect = close.rect.inset(18);
    close.look = Look::chrome_circle;
    close.text = view.texts.say(Text::common_close);
    close.tap = CloseSheet{};
    const Point beside{close.rect.x - space::between - space::chrome, close.rect.y};
    page.add(std::move(close));
    if (switches) draw_language_switch(page, view, beside, false);
    return room;
}

Column open_dialog(Page& page, const std::string& id, std::string_view title, Size size) {
    const Rect sheet = lay_sheet(page, id, size);
    Column room{sheet.x + sheet_padding, sheet.y + page.gap(56), sheet.w - 2 * sheet_padding,
                sheet.bottom() - page.gap(48)};
    lay_title(page, id, title, room, room.w);
    return room;
}

float pager_height(const Page& page) {
    return page.large() ? 84 : space::chip;
}

void draw_pager(Page& page, const View& view, const std::string& id, Column& room, Pager pager, int at, int count) {
    if (count <= 1) return;
    const float h = pager_height(page);
    const TextStyle style = page.style(Type::small);
    const float y = room.bottom - h;
    const auto button = [&](const char* name, Text text, float x, int to, Icon icon) {
        const std::string label = view.texts.say(text);
        const float w = page.button_width(label, style, true);
        page.button(id + name, {icon == Icon::back ? x : x - w, y, w, h}, label, style, Look::outline_button,
                    TurnPage{pager, to}, icon);
        return w;
    };
    float left = room.x;
    if (at > 0) left += button(".earlier", Text::common_earlier, room.x, at - 1, Icon::back) + space::gutter;
    if (at + 1 < count) button(".more", Text::common_more, room.x + room.w, at + 1, Icon::forward);
    const std::string where =
        view.texts.say(Text::common_page, {{"n", std::to_string(at + 1)}, {"most", std::to_string(count)}});
    const Laid laid = page.lay(where, style, room.w);
    page.text(id + ".page", {left, y + (h - laid.h) / 2, laid.w + 1, laid.h}, where, style);
    room.bottom = y - page.gap(space::gutter);
}

}  // namespace monter::kiosk
