// Two of the places a visitor keeps, side by side. Neither is the first: the order is the one they were kept in.
#include <algorithm>

#include "kiosk/app/turn.hpp"

namespace monter::kiosk {
namespace {

bool is_compared(const Model& model, const std::string& place) {
    return std::find(model.compared.begin(), model.compared.end(), place) != model.compared.end();
}

}  // namespace

bool settle_compared(Model& model) {
    const auto& kept = model.visit.wish.hearts;
    if (kept.size() < 2) return false;
    for (std::string& side : model.compared) {
        if (model.visit.is_hearted(side)) continue;
        side.clear();
        side = *std::find_if(kept.begin(), kept.end(), [&](const auto& one) { return !is_compared(model, one); });
    }
    return true;
}

// From a showcase its own place is one of the two.
void take(Turn& turn, const ComparePlaces&) {
    Model& model = turn.model;
    if (!settle_compared(model)) return;
    if (model.at != Step::showcase) model.place.clear();
    const bool kept = model.at == Step::showcase && model.visit.is_hearted(model.place);
    if (kept && !is_compared(model, model.place)) model.compared.back() = model.place;
    go_to(turn, Step::compare);
}

void take(Turn& turn, const CompareNext& message) {
    Model& model = turn.model;
    if (model.at != Step::compare || message.side < 0 || message.side > 1) return;
    std::string& side = model.compared[static_cast<std::size_t>(message.side)];
    auto kept = model.visit.wish.hearts;
    std::rotate(kept.begin(), std::find(kept.begin(), kept.end(), side), kept.end());
    const auto next = std::find_if(kept.begin(), kept.end(), [&](const auto& one) { return !is_compared(model, one); });
    if (next != kept.end()) side = *next;
    model.page = 0;
    model.closed_hint = false;  // the rows it stood in for are asked for again
}

Step back_from_showcase(Model& model) {
    const Step back = model.before_showcase;
    if (back != Step::compare) return back;
    model.place.clear();  // from there back leads to the map, and round in no circle
    return settle_compared(model) ? back : Step::places;
}

Step back_from_compare(const Model& model) {
    return model.place.empty() ? Step::places : Step::showcase;
}

}  // namespace monter::kiosk
