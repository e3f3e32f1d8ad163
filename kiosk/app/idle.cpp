#include <algorithm>

#include "kiosk/app/turn.hpp"
#include "kiosk/screens/screens.hpp"
#include "kiosk/visit/waiting.hpp"

namespace monter::kiosk {
namespace {

// Nobody has said anything: only language and reading aids may have been changed, and those go without a question.
bool has_nothing_to_lose(const Model& model) {
    return model.at == Step::attract && model.visit.is_empty();
}

bool is_as_new(const Model& model, const Model& fresh) {
    return has_nothing_to_lose(model) && model.sheet == Sheet::none && model.language == fresh.language &&
           !model.access.is_chosen();
}

}  // namespace

void somebody_is_there(Model& model) {
    model.touched_ms = model.now_ms;
    model.warned_ms.reset();
}

void end_visit(Turn& turn) {
    Model fresh = next_model(turn.world, turn.model);
    fresh.broken_films = std::move(turn.model.broken_films);
    turn.model = std::move(fresh);
    turn.effects.emplace_back(VisitEnded{});
}

void take(Turn& turn, const Tick& message) {
    Model& model = turn.model;
    if (model.now_ms == 0) model.touched_ms = model.opened_ms = message.boot_ms;  // the first tick of all
    model.now_ms = message.boot_ms;
    model.wall_ms = message.wall_ms;
    light_on(model);
    if (model.at == Step::crew && !crew_goes_on(turn)) return;
    if (turn.world.preview) somebody_is_there(model);  // whoever writes the text
    if (model.keeping.state == Keeping::State::sent && model.now_ms - model.keeping.since_ms >= one_moment_ms) {
        model.keeping.state = Keeping::State::waiting;
    }
    if (model.warned_ms) {
        if (model.now_ms - *model.warned_ms >= countdown_ms) end_visit(turn);
        return;
    }
    if (model.at == Step::crew || model.now_ms - model.touched_ms < idle_limit(model)) return;
    if (!has_nothing_to_lose(model)) {
        // From this tick on, not from when it was due: whoever stands there gets the whole countdown to see.
        model.warned_ms = model.now_ms;
    } else if (!is_as_new(model, first_model(turn.world))) {
        end_visit(turn);
    }
}

void take(Turn&, const Touched&) {}  // update() has noted it

void take(Turn&, const Stay&) {}

void take(Turn& turn, const Finish&) {
    end_visit(turn);
}

std::optional<std::int64_t> next_change(const Model& model) {
    std::optional<std::int64_t> next;
    const auto at = [&](std::int64_t when) { next = next ? std::min(*next, when) : when; };
    if (model.keeping.state == Keeping::State::sent) at(model.keeping.since_ms + one_moment_ms);
    if (model.at == Step::crew) {
        at(model.touched_ms + crew_idle_ms);
        if (const auto looks = crew_looks_at(model)) at(*looks);
        if (model.crew.wait_until_ms > model.now_ms) at(model.now_ms + 1000);
    } else if (model.warned_ms) {
        const std::int64_t seconds_run = (model.now_ms - *model.warned_ms) / 1000;
        at(*model.warned_ms + (seconds_run + 1) * 1000);
    } else if (!has_nothing_to_lose(model) || model.sheet != Sheet::none || model.access.is_chosen() ||
               model.now_ms - model.touched_ms < idle_limit(model)) {
        at(model.touched_ms + idle_limit(model));
    }
    if (const auto lives = picture_lives(model)) at(*lives);
    if (model.light.way) at(model.now_ms + light_frame_ms);
    return next;
}

}  // namespace monter::kiosk
