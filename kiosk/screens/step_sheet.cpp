// One step of the way north: who, what, what to bring, what comes first, and its official page as a QR.
#include <algorithm>

#include "kiosk/screens/reasons.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/ui/dates.hpp"
#include "kiosk/visit/take_home_list.hpp"

namespace monter::kiosk {
namespace {

// A year, a span or a day, as the page gives it.
std::string as_of(const pack::Step& step, const View& view) {
    const std::string source = short_names(step.sources, view),
                      read = day_in_words(view.content().steps.read, view.texts);
    if (step.as_of.empty()) return view.texts.say(Text::way_undated, {{"date", read}, {"source", source}});
    if (step.as_of == "older") return view.texts.say(Text::way_older, {{"date", read}, {"source", source}});
    return view.texts.say(Text::way_as_of, {{"date", day_in_words(step.as_of, view.texts)}, {"source", source}});
}

std::string first_of(const pack::Step& step, const View& view) {
    std::vector<std::string> names;
    for (const lead::Planned& planned : way_of(view.model.visit, view.content())) {
        if (planned.id != step.rule.id) continue;
        for (const std::string& id : planned.first)
            names.push_back(view.texts.in(view.content().steps.find(id)->title));
    }
    return view.texts.list(names);
}

void draw_part(Page& page, Column& column, const std::string& id, const std::string& title, const std::string& text) {
    if (text.empty()) return;
    TextStyle label = page.style(Type::small, Colour::sun_deep);
    label.face = Face::bold;
    page.flow(column, id + ".title", title, label, 2, Role::heading);
    page.flow(column, id, text, page.style(Type::small), page.gap(16));
}

struct PageCode {
    std::string official, host;
    TextStyle label, host_style;
    float below = 0;  // of the words under the code
};

PageCode page_code(const Page& page, const View& view, const std::string& url, float side) {
    PageCode code{view.texts.say(Text::way_official), host_of(url), page.style(Type::small), {}, 0};
    code.label.face = Face::bold;
    const auto style = [&] {
        return page.fitted(code.host, page.style(Type::small, Colour::slate), side, 1, page.large() ? 30.0F : 24.0F);
    };
    // A long host loses what stands before the owner's name, never the name: utbildningsguiden.skolverket.se.
    while (std::count(code.host.begin(), code.host.end(), '.') > 1 &&
           !page.lay(code.host, style(), side).one_word_wide) {
        code.host.erase(0, code.host.find('.') + 1);
    }
    code.host_style = style();
    code.below = 16 + page.lay(code.official, code.label, side).h + page.lay(code.host, code.host_style, side).h;
    return code;
}

// The code and, below it, whose page it is.
void draw_page_code(Page& page, const PageCode& words, const std::string& url, const Rect& rect) {
    Element code;
    code.id = "way.qr";
    code.role = Role::qr;
    code.look = Look::qr;
    code.rect = {rect.x, rect.y, rect.w, rect.w};
    code.text = url;
    page.add(std::move(code));
    Column below{rect.x, rect.y + rect.w + 16, rect.w, rect.bottom()};
    page.flow(below, "way.official", words.official, words.label, 0);
    page.flow(below, "way.host", words.host, words.host_style, 0);
}

}  // namespace

void draw_step_sheet(Page& page, const View& view) {
    const pack::Step* step = view.content().steps.find(view.model.step);
    if (!step) return;
    // As high as a crowded step needs, and no higher.
    const float tight = page.large() ? 1 : page.tight();
    const Size size = page.portrait() ? Size{1000, 1420 + 340 * tight} : Size{1640, 740 + 260 * tight};
    Column room = open_sheet(page, view, "way", view.texts.in(step->title), size);
    const float side = 340;
    Column text = room;
    const std::string& url = view.content().page_of(*step, view.content().place(view.model.place));
    if (!url.empty()) {
        const PageCode words = page_code(page, view, url, side);
        const float high = side + words.below;
        const Rect code{page.portrait() ? room.x : room.x + room.w - side,
                        page.portrait() ? room.bottom - high : room.y, side, high};
        draw_page_code(page, words, url, code);
        if (page.portrait()) {
            text.bottom = code.y - 24;
        } else {
            text.w -= side + 48;
        }
    }
    TextStyle what = page.style(page.large() ? Type::body : Type::label);
    what.face = Face::medium;
    page.flow(text, "way.what", view.texts.in(step->what), what, page.gap(20));
    const auto who = view.content().steps.authorities.find(step->authority);
    if (who != view.content().steps.authorities.end()) {
        const std::string &name = view.texts.in(who->second.name), &called = view.texts.in(who->second.called);
        draw_part(page, text, "way.who", view.texts.say(Text::way_authority),
                  name == called || called.starts_with(name) ? called : name + ", " + called);
    }
    draw_part(page, text, "way.bring", view.texts.say(Text::way_bring), view.texts.in(step->bring));
    draw_part(page, text, "way.first", view.texts.say(Text::way_first), first_of(*step, view));
    page.flow(text, "way.as_of", as_of(*step, view), page.style(Type::small, Colour::slate), 8);
    if (step->secondary) {
        page.flow(text, "way.secondary", view.texts.say(Text::way_secondary), page.style(Type::small, Colour::lingon),
                  0);
    }
}

}  // namespace monter::kiosk
