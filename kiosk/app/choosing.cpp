#include <algorithm>

#include "kiosk/app/turn.hpp"
#include "kiosk/visit/recipients.hpp"
#include "sync/lead/limits.hpp"

namespace monter::kiosk {
namespace {

constexpr std::size_t places_shown = 3;  // on the screen of matches

// Off where it is on; on where there is room. False where it is full.
bool toggle(std::vector<std::string>& list, const std::string& one, std::size_t most) {
    if (std::erase(list, one) > 0) return true;
    if (list.size() >= most) return false;
    list.push_back(one);
    return true;
}

}  // namespace

void rematch(Turn& turn) {
    Model& model = turn.model;
    model.matches = lead::match(model.visit.wish, turn.world.content->profiles());
    settle_recipients(model.visit, model.matches);
}

void take(Turn& turn, const PickDream& message) {
    if (!lead::index_of(lead::dream_codes, message.code)) return;
    turn.model.dream_hint = !toggle(turn.model.visit.wish.dreams, message.code, lead::dreams_max);
    rematch(turn);
}

// With no picture picked every place would fit equally; so one is asked for.
void take(Turn& turn, const ShowPlaces&) {
    if (turn.model.visit.wish.dreams.empty()) {
        turn.model.dream_hint = true;
        return;
    }
    count_visit(turn);
    go_to(turn, Step::places);
}

void count_visit(Turn& turn) {
    Visit& visit = turn.model.visit;
    if (visit.counted || turn.world.preview || turn.world.rehearses()) return;
    visit.counted = true;
    turn.effects.emplace_back(CountAnswer{turn.world.event.event_id, "language", turn.model.language, "visit"});
    for (std::size_t i = 0; i < std::min(turn.model.matches.size(), places_shown); ++i) {
        turn.effects.emplace_back(
            CountAnswer{turn.world.event.event_id, "shown", turn.model.matches[i].municipality, "match"});
    }
}

void count_opened(Turn& turn) {
    auto& opened = turn.model.visit.opened;
    const std::string& place = turn.model.place;
    if (turn.world.preview || turn.world.rehearses() || std::find(opened.begin(), opened.end(), place) != opened.end())
        return;
    if (opened.empty()) turn.effects.emplace_back(CountAnswer{turn.world.event.event_id, "visit", "opened", "match"});
    opened.push_back(place);
    turn.effects.emplace_back(CountAnswer{turn.world.event.event_id, "opened", place, "match"});
}

void take(Turn& turn, const ShowAllPlaces&) {
    go_to(turn, Step::list);
}

void take(Turn& turn, const OpenPlace& message) {
    Model& model = turn.model;
    if (!turn.world.content->place(message.place)) return;
    model.before_showcase = model.at == Step::list || model.at == Step::compare ? model.at : Step::places;
    model.place = message.place;
    light_evening(turn);
    count_opened(turn);
    // Asked now, answered long before anybody has read a story.
    turn.effects.emplace_back(AskStore{});
    go_to(turn, Step::showcase);
}

void take(Turn& turn, const ToggleHeart&) {
    if (turn.model.place.empty()) return;
    (void)toggle(turn.model.visit.wish.hearts, turn.model.place, lead::hearts_max);
    rematch(turn);
}

void take(Turn& turn, const WriteToPlace& message) {
    Model& model = turn.model;
    if (model.at != Step::closed) {
        if (turn.world.content->place(message.place)) model.place = message.place;
        const bool elsewhere = model.at == Step::waynorth || model.at == Step::compare;
        model.before_contact = elsewhere ? model.at : Step::showcase;
    }
    // In a preview the form opens, so that its words can be read; it keeps nothing.
    if (!turn.world.preview && (!turn.world.may_keep() || model.store_answers == false)) {
        // Asked again: the store may be back, and then the form opens by itself.
        turn.effects.emplace_back(AskStore{});
        go_to(turn, Step::closed);
        return;
    }
    if (!turn.world.preview) turn.effects.emplace_back(AskStore{});
    model.visit.wish.written_from = model.place;
    if (!model.visit.take_home) turn.effects.emplace_back(MintTakeHome{});
    rematch(turn);
    go_to(turn, Step::contact);
}

void take(Turn& turn, const StoreTold& message) {
    turn.model.store_answers = message.answers;
    const bool may_open = message.answers && turn.world.may_keep();
    if (turn.model.at == Step::closed && may_open) take(turn, WriteToPlace{});
}

void take(Turn& turn, const TakeHomeMinted& message) {
    if (turn.model.is_form() && !turn.model.visit.take_home) {
        turn.model.visit.take_home = TakeHome{message.lead_id, message.secret};
    }
}

}  // namespace monter::kiosk
