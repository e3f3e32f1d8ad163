#include <algorithm>
#include <optional>

#include "kiosk/light/season.hpp"
#include "kiosk/screens/present.hpp"
#include "kiosk/screens/reasons.hpp"
#include "kiosk/screens/region_map.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/visit/recipients.hpp"

namespace monter::kiosk {
namespace {

constexpr float picture_reason_w = 60, picture_reason_h = 44, reason_gap = 6;

struct ReasonLine {
    const lead::Reason* reason;
    std::string words;
    Laid laid;
};

// Up to two reasons as fully as the room allows: both facts, one fact, then the dreams' names. Where a figure comes
// from is told on the sheet behind "Why these?".
std::vector<ReasonLine> reasons_for(const Page& page, const View& view, const lead::Match& match,
                                    const pack::Place& place, const Rect& room) {
    const TextStyle style = page.style(Type::small, Colour::night);
    const auto attempt = [&](std::size_t most, std::size_t in_full) -> std::optional<std::vector<ReasonLine>> {
        std::vector<ReasonLine> lines;
        float used = 0;
        for (const lead::Reason& reason : match.reasons) {
            if (lines.size() == most) break;
            std::string words = lines.size() < in_full ? words_of(reason, place, view) : short_words_of(reason, view);
            // One fact may answer two dreams; the second then says which dream it was.
            const auto is_told = [&] {
                return std::any_of(lines.begin(), lines.end(), [&](const auto& l) { return l.words == words; });
            };
            if (is_told()) words = short_words_of(reason, view);
            if (is_told() || words.empty()) continue;
            Laid laid = page.lay(words, style, room.w - picture_reason_w - 14);
            used += std::max(laid.h, picture_reason_h) + (lines.empty() ? 0 : reason_gap);
            lines.push_back({&reason, std::move(words), std::move(laid)});
        }
        if (used > room.h || lines.size() < std::min(most, match.reasons.empty() ? std::size_t{0} : std::size_t{1})) {
            return std::nullopt;
        }
        return lines;
    };
    // That a place is kept says little by itself: then rather what both reasons are, in short.
    const bool is_fact = !match.reasons.empty() && match.reasons.front().why == lead::Reason::Why::dream;
    std::vector<std::pair<std::size_t, std::size_t>> ways{{2, 2}, {2, 0}, {1, 0}};
    if (is_fact) ways = {{2, 2}, {2, 1}, {1, 1}, {2, 0}, {1, 0}};
    for (const auto& [most, in_full] : ways) {
        if (auto lines = attempt(most, in_full)) return *lines;
    }
    return {};
}

void draw_reason(Page& page, const View& view, const std::string& id, const ReasonLine& line, Column& column) {
    const float h = std::max(line.laid.h, picture_reason_h);
    const Rect row = column.take(h, reason_gap);
    Element sign;
    sign.id = id + ".sign";
    sign.role = Role::image;
    sign.picture = picture_of(*line.reason, view);
    sign.rect = {row.x, row.y + (h - picture_reason_h) / 2, picture_reason_w, picture_reason_h};
    sign.look = sign.picture.empty() ? Look::bare : Look::picture;
    if (sign.picture.empty()) {
        sign.icon = icon_of(*line.reason);
        sign.icon_rect = {sign.rect.x + 8, sign.rect.y, picture_reason_h, picture_reason_h};
    }
    sign.text = sign.picture.empty() ? std::string() : short_words_of(*line.reason, view);
    page.add(std::move(sign));
    const float x = row.x + picture_reason_w + 14;
    page.text(id, {x, row.y + (h - line.laid.h) / 2, row.right() - x, line.laid.h}, line.words, line.laid.style);
}

void draw_card(Page& page, const View& view, int rank, const lead::Match& match, const Rect& rect) {
    const pack::Place* place = view.content().place(match.municipality);
    if (!place) return;
    const std::string id = "places." + std::to_string(rank);
    const float picture = page.large() ? rect.w * 0.18F : rect.w * 0.235F;
    const float arrow = 80;
    Element card;
    card.id = id;
    card.role = Role::button;
    card.look = Look::place_card;
    card.next_picture = mesh_to_come(page, view, *place);
    card.rect = rect;
    card.on_dark = true;
    card.text = std::to_string(rank) + ". " + place->name;
    card.lang = "sv";
    card.picture = place->card;
    card.picture_rect = {rect.x, rect.y, picture, rect.h};
    card.value = static_cast<float>(rank);
    card.icon = Icon::forward;
    card.icon_rect = {rect.right() - arrow - 24, rect.y + (rect.h - arrow) / 2, arrow, arrow};
    card.tap = OpenPlace{place->id};
    const float left = rect.x + picture + 28;
    const Rect room{left, rect.y + 16, card.icon_rect.x - 20 - left, rect.h - 28};
    const TextStyle style = page.fitted(place->name, page.style(Type::title), room.w, 1, page.large() ? 44.0F : 34.0F);
    const Laid name = page.lay(place->name, style, room.w);
    const bool here = is_present(view, place->id);
    Page::put(card, name, {room.x, room.y, here ? name.w + 1 : room.w, name.h}, false);
    page.add(std::move(card));
    if (here) {
        const std::string words = view.texts.say(Text::present_short);
        const float x = room.x + name.w + 28, w = room.right() - x, h = present_height(page, words, w);
        const Rect beside{x, room.y + (name.h - h) / 2, w, h};
        if (w > 0 && h <= name.h + 4) draw_present(page, id + ".present", words, beside, Colour::aurora_deep);
    }

    Column column{room.x, room.y + name.h + 8, room.w, room.bottom()};
    int n = 0;
    for (const ReasonLine& line :
         reasons_for(page, view, match, *place, {column.x, column.y, column.w, column.left()})) {
        draw_reason(page, view, id + ".reason." + std::to_string(++n), line, column);
    }
}

void draw_cards(Page& page, const View& view, Column column) {
    const auto& matches = view.model.matches;
    const std::size_t count = std::min(matches_shown, matches.size());
    const float gap = 20;
    const float h = (column.left() - gap * (matches_shown - 1)) / matches_shown;
    for (std::size_t i = 0; i < count; ++i) {
        draw_card(page, view, static_cast<int>(i) + 1, matches[i], column.take(h, gap));
    }
}

// "All 14 places" to the left, "Why these?" to the right.
void draw_ways(Page& page, const View& view, const Rect& row) {
    const TextStyle style = page.style(Type::button, Colour::snow);
    const std::string all = view.texts.count(Text::places_all, static_cast<std::int64_t>(view.content().places.size()));
    const std::string why = view.texts.say(Text::places_why);
    const float all_w = page.button_width(all, style, true), why_w = page.button_width(why, style, false);
    page.button("places.all", {row.x, row.y, all_w, row.h}, all, style, Look::outline_button, ShowAllPlaces{},
                Icon::pin)
        .on_dark = true;
    page.button("places.why", {row.right() - why_w, row.y, why_w, row.h}, why, style, Look::outline_button,
                OpenSheet{Sheet::why})
        .on_dark = true;
    if (all_w + why_w + space::between > row.w) page.crowded();
}

// Two kept places can be compared.
bool can_compare(const View& view) {
    return view.model.visit.wish.hearts.size() >= 2;
}

void draw_compare_way(Page& page, const View& view, float x, float y, float most) {
    const std::string words = view.texts.say(Text::compare_open);
    const TextStyle style =
        page.fitted(words, page.style(Type::button, Colour::snow), most - 150, 1, page.large() ? 40 : 28);
    page.button("places.compare", {x, y, std::min(most, page.button_width(words, style, true)), second_height(page)},
                words, style, Look::outline_button, ComparePlaces{}, Icon::compare)
        .on_dark = true;
}

std::vector<std::string> all_of(const View& view) {
    std::vector<std::string> ids;
    for (const pack::Place& place : view.content().places) ids.push_back(place.id);
    return ids;
}

}  // namespace

void draw_places(Page& page, const View& view) {
    draw_chrome(page, view, {Ground::night, 1});
    const Size size = page.size();
    const float ways = second_height(page);
    Column column = content_column(page, space::question_top);
    Rect map;
    if (!page.portrait()) {
        const float left = page.large() ? 820.0F : 884.0F;
        map = {24, 144, left - 24 - 32, size.h - 144 - 24};
        column.x = left;
        column.w = size.w - space::margin - left;
    }
    column.y = draw_question(page, view.texts.say(Text::places_question), column.take(0), Colour::snow) + 24;
    if (page.portrait()) map = {space::margin, column.y, column.w, page.large() ? 600.0F : 760.0F};
    if (page.portrait()) column.y = map.bottom() + 24;
    const std::string here = present_line(view, all_of(view));
    const float line = present_height(page, here, map.right() - space::margin);
    if (!page.portrait() && can_compare(view)) {
        map.h = size.h - space::foot - ways - 20 - map.y;
        draw_compare_way(page, view, space::margin, size.h - space::foot - ways, map.right() - space::margin);
    }
    if (line > 0) {
        map.h -= line + 16;
        draw_present(page, "places.present", here,
                     {space::margin, map.bottom() + 12, map.right() - space::margin, line}, Colour::aurora);
    }
    draw_map(page, view, map);
    column.bottom -= ways + 28;
    if (page.portrait() && can_compare(view)) {
        column.bottom -= ways + space::between;
        draw_compare_way(page, view, column.x, column.bottom + 28, column.w);
    }
    draw_cards(page, view, column);
    draw_ways(page, view, {column.x, size.h - space::foot - ways, column.w, ways});
}

}  // namespace monter::kiosk
