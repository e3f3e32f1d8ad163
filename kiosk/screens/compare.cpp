// Two kept places side by side, with equal standing: the same card, the same rows, the same ways on.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/compare_rows.hpp"
#include "kiosk/screens/present.hpp"
#include "kiosk/screens/reasons.hpp"
#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {
namespace {

using Places = std::array<const pack::Place*, 2>;

constexpr float cell_inset = 24, compare_gap = 16, said_gap = 10, reason_w = 60, reason_h = 44;
constexpr std::size_t reasons_most = 3, said_most = 2;

struct Table {
    std::array<Rect, 2> columns;  // x and w count
    [[nodiscard]] Rect cell(std::size_t side, float y, float h) const {
        return {columns[side].x, y, columns[side].w, h};
    }
};

Table table_of(const Page& page) {
    const float w = (page.size().w - 2 * space::margin - space::gutter) / 2;
    return {{Rect{space::margin, 0, w, 0}, Rect{space::margin + w + space::gutter, 0, w, 0}}};
}

std::string id_of(const char* part, const pack::Place& place) {
    return std::string("compare.") + part + "." + place.id;
}

// Which of the pictures the visitor touched each place has, the strongest first.
std::vector<const lead::Reason*> reasons_of(const View& view, const pack::Place& place) {
    std::vector<const lead::Reason*> out;
    const auto& matches = view.model.matches;
    const auto match = std::find_if(matches.begin(), matches.end(),
                                    [&](const lead::Match& one) { return one.municipality == place.id; });
    if (match == matches.end()) return out;
    for (const lead::Reason& reason : match->reasons) {
        if (reason.why == lead::Reason::Why::dream && out.size() < reasons_most) out.push_back(&reason);
    }
    return out;
}

// The picture beside the name where the column is wide, above it where it is narrow; large letters do without it.
struct Head {
    bool above = false;
    float picture = 0, name = 0, here = 0, reasons = 0;
    [[nodiscard]] float words() const { return name + here + (reasons > 0 ? 12 + reasons : 0); }
    [[nodiscard]] float h() const {
        return above ? picture + 16 + words() + cell_inset : std::max(reasons > 0 ? 190.0F : 104.0F, 2 * 20 + words());
    }
};

float reason_height(const Page& page, const std::string& words, float width) {
    return std::max(reason_h, page.lay(words, page.style(Type::small), width - reason_w - 14).h) + 8;
}

Head measure_head(const Page& page, const View& view, const Places& places, float w) {
    Head head;
    head.above = page.portrait();
    head.picture = head.above ? (page.large() ? 200.0F : 260.0F) : 0;
    const float picture_w = head.above ? 0 : page.large() ? 0 : 300;
    const float room = w - picture_w - 2 * cell_inset - (head.above ? 0 : 104);
    const TextStyle name = page.style(Type::title);
    head.name = std::ceil(name.size * name.line);
    for (const pack::Place* place : places) {
        if (is_present(view, place->id)) {
            head.here = std::max(
                head.here, present_height(page, view.texts.say(Text::present_short), room - (head.above ? 104 : 0)));
        }
        float h = 0;
        const auto reasons = reasons_of(view, *place);
        for (const lead::Reason* reason : reasons) h += reason_height(page, short_words_of(*reason, view), room);
        if (page.large()) continue;  // then they are a row of their own
        if (reasons.empty()) h = page.lay(view.texts.say(Text::compare_no_reason), page.style(Type::small), room).h;
        head.reasons = std::max(head.reasons, h);
    }
    return head;
}

void draw_reasons(Page& page, const View& view, const pack::Place& place, const Rect& room) {
    Column column{room.x, room.y, room.w, room.bottom()};
    const auto reasons = reasons_of(view, place);
    if (reasons.empty()) {
        page.flow(column, id_of("reason", place), view.texts.say(Text::compare_no_reason),
                  page.style(Type::small, Colour::slate), 0);
        return;
    }
    int n = 0;
    for (const lead::Reason* reason : reasons) {
        const std::string id = id_of("reason", place) + "." + std::to_string(++n),
                          words = short_words_of(*reason, view);
        const Rect row = column.take(reason_height(page, words, room.w));
        const Laid laid = page.lay(words, page.style(Type::small), room.w - reason_w - 14);
        const float h = row.h - 8;
        Element sign;
        sign.id = id + ".sign";
        sign.role = Role::image;
        sign.picture = picture_of(*reason, view);
        sign.rect = {row.x, row.y + (h - reason_h) / 2, reason_w, reason_h};
        sign.look = sign.picture.empty() ? Look::bare : Look::picture;
        if (sign.picture.empty()) {
            sign.icon = icon_of(*reason);
            sign.icon_rect = {sign.rect.x + 8, sign.rect.y, reason_h, reason_h};
        }
        page.add(std::move(sign));
        page.text(id, {row.x + reason_w + 14, row.y + (h - laid.h) / 2, room.w - reason_w - 14, laid.h}, words,
                  laid.style);
    }
}

// The whole card leads to the place's showcase.
void draw_head(Page& page, const View& view, const pack::Place& place, const Head& head, const Rect& rect) {
    const float arrow = page.large() ? 64 : 72;
    Element card;
    card.id = id_of("open", place);
    card.role = Role::button;
    card.look = Look::place_card;
    card.rect = rect;
    card.on_dark = true;
    card.text = place.name;
    card.lang = "sv";
    card.picture = head.above || !page.large() ? place.card : std::string();
    card.picture_rect = head.above     ? Rect{rect.x, rect.y, rect.w, head.picture}
                        : page.large() ? Rect{rect.x, rect.y, 0, rect.h}
                                       : Rect{rect.x, rect.y, 300, rect.h};
    card.icon = Icon::forward;
    card.tap = OpenPlace{place.id};
    card.next_picture = mesh_to_come(page, view, place);
    const float left = head.above ? rect.x + cell_inset : card.picture_rect.right() + cell_inset;
    const float top = head.above ? rect.y + head.picture + 16 : rect.y + 20;
    card.icon_rect = {rect.right() - arrow - cell_inset, head.above ? top - 4 : rect.y + (rect.h - arrow) / 2, arrow,
                      arrow};
    const float w = card.icon_rect.x - 16 - left;
    const TextStyle style = page.fitted(place.name, page.style(Type::title), w, 1, page.large() ? 40.0F : 30.0F);
    const Laid name = page.lay(place.name, style, w);
    Page::put(card, name, {left, top + (head.name - name.h) / 2, w, name.h}, false);
    const float reasons_w = head.above ? rect.w - 2 * cell_inset : w;
    page.add(std::move(card));
    if (is_present(view, place.id)) {
        draw_present(page, id_of("present", place), view.texts.say(Text::present_short),
                     {left, top + head.name, w, head.here}, Colour::aurora_deep);
    }
    if (head.reasons <= 0) return;
    draw_reasons(page, view, place, {left, top + head.name + head.here + 12, reasons_w, head.reasons});
}

// A long word in a narrow column may need smaller letters.
TextStyle cell_style(const Page& page, const std::string& words, Type type, Colour colour, float w) {
    return page.fitted(words, page.style(type, colour), w, 99, page.large() ? 34.0F : 28.0F);
}

float cell_height(const Page& page, const View& view, const std::vector<Said>& cell, float width) {
    const float w = width - 2 * cell_inset;
    const auto height = [&](const std::string& words, Type type) {
        return words.empty() ? 0 : page.lay(words, cell_style(page, words, type, Colour::snow, w), w).h;
    };
    if (cell.empty()) return 2 * 16 + height(view.texts.say(Text::compare_none), Type::body);
    float h = 2 * 16 - said_gap;
    for (const Said& said : cell) h += height(said.words, Type::body) + 2 + height(said.source, Type::small) + said_gap;
    return h;
}

float label_height(const Page& page) {
    const TextStyle small = page.style(Type::small);
    return std::ceil(small.size * small.line) + 4;
}

float row_height(const Page& page, const View& view, const CompareRow& row, float width) {
    return label_height(page) +
           std::max(cell_height(page, view, row.cells[0], width), cell_height(page, view, row.cells[1], width));
}

void draw_cell(Page& page, const View& view, const std::string& id, const std::vector<Said>& cell, const Rect& rect) {
    Element& surface = page.surface(id, rect, Look::card);
    surface.fill = Colour::raised;
    surface.on_dark = true;
    Column column{rect.x + cell_inset, rect.y + 16, rect.w - 2 * cell_inset, rect.bottom()};
    const auto flow = [&](const std::string& name, const std::string& words, Type type, Colour colour, float gap) {
        if (words.empty()) return;
        page.flow(column, name, words, cell_style(page, words, type, colour, column.w), gap).on_dark = true;
    };
    if (cell.empty()) return flow(id + ".none", view.texts.say(Text::compare_none), Type::body, Colour::mist, 0);
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const std::string name = id + "." + std::to_string(i + 1);
        flow(name, cell[i].words, Type::body, Colour::snow, 2);
        flow(name + ".source", cell[i].source, Type::small, Colour::mist, 0);
        column.y += said_gap;
    }
}

