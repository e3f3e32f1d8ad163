#include "kiosk/app/turn.hpp"
#include "sync/lead/codes.hpp"
#include "sync/lead/plan.hpp"

namespace monter::kiosk {

// The answers asked for again are those of the form: who gave one there finds it here, and the other way round.
void take(Turn& turn, const PlanWay&) {
    Model& model = turn.model;
    if (model.at != Step::showcase && model.at != Step::young) return;
    if (model.at == Step::young) forget_the_young(turn);
    model.before_waynorth = model.at;
    // Who has answered before comes to the list at once.
    model.plan_shown = !model.visit.citizen.empty();
    go_to(turn, Step::waynorth);
}

void take(Turn& turn, const PickCitizen& message) {
    if (!lead::index_of(lead::track_codes, message.code)) return;
    turn.model.visit.citizen = message.code;
    turn.model.citizen_missing = false;
}

void take(Turn& turn, const ShowPlan&) {
    Model& model = turn.model;
    if (model.at != Step::waynorth) return;
    model.citizen_missing = model.visit.citizen.empty();
    if (model.citizen_missing) return;
    model.plan_shown = true;
    go_to(turn, Step::waynorth);
}

void take(Turn& turn, const OpenStep& message) {
    if (turn.model.at != Step::waynorth || !turn.world.content->steps.find(message.id)) return;
    turn.model.step = message.id;
    take(turn, OpenSheet{Sheet::step});
}

}  // namespace monter::kiosk
