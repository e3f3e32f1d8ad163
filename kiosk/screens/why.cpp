#include <algorithm>

#include "kiosk/screens/reasons.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/visit/recipients.hpp"

namespace monter::kiosk {
namespace {

constexpr float sign_w = 76, sign_h = 56, row_gap = 16, bar_h = 24;

// One line of the sheet: a place's name with its points, or a reason with its weight.
struct Line {
    const lead::Match* match = nullptr;
    const lead::Reason* reason = nullptr;  // nullptr = the place's own line
    std::string words, beside;             // beside: the place's points, or in words what the reason weighs
    float share = 0;                       // of the bar
    Laid laid, laid_beside;
    bool below = false;  // large letters on a narrow sheet: the weight stands under the words
    float h = 0;
    [[nodiscard]] float beside_h() const { return laid_beside.h + (reason ? bar_h + 6 : 0); }
};

// "Forest and silence: 2,578 people on 12,557 km²": what was asked for, and what answers it.
std::string both_words(const lead::Reason& reason, const pack::Place& place, const View& view) {
    const std::string full = sourced_words_of(reason, place, view), brief = short_words_of(reason, view);
    return full == brief || full.empty() ? brief : brief + ": " + full;
}

// One width for all, so that the bars can be compared.
float beside_width(const Page& page, float width) {
    return page.large() ? std::min(430.0F, width * 0.44F) : 330;
}

// What ranks the places: the dreams. The rest decides only between equals, and its bars say so.
int dream_points(const lead::Match& match) {
    int points = 0;
    for (const lead::Reason& reason : match.reasons) {
        if (reason.why == lead::Reason::Why::dream) points += reason.points;
    }
    return points;
}

Line line_of(const Page& page, const View& view, const lead::Match& match, const lead::Reason* reason, float width) {
    const pack::Place& place = *view.content().place(match.municipality);
    Line line;
    line.match = &match;
    line.reason = reason;
    line.words = reason ? both_words(*reason, place, view) : place.name;
    line.beside =
        reason ? weight_words(*reason, match.reasons, view) : view.texts.count(Text::why_points, dream_points(match));
    line.share = reason ? static_cast<float>(lead::share_of(*reason, match.reasons)) / 100 : 0;
    TextStyle beside = page.style(Type::small, reason ? Colour::slate : Colour::sun_deep);
    beside.face = reason ? Face::medium : Face::bold;
    line.below = reason && page.large() && page.portrait();
    const float left = reason ? sign_w + 20 : 0, right = line.below ? width - left
                                                         : reason   ? beside_width(page, width)
                                                                    : width / 2;
    line.laid_beside = page.lay(line.beside, beside, right);
    const float taken = line.below ? -32 : reason ? right : line.laid_beside.w;
    line.laid = page.lay(line.words, page.style(reason ? Type::body : Type::title), width - left - taken - 32);
    line.h =
        line.below ? line.laid.h + 8 + line.beside_h() : std::max({line.laid.h, reason ? sign_h : 0, line.beside_h()});
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
                // Whose reasons they are stands above them on every page.
                if (n > 0) {
                    pages.back().push_back(lines[0]);
                    used += lines[0].h + row_gap;
                }
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
    const float beside = line.below    ? row.right() - left
                         : line.reason ? beside_width(page, room.w)
                                       : line.laid_beside.w + 1;
    const float words = line.below ? row.right() - left : row.right() - left - beside - 32;
    const float words_y = line.below ? row.y : row.y + (row.h - line.laid.h) / 2;
    page.text(id, {left, words_y, words, line.laid.h}, line.words, line.laid.style,
              line.reason ? Role::text : Role::heading);
    float y = line.below ? row.y + line.laid.h + 8 : row.y + (row.h - line.beside_h()) / 2;
    if (line.reason) {
        Element bar;
        bar.id = id + ".bar";
        bar.look = Look::weight_bar;
        bar.rect = {row.right() - beside, y, beside, bar_h};
        bar.value = line.share;
        page.add(std::move(bar));
        y += bar_h + 6;
    }
    page.text(id + (line.reason ? ".weight" : ".points"), {row.right() - beside, y, beside, line.laid_beside.h},
              line.beside, line.laid_beside.style);
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