// Two statements a cell at most, and fewer where a row would be higher than a page; the showcase has them all.
void shorten(const Page& page, const View& view, CompareRow& row, float width, float room) {
    for (auto& cell : row.cells) {
        if (cell.size() > said_most) cell.resize(said_most);
    }
    while (row_height(page, view, row, width) > room) {
        auto& fuller = row.cells[0].size() >= row.cells[1].size() ? row.cells[0] : row.cells[1];
        if (fuller.size() < 2) return;
        fuller.pop_back();
    }
}

// Large letters leave the cards no room for what of the visitor's answers each place has.
CompareRow reasons_row(const Places& places, const View& view) {
    CompareRow row{"fits", view.texts.say(Text::compare_fits), {}};
    for (std::size_t side = 0; side < 2; ++side) {
        for (const lead::Reason* reason : reasons_of(view, *places[side])) {
            row.cells[side].push_back({short_words_of(*reason, view), {}});
        }
        if (row.cells[side].empty()) row.cells[side].push_back({view.texts.say(Text::compare_no_reason), {}});
    }
    return row;
}

std::vector<std::vector<CompareRow>> pages_of(const Page& page, const View& view, std::vector<CompareRow> rows,
                                              float width, float room) {
    std::vector<std::vector<CompareRow>> pages(1);
    float used = 0;
    for (CompareRow& row : rows) {
        shorten(page, view, row, width, room);
        const float h = row_height(page, view, row, width);
        if (used > 0 && used + h > room) {
            pages.emplace_back();
            used = 0;
        }
        used += h + compare_gap;
        pages.back().push_back(std::move(row));
    }
    return pages;
}

