// The temperature: each tap is counted at once and the next question comes; after the last, back to where it began.
#include <algorithm>

#include "kiosk/app/turn.hpp"

namespace monter::kiosk {

void take(Turn& turn, const AskPulse&) {
    Model& model = turn.model;
    if (turn.world.content->pulse.empty() || (model.at != Step::attract && model.at != Step::thanks)) return;
    // A pause begins nothing; who is at the end of a visit finishes it.
    if (model.at == Step::attract && turn.world.crew.paused) return;
    model.before_pulse = model.at;
    model.pulse_at = 0;
    go_to(turn, Step::pulse);
}

void take(Turn& turn, const TapPulse& message) {
    Model& model = turn.model;
    const auto& questions = turn.world.content->pulse;
    if (model.at != Step::pulse || model.pulse_at >= questions.size()) return;
    const pack::PulseQuestion& question = questions[model.pulse_at];
    const bool known = std::any_of(question.answers.begin(), question.answers.end(),
                                   [&](const auto& answer) { return answer.id == message.value; });
    if (!message.value.empty() && !known) return;
    if (known && !turn.world.preview && !turn.world.rehearses())
        turn.effects.emplace_back(CountAnswer{turn.world.event.event_id, question.id, message.value});
    if (++model.pulse_at < questions.size()) return;
    if (model.before_pulse == Step::thanks) return go_to(turn, Step::thanks);
    end_visit(turn);
}

}  // namespace monter::kiosk
