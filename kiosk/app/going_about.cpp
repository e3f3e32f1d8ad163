#include <algorithm>
#include <utility>

#include "kiosk/app/turn.hpp"

namespace monter::kiosk {

void go_to(Turn& turn, Step step) {
    Model& model = turn.model;
    model.at = step;
    model.sheet = model.below_languages = Sheet::none;
    model.page = model.facts_page = model.sheet_page = 0;
    model.dream_hint = model.closed_hint = model.consent_missing = model.last_recipient = model.citizen_missing = false;
    focus(turn, step == Step::words      ? Field::words
                : step == Step::note     ? Field::note
                : step == Step::takeback ? Field::code
                                         : Field::none);
}

void take(Turn& turn, const Begin&) {
    const bool may = turn.model.at == Step::attract && !turn.world.crew.paused;
    if (may || turn.model.at == Step::note) go_to(turn, Step::dream);
}

void take(Turn& turn, const SetLanguage& message) {
    const auto offered = turn.world.languages();
    if (std::find(offered.begin(), offered.end(), message.code) == offered.end()) return;
    Model& model = turn.model;
    model.language = message.code;
    model.keyboard.layout = layout_of(message.code);
    model.keyboard.page = first_page(model.keyboard.layout, model.keyboard.field);
    // Along the attract screen's foot a language is also the way in.
    if (model.at == Step::attract && model.sheet == Sheet::none && !turn.world.crew.paused) {
        go_to(turn, Step::dream);
        return;
    }
    if (model.sheet == Sheet::language) take(turn, CloseSheet{});
    // The page stays; where another language needs fewer, the scene shows its last one.
}

// One step back; nothing said is lost.
void take(Turn& turn, const Back&) {
    Model& model = turn.model;
    if (model.sheet != Sheet::none) {
        take(turn, CloseSheet{});
        return;
    }
    switch (model.at) {
        case Step::dream:
            return go_to(turn, model.visit.assisted ? Step::note : Step::attract);
        case Step::note:
        case Step::takeback:
            return end_visit(turn);
        case Step::crew:
            return take(turn, OpenCrewPage{CrewPage::menu});
        case Step::places:
            return go_to(turn, Step::dream);
        case Step::list:
            return go_to(turn, Step::places);
        case Step::compare:
            return go_to(turn, back_from_compare(model));
        case Step::showcase:
            return go_to(turn, back_from_showcase(model));
        case Step::contact:
            return go_to(turn, model.before_contact);
        case Step::closed:
            go_to(turn, model.before_contact);
            model.closed_hint = true;
            return;
        case Step::young:
            // A slip of the finger costs nothing: the question of the age is open again.
            model.visit.sixteen.reset();
            return go_to(turn, Step::contact);
        case Step::waynorth:
            if (model.plan_shown) {
                model.plan_shown = false;
                return go_to(turn, Step::waynorth);
            }
            return go_to(turn, model.before_waynorth);
        case Step::pulse:
            return go_to(turn, model.before_pulse);
        case Step::details:
            return go_to(turn, Step::contact);
        case Step::words:
        case Step::consent:
            return go_to(turn, Step::details);
        case Step::attract:
        case Step::thanks:
            return;
    }
}

void take(Turn& turn, const OpenSheet& message) {
    Model& model = turn.model;
    const bool is_switch = message.sheet == Sheet::language && model.sheet != Sheet::language;
    model.below_languages = is_switch ? model.sheet : Sheet::none;
    model.page_below_languages = is_switch ? model.sheet_page : 0;
    model.sheet = message.sheet;
    model.sheet_page = 0;
}

void take(Turn& turn, const CloseSheet&) {
    Model& model = turn.model;
    model.sheet = std::exchange(model.below_languages, Sheet::none);
    model.sheet_page = std::exchange(model.page_below_languages, 0);
}

// The scene counts the pages and never offers one that is not there.
void take(Turn& turn, const TurnPage& message) {
    const int to = std::max(0, message.to);
    switch (message.pager) {
        case Pager::screen:
            turn.model.page = to;
            turn.model.closed_hint = false;  // what it stood in for is asked for again
            break;
        case Pager::facts:
            turn.model.facts_page = to;
            break;
        case Pager::sheet:
            turn.model.sheet_page = to;
            break;
    }
}

void take(Turn& turn, const ToggleLargeText&) {
    turn.model.access.large_text = !turn.model.access.large_text;
    turn.model.page = turn.model.facts_page = 0;
}

void take(Turn& turn, const ToggleContrast&) {
    turn.model.access.high_contrast = !turn.model.access.high_contrast;
}

void take(Turn& turn, const ToggleLessMotion&) {
    turn.model.access.less_motion = !turn.model.access.less_motion;
}

}  // namespace monter::kiosk