// "Another": the next kept place on that side, where more than two are kept.
void draw_ways(Page& page, const View& view, const pack::Place& place, std::size_t side, const Rect& rect) {
    const std::string write = view.texts.say(Text::showcase_write), other = view.texts.say(Text::compare_another);
    const TextStyle style = page.style(page.large() ? Type::label : Type::button, Colour::snow);
    Rect at{rect.x, rect.bottom() - second_height(page), rect.w, second_height(page)};
    if (view.model.visit.wish.hearts.size() > 2) {
        const bool stacked = page.portrait() || page.large();
        const float w = stacked ? rect.w : page.button_width(other, style, false);
        const Rect next{stacked ? at.x : at.right() - w, stacked ? rect.y : at.y, w, at.h};
        page.button("compare.next." + std::to_string(side), next, other, style, Look::outline_button,
                    CompareNext{static_cast<int>(side)})
            .on_dark = true;
        if (!stacked) at.w -= w + space::between;
    }
    page.button(id_of("write", place), at, write, page.fitted(write, style, at.w - 130, 1, 28), Look::outline_button,
                WriteToPlace{place.id},
                view.model.visit.wish.hearts.size() > 2 || page.large() ? Icon::none : Icon::mail)
        .on_dark = true;
}

float ways_height(const Page& page, const View& view) {
    const bool stacked = page.portrait() || page.large();
    return second_height(page) * (stacked && view.model.visit.wish.hearts.size() > 2 ? 2.0F : 1.0F) +
           (stacked && view.model.visit.wish.hearts.size() > 2 ? space::between : 0);
}

