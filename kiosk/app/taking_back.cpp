// A wish taken back by its code: whoever left it comes again, with the link their phone kept. Before or after it was
// sent is all one: monter-sync keeps the withdrawal on disk and empties the wish before it answers.
#include "kiosk/app/turn.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::kiosk {

void take(Turn& turn, const AskCode&) {
    const bool may = turn.model.at == Step::attract && !turn.world.crew.paused && !turn.world.preview;
    if (may) go_to(turn, Step::takeback);
}

void take(Turn& turn, const TakeBackByCode&) {
    Model& model = turn.model;
    if (model.at != Step::takeback || model.taking == Taking::asked || model.taking == Taking::done) return;
    const auto key = seal::key_of_code(model.visit.code);
    model.taking = key ? Taking::asked : Taking::wrong;
    if (key) turn.effects.emplace_back(WithdrawLead{Id{}, *key});
}

void take_back_is(Turn& turn, Taking verdict) {
    Model& model = turn.model;
    if (model.at != Step::takeback || model.taking == Taking::no || model.taking == Taking::done) return;
    model.taking = verdict;
    if (verdict != Taking::done) return;
    model.visit.code.clear();
    focus(turn, Field::none);
    somebody_is_there(model);
}

}  // namespace monter::kiosk
