// The crew's menu as it opens: what the stand holds, how it does, and what can be done about either.
#include <algorithm>

#include "kiosk/screens/crew.hpp"
#include "kiosk/ui/dates.hpp"
#include "sync/base/swedish_clock.hpp"

namespace monter::kiosk {
namespace {

struct Fact {
    const char* id;
    std::string label, value;
    bool well = true;
    bool known = true;  // the stand has told it
};

struct Action {
    const char* id;
    Text text;
    Icon icon;
    Message tap;
    bool on = false, sun = false;
};

// A share of a column's width, in `across` equal parts.
Rect cell(const Column& column, std::size_t at, std::size_t across, float h, float gap) {
    const float w = (column.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    return {column.x + static_cast<float>(at % across) * (w + gap),
            column.y + static_cast<float>(at / across) * (h + gap), w, h};
}

Element& plate(Page& page, std::string id, const Rect& rect) {
    Element& element = page.surface(std::move(id), rect, Look::card);
    element.fill = Colour::raised;
    element.on_dark = true;
    return element;
}

void draw_number(Page& page, const std::string& id, const Rect& rect, const std::string& number,
                 const std::string& label, Colour colour) {
    plate(page, id + ".plate", rect);
    const Rect room = rect.inset(28);
    const TextStyle large = page.fitted(number, page.style(Type::thanks, colour), room.w, 1, 56);
    const Laid laid = page.lay(number, large, room.w);
    page.text(id, {room.x, rect.y + 14, room.w, laid.h}, number, large).on_dark = true;
    const TextStyle small = page.fitted(label, page.style(Type::body, Colour::mist), room.w, 1, 28);
    const Laid under = page.lay(label, small, room.w);
    page.text(id + ".label", {room.x, rect.bottom() - under.h - 18, room.w, under.h}, label, small).on_dark = true;
}

// A dot for how it is, what it is, and its value.
void draw_fact(Page& page, const Fact& fact, const Rect& rect) {
    plate(page, std::string(fact.id) + ".plate", rect);
    const TextStyle dot = page.style(Type::title, !fact.known ? Colour::mist
                                                  : fact.well ? Colour::aurora
                                                              : Colour::sun);
    const Laid mark = page.lay(fact.well ? "●" : "▲", dot, 60);
    const Rect room{rect.x + 24, rect.y, rect.w - 48, rect.h};
    const TextStyle label = page.style(Type::label, Colour::snow), value = page.style(Type::body, Colour::mist);
    const Laid name = page.lay(fact.label, label, room.w - 52);
    const float left = room.w - 52 - name.w - 24;
    const TextStyle fitting = page.fitted(fact.value, value, std::max(left, 60.0F), 1, 28);
    const Laid said = page.lay(fact.value, fitting, std::max(left, 60.0F));
    const auto middle = [&](const Laid& laid) { return rect.y + (rect.h - laid.h) / 2; };
    page.text(std::string(fact.id) + ".state", {room.x, middle(mark), 44, mark.h}, fact.well ? "●" : "▲", dot).on_dark =
        true;
    page.text(std::string(fact.id) + ".label", {room.x + 52, middle(name), name.w + 1, name.h}, fact.label, label)
        .on_dark = true;
    page.text(fact.id, {room.x + room.w - said.w - 1, middle(said), said.w + 1, said.h}, fact.value, fitting).on_dark =
        true;
}

std::string gigabytes(const View& view, std::int64_t bytes) {
    const std::int64_t tenths = bytes / 100'000'000;
    if (tenths >= 100) return view.texts.number(tenths / 10);
    const bool comma = view.texts.language() != "en";
    return std::to_string(tenths / 10) + (comma ? "," : ".") + std::to_string(tenths % 10);
}

std::vector<Fact> facts_of(const View& view, const local::CrewFacts& facts) {
    const auto say = [&](Text text) { return view.texts.say(text); };
    const auto number = [&](Text text, std::int64_t n) { return view.texts.say(text, {{"n", std::to_string(n)}}); };
    constexpr std::int64_t enough_bytes = 500'000'000;  // faults.md: below this the crew is told
    constexpr int low_percent = 20, hot_celsius = 85;
    // What is on the screen, and what comes at the next attract screen or after it.
    const std::string shown = view.content().id + " " + std::to_string(view.content().version);
    const std::string next = facts.content_waits.empty() ? facts.content : facts.content_waits;
    const std::string version = next.empty() || next == shown
                                    ? shown
                                    : view.texts.say(Text::crew_content_next, {{"now", shown}, {"next", next}});
    std::vector<Fact> all{
        {"crew.storage", say(Text::crew_storage),
         view.texts.say(Text::crew_storage_free, {{"n", gigabytes(view, facts.disk_free_bytes)}}),
         facts.disk_free_bytes >= enough_bytes},
        {"crew.content", say(Text::crew_content), version},
        {"crew.copies", say(Text::crew_copies), view.texts.say("crew.copies_" + facts.copies)},
        {"crew.trust", say(Text::crew_trust), view.texts.say("crew.trust_" + facts.clock), facts.clock != "none"}};
    if (facts.battery_percent) {
        all.push_back(
            {"crew.battery", say(Text::crew_battery),
             number(facts.on_mains ? Text::crew_battery_mains : Text::crew_battery_alone, *facts.battery_percent),
             facts.on_mains || *facts.battery_percent >= low_percent});
    }
    if (facts.celsius) {
        all.push_back({"crew.heat", say(Text::crew_heat), number(Text::crew_heat_c, *facts.celsius),
                       *facts.celsius < hot_celsius});
    }
    return all;
}

std::string contact_of(const View& view, const local::CrewFacts& facts) {
    if (facts.sends) return view.texts.say(Text::crew_sends);
    if (!facts.last_contact_ms) return view.texts.say(Text::crew_contact_never);
    const ClockTime then = swedish_clock(*facts.last_contact_ms), now = swedish_clock(facts.wall_ms);
    const std::string time = wall_time(view, *facts.last_contact_ms);
    if (then.year == now.year && then.month == now.month && then.day == now.day) {
        return view.texts.say(Text::crew_contact, {{"time", time}});
    }
    return view.texts.say(Text::crew_contact_on,
                          {{"date", day_and_month(then.day, then.month, view.texts)}, {"time", time}});
}

// In the chrome row, in the colour of what wants looking after; false on a portrait screen, which has no room there.
bool draw_contact(Page& page, const View& view, const local::CrewFacts& facts) {
    if (page.portrait()) return false;
    const bool well = facts.problems.empty();
    const std::string said = contact_of(view, facts);
    Element badge;
    badge.id = "crew.contact";
    badge.role = Role::text;
    badge.look = Look::card;
    badge.fill = well ? Colour::raised : Colour::sun;
    badge.on_dark = true;
    badge.text = said;
    const TextStyle style = page.style(Type::label, well ? Colour::snow : Colour::night, Align::centre);
    const Laid laid = page.lay(said, style, 900);
    const float right = page.size().w - space::margin - 2 * space::chrome - 2 * space::between - 16;
    const float w = laid.w + 64;
    badge.rect = {right - w, space::chrome_top + 10, w, space::chrome - 20};
    Page::put(badge, laid, {badge.rect.x + 32, badge.rect.y, laid.w + 1, badge.rect.h}, true);
    page.add(std::move(badge));
    return true;
}

std::vector<Action> actions_of(const local::CrewSettings& settings) {
    return {
        {"crew.export", Text::crew_export, Icon::usb, CrewExportNow{}, false, true},
        {"crew.send", Text::crew_send, Icon::send, CrewSendNow{}},
        {"crew.assisted", Text::crew_assisted, Icon::people, BeginAssisted{}},
        {"crew.pause", Text::crew_pause, Icon::pause, CrewPause{}, settings.paused},
        {"crew.rehearsal", Text::crew_rehearsal, Icon::mask, CrewRehearse{}, settings.rehearsal},
        {"crew.present", Text::crew_present, Icon::pin, OpenCrewPage{CrewPage::present}, settings.present.has_value()},
        {"crew.languages", Text::crew_languages, Icon::globe, OpenCrewPage{CrewPage::languages},
         !settings.languages.empty()},
        {"crew.import", Text::crew_import, Icon::arrive, CrewImportNow{}},
        {"crew.report", Text::crew_report, Icon::report, OpenCrewPage{CrewPage::report}},
        {"crew.close", Text::crew_close, Icon::moon, OpenCrewPage{CrewPage::close}},
        {"crew.lock", Text::crew_lock, Icon::lock, Finish{}}};
}

void draw_action(Page& page, const View& view, const Action& action, const Rect& rect) {
    Element tile;
    tile.id = action.id;
    const bool switches =
        std::holds_alternative<CrewPause>(action.tap) || std::holds_alternative<CrewRehearse>(action.tap);
    tile.role = switches ? Role::toggle : Role::button;
    tile.look = Look::card;
    tile.rect = rect;
    tile.fill = action.sun ? Colour::sun : Colour::snow;
    tile.on_dark = true;
    tile.text = view.texts.say(action.text);
    tile.states.on = action.on;
    // What is switched on wears the check, as everywhere.
    tile.icon = action.on ? Icon::check : action.icon;
    const float icon = 48;
    tile.icon_rect = {rect.x + 28, rect.y + (rect.h - icon) / 2, icon, icon};
    tile.tap = action.tap;
    const Rect room{rect.x + 28 + icon + 24, rect.y, rect.w - 28 - icon - 44, rect.h};
    const TextStyle style = page.fitted(tile.text, page.style(Type::button), room.w, 2, 28);
    Page::put(tile, page.lay(tile.text, style, room.w), room, true);
    page.add(std::move(tile));
}

}  // namespace

void draw_crew_menu(Page& page, const View& view) {
    Column column = open_crew_page(page, view, view.texts.say(Text::crew_title));
    const Crew& crew = view.model.crew;
    const local::CrewFacts facts = crew.facts.value_or(local::CrewFacts{});
    const auto number = [&](std::int64_t n) { return crew.facts ? view.texts.number(n) : std::string("–"); };
    const std::size_t across = page.portrait() ? 2 : 4;
    constexpr float gap = 20;
    const auto rows = [](std::size_t count, std::size_t in_row) {
        return static_cast<float>((count + in_row - 1) / in_row);
    };

    const float number_h = page.portrait() ? 190.0F : 176.0F;
    draw_number(page, "crew.captured", cell(column, 0, across, number_h, gap), number(facts.captured),
                view.texts.say(Text::crew_captured), Colour::snow);
    draw_number(page, "crew.waiting", cell(column, 1, across, number_h, gap), number(facts.pending + facts.aside),
                view.texts.say(Text::crew_waiting), facts.pending + facts.aside > 0 ? Colour::sun : Colour::snow);
    draw_number(page, "crew.sent", cell(column, 2, across, number_h, gap), number(facts.sent),
                view.texts.say(Text::crew_sent), Colour::snow);
    draw_number(page, "crew.clock", cell(column, 3, across, number_h, gap),
                crew.facts ? wall_time(view, facts.wall_ms) : "–", view.texts.say(Text::crew_clock), Colour::snow);
    column.y += rows(4, across) * (number_h + gap);

    std::vector<Fact> shown = facts_of(view, facts);
    if (!crew.facts) {
        for (Fact& fact : shown) fact = {fact.id, fact.label, "–", true, false};
    } else if (!draw_contact(page, view, facts)) {
        shown.insert(shown.begin(), {"crew.contact", contact_of(view, facts), "", facts.problems.empty()});
    }
    const std::size_t facts_across = page.portrait() ? 1 : 3;
    const float fact_h = page.portrait() ? 64.0F : 72.0F;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        draw_fact(page, shown[i], cell(column, i, facts_across, fact_h, 12));
    }
    column.y += rows(shown.size(), facts_across) * (fact_h + 12) + 4;

    const CrewWord word = crew_word(view);
    if (!word.text.empty()) {
        column.y = draw_hint(page, "crew.word", {column.x, column.y, column.w, 0}, word.text, word.good).bottom() + 16;
    }
    const std::string foot = view.texts.say(Text::crew_foot);
    const TextStyle small = page.style(Type::small, Colour::mist, Align::centre);
    const Laid laid = page.lay(foot, small, column.w);
    const std::vector<Action> actions = actions_of(facts.settings);
    const float action_rows = rows(actions.size(), across);
    const float room = column.bottom - laid.h - 12 - column.y;
    const float h = std::min(132.0F, (room - gap * (action_rows - 1)) / action_rows);
    if (h < 72) page.crowded();
    for (std::size_t i = 0; i < actions.size(); ++i) {
        draw_action(page, view, actions[i], cell(column, i, across, h, gap));
    }
    page.text("crew.foot", {column.x, column.bottom - laid.h, column.w, laid.h}, foot, small).on_dark = true;
}

}  // namespace monter::kiosk
