#include <algorithm>

#include "kiosk/screens/reasons.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/visit/recipients.hpp"

namespace monter::kiosk {
namespace {

constexpr float sign_w = 76, sign_h = 56, row_gap = 16;

// One line of the sheet: a place's name with its points, or a reason with its weight.
struct Line {
    const lead::Match* match = nullptr;
    const lead::Reason* reason = nullptr;  // nullptr = the place's own line
    std::string words, points;
    Laid laid, laid_points;
    float h = 0;
};

std::string with_points(int points, const View& view) {
    return view.texts.count(Text::why_points, points);
}

// "Forest and silence: 2,578 people on 12,557 km²": what was asked for, and what answers it.
std::string both_words(const lead::Reason& reason, const pack::Place& place, const View& view) {
    const std::string full = words_of(reason, place, view), brief = short_words_of(reason, view);
    return full == brief ? brief : brief + ": " + full;
}

Line line_of(const Page& page, const View& view, const lead::Match& match, const lead::Reason* reason, float width) {
    const pack::Place& place = *view.content().place(match.municipality);
    Line line{&match, reason, "", "", {}, {}, 0};
    line.words = reason ? both_words(*reason, place, view) : place.name;
    line.points = with_points(reason ? reason->points : match.points, view);
    if (reason && reason->points == 0) line.points.clear();
    TextStyle style = page.style(reason ? Type::body : Type::title);
    TextStyle points = page.style(Type::small, reason ? Colour::slate : Colour::sun_deep);
    points.face = reason ? Face::medium : Face::bold;
    line.laid_points = page.lay(line.points, points, width);
    const float left = reason ? sign_w + 20 : 0;
    line.laid = page.lay(line.words, style, width - left - line.laid_points.w - 32);
    line.h = std::max(line.laid.h, reason ? sign_h : 0);
    return line;
}

// As many lines a page as find room; a place's name never stands alone at the foot of one.
std::vector<std::vector<Line>> pages_of(const Page& page, const View& view, const Column& room) {
    std::vector<std::vector<Line>> pages(1);
    float used = 0;
    const auto& matches = view.model.matches;
    for (std::size_t i = 0; i < std::min(matches_shown, matches.size()); ++i) {
        if (!view.content().place(matches[i].municipality)) continue;
        std::vector<Line> lines{line_of(page, view, matches[i], nullptr, room.w)};
        for (const lead::Reason& reason : matches[i].reasons) {
            lines.push_back(line_of(page, view, matches[i], &reason, room.w));
        }
        for (std::size_t n = 0; n < lines.size(); ++n) {
            const float with_next = lines[n].h + row_gap + (n == 0 && lines.size() > 1 ? lines[1].h : 0);
            if (used > 0 && used + with_next > room.left()) {
                pages.emplace_back();
                used = 0;
            }
            used += lines[n].h + row_gap;
            pages.back().push_back(lines[n]);
        }
    }
    return pages;
}

void draw_line(Page& page, const View& view, const std::string& id, const Line& line, Column& room) {
    const Rect row = room.take(line.h, row_gap);
    float left = row.x;
    if (line.reason) {
        Element sign;
        sign.id = id + ".sign";
        sign.role = Role::image;
        sign.picture = picture_of(*line.reason, view);
        sign.rect = {row.x, row.y + (row.h - sign_h) / 2, sign_w, sign_h};
        sign.look = sign.picture.empty() ? Look::bare : Look::picture;
        if (sign.picture.empty()) {
            sign.icon = icon_of(*line.reason);
            sign.icon_rect = {sign.rect.x + (sign_w - sign_h) / 2, sign.rect.y, sign_h, sign_h};
        }
        page.add(std::move(sign));
        left += sign_w + 20;
    }
    const float points = line.laid_points.w + 1;
    page.text(id, {left, row.y + (row.h - line.laid.h) / 2, row.right() - left - points - 32, line.laid.h}, line.words,
              line.laid.style, line.reason ? Role::text : Role::heading);
    if (line.points.empty()) return;
    page.text(id + ".points",
              {row.right() - points, row.y + (row.h - line.laid_points.h) / 2, points, line.laid_points.h}, line.points,
              line.laid_points.style);
}

}  // namespace

void draw_why(Page& page, const View& view) {
    const bool portrait = page.portrait();
    Column room =
        open_sheet(page, view, "why", view.texts.say(Text::why_title), portrait ? Size{980, 1700} : Size{1520, 980});
    page.flow(room, "why.intro", view.texts.say(Text::why_intro), page.style(Type::body, Colour::slate), page.gap(28));
    // Whether a pager is needed decides how much room there is; so the room is measured as if it were.
    Column with_pager = room;
    with_pager.bottom -= pager_height(page) + page.gap(space::gutter);
    auto pages = pages_of(page, view, room);
    if (pages.size() > 1) pages = pages_of(page, view, with_pager);
    const int count = static_cast<int>(pages.size());
    const int at = std::clamp(view.model.sheet_page, 0, count - 1);
    draw_pager(page, view, "why", room, Pager::sheet, at, count);
    int n = 0;
    for (const Line& line : pages[static_cast<std::size_t>(at)]) {
        draw_line(page, view, "why." + std::to_string(++n), line, room);
    }
}

}  // namespace monter::kiosk
