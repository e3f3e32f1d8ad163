// What the crew chooses from a list: who stands here today, and which languages the stand offers.
#include <algorithm>

#include "kiosk/screens/crew.hpp"

namespace monter::kiosk {

void draw_crew_choices(Page& page, const View& view) {
    const bool present = view.model.crew.page == CrewPage::present;
    Column column = open_crew_page(
        page, view, view.texts.say(present ? Text::crew_present_question : Text::crew_languages_question));
    page.flow(column, "crew.hint", view.texts.say(present ? Text::crew_present_hint : Text::crew_languages_hint),
              page.style(Type::label, Colour::mist), 40)
        .on_dark = true;
    const local::CrewSettings settings =
        view.model.crew.facts ? view.model.crew.facts->settings : local::CrewSettings{};
    std::vector<Chip> chips;
    if (present) {
        const auto& here = view.world.present();
        for (const pack::Place& place : view.content().places) {
            const bool on = std::find(here.begin(), here.end(), place.id) != here.end();
            chips.push_back({"crew.present." + place.id, place.name, CrewPresent{place.id}, on,
                             on ? Icon::check : Icon::none, "sv"});
        }
    } else {
        const auto offered = view.world.languages();
        for (const std::string& code : view.content().languages) {
            if (!has_texts(code, view.content())) continue;
            const bool on = std::find(offered.begin(), offered.end(), code) != offered.end();
            chips.push_back(
                {"crew.languages." + code, own_name(code), CrewOffer{code}, on, on ? Icon::check : Icon::none, code});
        }
    }
    draw_chips(page, column, chips, page.style(Type::button), true, 56);
    const bool as_told = present ? !settings.present : settings.languages.empty();
    const Chip told{present ? "crew.present.portal" : "crew.languages.event",
                    view.texts.say(present ? Text::crew_present_portal : Text::crew_languages_event),
                    present ? Message(CrewPresent{}) : Message(CrewOffer{}),
                    as_told,
                    as_told ? Icon::check : Icon::none,
                    ""};
    draw_chips(page, column, {told}, page.style(Type::button), true, 40);
    const CrewWord word = crew_word(view);
    if (view.model.crew.failed) draw_hint(page, "crew.word", {column.x, column.y, column.w, 0}, word.text, word.good);
}

}  // namespace monter::kiosk