// Where the heading stands: lying, between the circles of the chrome row, so that the rows get the height.
Rect title_row(const Page& page) {
    const float h = std::max(pager_height(page), page.portrait() ? 72.0F : space::chrome);
    if (page.portrait()) return {space::margin, space::question_top, page.size().w - 2 * space::margin, h};
    const float left = space::margin + space::chrome + 32,
                right = page.size().w - space::margin - 2 * space::chrome - 64;
    return {left, space::chrome_top + (space::chrome - h) / 2, right - left, h};
}

// The heading with, to its right, how far the rows go on.
void draw_title(Page& page, const View& view, const Rect& row, int at, int count) {
    const TextStyle small = page.style(Type::small, Colour::snow);
    const std::string where =
        view.texts.say(Text::common_page, {{"n", std::to_string(at + 1)}, {"most", std::to_string(count)}});
    const float turner = count > 1 ? page.button_width(where, small, true) : 0, h = pager_height(page);
    const float w = row.w - (turner > 0 ? turner + space::gutter : 0);
    const std::string title = view.texts.say(Text::compare_title);
    const TextStyle style =
        page.fitted(title, page.style(Type::question_small, Colour::snow), w, 1, page.large() ? 44.0F : 36.0F);
    const Laid laid = page.lay(title, style, w);
    page.text("compare.title", {row.x, row.y + (row.h - laid.h) / 2, w, laid.h}, title, style, Role::heading).on_dark =
        true;
    if (turner <= 0) return;
    page.button("compare.more", {row.right() - turner, row.y + (row.h - h) / 2, turner, h}, where, small,
                Look::outline_button, TurnPage{Pager::screen, (at + 1) % count}, Icon::forward)
        .on_dark = true;
}

}  // namespace

void draw_compare(Page& page, const View& view) {
    draw_chrome(page, view, {Ground::night, page.portrait() ? 1 : -1});
    const auto& compared = view.model.compared;
    const Places places{view.content().place(compared[0]), view.content().place(compared[1])};
    if (!places[0] || !places[1]) return;
    const Table table = table_of(page);
    const float w = table.columns[0].w;
    const Rect title = title_row(page);
    Column column = content_column(page, title.bottom() + page.gap(20));
    const float ways = ways_height(page, view);
    column.bottom -= ways + page.gap(24);
    const Head head = measure_head(page, view, places, w);
    const float above = head.h() + page.gap(20);
    auto rows = compare_rows(places, view);
    if (page.large()) rows.insert(rows.begin(), reasons_row(places, view));
    const auto pages = pages_of(page, view, std::move(rows), w, column.left() - above);
    const int count = static_cast<int>(pages.size());
    const int at = std::clamp(view.model.page, 0, count - 1);
    draw_title(page, view, title, at, count);
    for (std::size_t side = 0; side < 2; ++side) {
        draw_head(page, view, *places[side], head, table.cell(side, column.y, head.h()));
        draw_ways(page, view, *places[side], side, table.cell(side, column.bottom + page.gap(24), ways));
    }
    column.y += head.h() + page.gap(20);
    // Where no form can open, that is what there is to read now.
    if (view.model.closed_hint) {
        draw_hint(page, "compare.closed", {column.x, column.y, column.w, 0}, view.texts.say(Text::showcase_closed));
        return;
    }
    for (const CompareRow& row : pages[static_cast<std::size_t>(at)]) {
        const float h = row_height(page, view, row, w), label = label_height(page);
        TextStyle style = page.style(Type::small, Colour::mist);
        style.face = Face::bold;
        page.text("compare.row." + row.id, {column.x, column.y, column.w, label}, row.label, style, Role::heading)
            .on_dark = true;
        for (std::size_t side = 0; side < 2; ++side) {
            draw_cell(page, view, "compare." + row.id + "." + std::to_string(side), row.cells[side],
                      table.cell(side, column.y + label, h - label));
        }
        column.y += h + compare_gap;
    }
    if (column.y - compare_gap > column.bottom + 1) page.crowded();
}

}  // namespace monter::kiosk
