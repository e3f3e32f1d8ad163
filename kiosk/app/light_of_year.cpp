// The light of the year in the showcase: a finger moves it, keys step it, a chip lets it travel.
#include <algorithm>

#include "kiosk/app/turn.hpp"
#include "kiosk/light/light_marks.hpp"

namespace monter::kiosk {
namespace {

bool is_in_hand(const Model& model) {
    return model.at == Step::showcase && model.sheet == Sheet::none;
}

}  // namespace

void light_evening(Turn& turn) {
    Model& model = turn.model;
    const pack::Place* place = turn.world.content->place(model.place);
    if (!place) return;
    const YearTime now = year_time(model.wall_ms);
    show(model.light, evening_of(place->lat, place->lon, now.year, now.day));
}

void light_on(Model& model) {
    // Nobody sees it travel any more: then it is there.
    const bool is_seen = model.at == Step::showcase;
    go_on(model.light, is_seen ? model.now_ms : model.now_ms + light_travel_ms);
}

void take(Turn& turn, const DragLight& message) {
    Model& model = turn.model;
    if (!is_in_hand(model)) return;
    show(model.light, at_share(model.light.time.year, {message.x, message.y}));
}

void take(Turn& turn, const StepLight& message) {
    Model& model = turn.model;
    if (!is_in_hand(model)) return;
    const YearTime from = model.light.way ? model.light.way->to : model.light.time;
    // A day on from the last of the year is that day again, not its last minute.
    const float last = static_cast<float>(days_of(from.year) - 1);
    const float day = std::clamp(from.day + static_cast<float>(message.days), 0.0F, last);
    show(model.light, moved({from.year, day, from.minute}, 0, message.minutes));
}

void take(Turn& turn, const ShowLight& message) {
    Model& model = turn.model;
    const pack::Place* place = turn.world.content->place(model.place);
    if (!is_in_hand(model) || !place) return;
    const YearTime to = time_of(message.mark, place->lat, place->lon, model.light.time.year);
    if (model.access.calm()) {
        show(model.light, to);
    } else {
        set_out(model.light, to, model.now_ms);
    }
    model.light.mark = message.mark;
}

}  // namespace monter::kiosk
