#include "kiosk/screens/crew.hpp"

#include "kiosk/ui/dates.hpp"
#include "sync/base/swedish_clock.hpp"

namespace monter::kiosk {

void draw_crew_door(Page& page, const View& view) {
    Element door;
    door.id = "crew.door";
    door.rect = {0, 0, 112, 112};
    door.text = view.texts.say(Text::crew_title);
    door.tap = KnockCrew{};
    page.add(std::move(door));
}

Column open_crew_page(Page& page, const View& view, std::string_view title) {
    draw_chrome(page, view, {Ground::night, -1});
    const bool leads_out = view.model.crew.page == CrewPage::pin || view.model.crew.page == CrewPage::menu;
    for (Element& element : page.scene().elements) {
        if (element.id == "ground") element.fill = Colour::deep;
        if (element.id != "back" || !leads_out) continue;
        element.icon = Icon::close;
        element.text = view.texts.say(Text::common_close);
    }
    const float left = space::margin + space::chrome + 32;
    const float right = page.size().w - space::margin - 2 * space::chrome - space::between - 32;
    const TextStyle style = page.fitted(title, page.style(Type::question_small, Colour::snow), right - left, 1, 40);
    const Laid laid = page.lay(title, style, right - left);
    page.text("question", {left, space::chrome_top + (space::chrome - laid.h) / 2, laid.w + 1, laid.h}, title, style,
              Role::heading)
        .on_dark = true;
    return content_column(page, space::question_top + 8);
}

std::string wall_time(const View& view, std::int64_t wall_ms) {
    const ClockTime clock = swedish_clock(wall_ms);
    return time_of_day(clock.hour, clock.minute, view.texts);
}

CrewWord crew_word(const View& view) {
    const Crew& crew = view.model.crew;
    if (crew.failed && crew.failed_export) {
        const Text what = *crew.failed == Kind::refused ? Text::crew_no_stick
                          : *crew.failed == Kind::full  ? Text::crew_stick_full
                          : *crew.failed == Kind::disk  ? Text::crew_stick_bad
                                                        : Text::crew_not_done;
        return {view.texts.say(what)};
    }
    if (crew.failed && crew.failed_import && *crew.failed == Kind::refused) {
        return {view.texts.say(Text::crew_no_content_stick)};
    }
    if (crew.failed) {
        return {view.texts.say(*crew.failed == Kind::network ? Text::crew_silent : Text::crew_not_done)};
    }
    if (crew.exported) return {view.texts.count(Text::crew_exported, crew.exported->leads), true};
    if (crew.facts && !crew.facts->import.empty()) {
        const std::string& how = crew.facts->import;
        return {view.texts.say("crew.import_" + how), how != "full" && how != "refused"};
    }
    if (!crew.facts || crew.facts->problems.empty()) return {};
    return {view.texts.say("crew.problem." + crew.facts->problems.front())};
}

void draw_crew(Page& page, const View& view) {
    switch (view.model.crew.page) {
        case CrewPage::pin:
            return draw_crew_pin(page, view);
        case CrewPage::menu:
            return draw_crew_menu(page, view);
        case CrewPage::present:
        case CrewPage::languages:
            return draw_crew_choices(page, view);
        case CrewPage::report:
            return draw_crew_report(page, view);
        case CrewPage::close:
            return draw_crew_close(page, view);
    }
}

}  // namespace monter::kiosk
