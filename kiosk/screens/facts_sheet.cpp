// All facts about a place at once, each with its source and year.
#include <algorithm>

#include "kiosk/screens/reasons.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/screens/telling.hpp"

namespace monter::kiosk {
namespace {

constexpr float fact_column_gap = 64, fact_gap = 36;

struct FactText {
    std::string id, words, source;
    Laid laid, laid_source;
    [[nodiscard]] float h() const { return laid.h + 6 + laid_source.h; }
};

std::vector<FactText> lay_facts(const Page& page, const View& view, const pack::Place& place, float width) {
    std::vector<FactText> out;
    for (const pack::Fact* fact : facts_beside_work(place, view)) {
        FactText one{
            "facts." + fact->id, view.texts.in(fact->text), source_line(fact->sources, fact->year, view), {}, {}};
        one.laid = page.lay(one.words, page.style(Type::label), width);
        one.laid_source = page.lay(one.source, page.style(Type::small, Colour::slate), width);
        out.push_back(std::move(one));
    }
    return out;
}

float row_height(const std::vector<FactText>& facts, std::size_t first, std::size_t columns) {
    float h = 0;
    for (std::size_t i = first; i < std::min(first + columns, facts.size()); ++i) h = std::max(h, facts[i].h());
    return h;
}

float height_of(const std::vector<FactText>& facts, std::size_t columns) {
    float h = 0;
    for (std::size_t i = 0; i < facts.size(); i += columns) h += row_height(facts, i, columns) + fact_gap;
    return h;
}

// Rows of `columns` facts, as many rows a page as find room.
std::vector<std::vector<FactText>> pages_of(const std::vector<FactText>& facts, std::size_t columns, float room) {
    std::vector<std::vector<FactText>> pages(1);
    float used = 0;
    for (std::size_t i = 0; i < facts.size(); i += columns) {
        const std::size_t end = std::min(i + columns, facts.size());
        const float h = row_height(facts, i, columns);
        if (used > 0 && used + h > room) {
            pages.emplace_back();
            used = 0;
        }
        used += h + fact_gap;
        pages.back().insert(pages.back().end(), facts.begin() + static_cast<std::ptrdiff_t>(i),
                            facts.begin() + static_cast<std::ptrdiff_t>(end));
    }
    return pages;
}

}  // namespace

void draw_facts(Page& page, const View& view) {
    const pack::Place* place = view.place();
    if (!place) return;
    const bool two = !page.portrait() && !page.large();
    const std::size_t columns = two ? 2 : 1;
    Size size = page.portrait() ? Size{980, 1700} : Size{1520, 980};
    const float inside = size.w - 2 * sheet_padding, width = two ? (inside - fact_column_gap) / 2 : inside;
    const auto facts = lay_facts(page, view, *place, width);
    // No higher than the facts need.
    size.h = std::min(size.h, height_of(facts, columns) + page.gap(48) * 2 + space::chrome + page.gap(space::gutter));
    Column room = open_sheet(page, view, "facts", view.texts.say(Text::facts_of, {{"place", place->name}}), size);
    auto pages = pages_of(facts, columns, room.left());
    if (pages.size() > 1) pages = pages_of(facts, columns, room.left() - pager_height(page) - page.gap(space::gutter));
    const int count = static_cast<int>(pages.size());
    const int at = std::clamp(view.model.sheet_page, 0, count - 1);
    draw_pager(page, view, "facts", room, Pager::sheet, at, count);
    const auto& shown = pages[static_cast<std::size_t>(at)];
    float below = room.y;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const FactText& fact = shown[i];
        if (i % columns == 0) room.y = below;
        const float x = room.x + static_cast<float>(i % columns) * (width + fact_column_gap);
        page.text(fact.id, {x, room.y, width, fact.laid.h}, fact.words, fact.laid.style);
        page.text(fact.id + ".source", {x, room.y + fact.laid.h + 6, width, fact.laid_source.h}, fact.source,
                  fact.laid_source.style);
        below = std::max(below, room.y + fact.h() + fact_gap);
    }
}

}  // namespace monter::kiosk
