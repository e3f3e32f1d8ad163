#include "kiosk/screens/present.hpp"

#include <algorithm>

namespace monter::kiosk {
namespace {

constexpr float gap = 12;

TextStyle style_of(const Page& page, Colour ink) {
    TextStyle style = page.style(Type::small, ink);
    style.face = Face::semibold;
    return style;
}

float icon_side(const TextStyle& style) {
    return style.size * 1.15F;
}

}  // namespace

bool is_present(const View& view, const std::string& place) {
    const auto& present = view.world.present();
    return std::find(present.begin(), present.end(), place) != present.end();
}

std::string present_line(const View& view, const std::vector<std::string>& places) {
    std::vector<std::string> names;
    for (const std::string& id : places) {
        const pack::Place* place = view.content().place(id);
        if (place && is_present(view, id)) names.push_back(place->name);
    }
    if (names.empty()) return {};
    return view.texts.count(Text::present_line, static_cast<std::int64_t>(names.size()),
                            {{"places", view.texts.list(names)}});
}

float present_height(const Page& page, const std::string& words, float width) {
    if (words.empty()) return 0;
    const TextStyle style = style_of(page, Colour::night);
    return page.lay(words, style, width - icon_side(style) - gap).h;
}

void draw_present(Page& page, const std::string& id, const std::string& words, const Rect& room, Colour ink) {
    if (words.empty()) return;
    const TextStyle style = style_of(page, ink);
    const float side = icon_side(style), line = style.size * style.line;
    Element figure;
    figure.id = id + ".sign";
    figure.look = Look::bare;
    figure.icon = Icon::people;
    figure.style.colour = ink;
    figure.rect = figure.icon_rect = {room.x, room.y + (line - side) / 2, side, side};
    page.add(std::move(figure));
    const float w = room.w - side - gap;
    page.text(id, {room.x + side + gap, room.y, w, present_height(page, words, room.w)}, words, style);
}

}  // namespace monter::kiosk
