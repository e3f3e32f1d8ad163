#include "kiosk/screens/title_plate.hpp"

#include <algorithm>

#include "kiosk/screens/present.hpp"

namespace monter::kiosk {
namespace {

// "Julevu in Lule Sámi · Luleju in Northern Sámi": as many on a line as fit, none broken.
std::vector<std::string> names_in_lines(const Page& page, const View& view, const pack::Place& place,
                                        const TextStyle& style, float room) {
    std::vector<std::string> lines;
    for (const pack::MinorityName& name : place.names) {
        const std::string words = name.text + " " + view.texts.in(name.label);
        const std::string together = lines.empty() ? words : lines.back() + " · " + words;
        if (lines.empty() || page.width(together, style) > room) {
            lines.push_back(words);
        } else {
            lines.back() = together;
        }
    }
    return lines;
}

}  // namespace

Rect draw_title_plate(Page& page, const View& view, const pack::Place& place, float top, bool full) {
    // A place of many names gives way on a crowded screen.
    const float padding = 28 - 8 * page.tight(), line_gap = 6 - 4 * page.tight();
    // The name keeps its size on a crowded screen: it is what the poster is about.
    TextStyle style = page.style(Type::place_name, Colour::snow);
    style.size = points(Type::place_name, page.frame().text_scale, 0);
    // Lying, the plate stands beside the motif and is as narrow as its name allows; standing, it stands above it.
    const float beside = page.width(place.name, style) <= 440 ? 440 : 480;
    const float room = page.large() ? 760 : page.portrait() ? 620 : beside;
    style = page.fitted(place.name, style, room, 1, page.large() ? 76.0F : 72.0F);
    struct Line {
        std::string id, words;
        Laid laid;
        Role role;
        std::string lang;
    };
    std::vector<Line> lines{{"showcase.name", place.name, page.lay(place.name, style, room), Role::heading, "sv"}};
    const std::string here = full ? present_line(view, {place.id}) : std::string();
    // Standing, large letters leave no height for both; that somebody is here is only so today.
    const bool without_tagline = !here.empty() && page.large() && page.portrait() && page.tight() >= 1;
    if (full) {
        const std::string& tagline = view.texts.in(place.tagline);
        if (!without_tagline)
            lines.push_back({"showcase.tagline", tagline,
                             page.lay(tagline, page.style(Type::body, Colour::birch), room), Role::text, ""});
        const TextStyle small = page.style(Type::small, Colour::mist);
        for (const std::string& names : names_in_lines(page, view, place, small, room)) {
            lines.push_back({"showcase.names." + std::to_string(lines.size()), names, page.lay(names, small, room),
                             Role::text, ""});
        }
    }
    Rect plate{0, top, 0, 2 * padding - 8};
    for (const Line& line : lines) {
        plate.w = std::max(plate.w, line.laid.w + 1);
        plate.h += line.laid.h + (&line == &lines.back() ? 0 : line_gap);
    }
    // "Someone from here is here today" stands last, in the colour of what is so right now.
    if (!here.empty()) plate.w = std::max(plate.w, std::min(room, 560.0F));
    if (!here.empty()) plate.h += present_height(page, here, plate.w) + 14;
    plate.w += space::margin + 48;
    page.surface("showcase.plate", plate, Look::plate).fill = Colour::night;
    Column column{space::margin, top + padding - 8, plate.w - space::margin - 40, plate.bottom()};
    for (const Line& line : lines) {
        Element& element =
            page.text(line.id, column.take(line.laid.h, line_gap), line.words, line.laid.style, line.role);
        if (!line.lang.empty()) element.lang = line.lang;
        element.on_dark = true;
    }
    if (!here.empty())
        draw_present(page, "showcase.present", here, {column.x, column.y + 8, column.w - 8, 0}, Colour::aurora);
    return plate;
}

}  // namespace monter::kiosk
