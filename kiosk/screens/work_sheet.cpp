// Work in a place: what people live on there, how many jobs were open on a day where the pack says so, and the official
// search for that municipality as a code to take home. No advert stands here: they change every day.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/reasons.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/screens/telling.hpp"
#include "kiosk/visit/take_home_list.hpp"

namespace monter::kiosk {
namespace {

constexpr float code_side = 340;

// The code stands below the words; beside them where large letters on a lying sheet leave no height.
bool is_beside(const Page& page) {
    return page.large() && !page.portrait();
}

Rect code_room(const Page& page, const Column& room, float h) {
    if (is_beside(page)) return {room.x + room.w - code_side, room.y, code_side, h};
    return {room.x, room.bottom - h, room.w, h};
}

// The code with what it opens. Gives how high that is, without a page to draw it on.
float search_height(const Page& page, const View& view, const pack::Place& place, float width) {
    const float w = is_beside(page) ? code_side : width - code_side - 40;
    const std::string title = view.texts.say(Text::jobs_scan);
    const std::string text = view.texts.say(Text::jobs_scan_text, {{"place", place.name}});
    const float words = page.lay(title, page.style(Type::label), w).h + 8 +
                        (is_beside(page) ? 0 : page.lay(text, page.style(Type::small), w).h + 8) +
                        std::ceil(page.style(Type::small).size * 1.3F) + 2;
    return is_beside(page) ? code_side + 20 + words : std::max(code_side, words);
}

void draw_search(Page& page, const View& view, const pack::Place& place, const std::string& url, const Rect& rect) {
    Element code;
    code.id = "work.qr";
    code.role = Role::qr;
    code.look = Look::qr;
    code.rect = {rect.x, rect.y, code_side, code_side};
    code.text = url;
    page.add(std::move(code));
    Column column{rect.x, rect.y + code_side + 20, rect.w, rect.bottom()};
    if (!is_beside(page)) column = {rect.x + code_side + 40, rect.y, rect.w - code_side - 40, rect.bottom()};
    page.flow(column, "work.scan", view.texts.say(Text::jobs_scan), page.style(Type::label), 8, Role::heading);
    // In a narrow column of large letters the title and whose page it is say enough.
    if (!is_beside(page)) {
        page.flow(column, "work.scan.text", view.texts.say(Text::jobs_scan_text, {{"place", place.name}}),
                  page.style(Type::small), 8);
    }
    const std::string host = host_of(url);
    page.flow(column, "work.host", host,
              page.fitted(host, page.style(Type::small, Colour::slate), column.w, 1, page.large() ? 30.0F : 24.0F), 0);
}

// What the snapshot counted, the largest fields below the number.
void draw_snapshot(Page& page, const View& view, const pack::Place& place, Column& column) {
    const Said jobs = jobs_in(place, view);
    if (jobs.words.empty()) return;
    page.flow(column, "work.jobs", jobs.words, page.style(Type::title), 8, Role::heading);
    int n = 0;
    for (const pack::JobsField& field : view.content().jobs.there(place.id)->fields) {
        page.flow(column, "work.field." + std::to_string(++n),
                  view.texts.number(field.adverts) + "  " + view.texts.in(field.name), page.style(Type::body), 4);
    }
    page.flow(column, "work.jobs.source", jobs.source, page.style(Type::small, Colour::slate), page.gap(28));
}

}  // namespace

void draw_work(Page& page, const View& view) {
    const pack::Place* place = view.place();
    if (!place) return;
    const std::string url = view.content().jobs.search_for(*place);
    const Size most = page.portrait() ? Size{980, 1700} : Size{is_beside(page) ? 1520.0F : 1240.0F, 1000};
    const float inside = most.w - 2 * sheet_padding;
    const float words_w = url.empty() || !is_beside(page) ? inside : inside - code_side - 56;
    const float search = url.empty() ? 0 : search_height(page, view, *place, inside);
    const auto draw_words = [&](Page& on, Column& column) {
        if (const pack::Fact* fact = work_fact_of(*place, view)) {
            on.flow(column, "work.fact", view.texts.in(fact->text), on.style(Type::title), 12);
            on.flow(column, "work.fact.source", source_line(fact->sources, fact->year, view),
                    on.style(Type::small, Colour::slate), on.gap(44));
        }
        draw_snapshot(on, view, *place, column);
        if (!url.empty()) {
            on.flow(column, "work.none", view.texts.say(Text::jobs_none), on.style(Type::body, Colour::slate), 0);
        }
    };
    // Laid once aside to learn how high it is: the sheet is no higher than what it says.
    Page aside(page.frame(), "", page.tight());
    Column measured{0, 0, words_w, most.h};
    draw_words(aside, measured);
    const float below = search > 0 ? search + page.gap(40) : 0;
    const float content = is_beside(page) ? std::max(measured.y, search) : measured.y + below;
    const float around = 2 * page.gap(48) + space::chrome + page.gap(space::gutter) + 8;
    Column room = open_sheet(page, view, "work", view.texts.say(Text::jobs_of, {{"place", place->name}}),
                             {most.w, std::min(most.h, content + around)});
    if (!url.empty()) draw_search(page, view, *place, url, code_room(page, room, search));
    Column column = room;
    column.w = words_w;
    draw_words(page, column);
}

}  // namespace monter::kiosk
