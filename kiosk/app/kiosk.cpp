#include "kiosk/app/kiosk.hpp"

#include <algorithm>

#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {
namespace {

constexpr float large_text_scale = 1.5F;

World at_scale(World world, float text_scale) {
    world.text_scale = text_scale;
    return world;
}

bool is_nobody_there(const Model& model) {
    return model.at == Step::attract && model.sheet == Sheet::none && model.visit.is_empty() &&
           !model.access.is_chosen();  // who chose large text is about to begin
}

// What time alone can change of what is seen: a tick that leaves it as it was needs no new frame.
struct Seen {
    Step at;
    Sheet sheet;
    std::string language;
    bool large_text, high_contrast, less_motion;
    Keeping::State keeping;
    std::optional<std::int64_t> countdown_s, picture;
    YearTime light;
    std::int64_t crew_wait_s = 0, crew_looked_ms = 0;
    friend bool operator==(const Seen&, const Seen&) = default;
};

Seen seen(const Model& model) {
    Seen now{model.at,
             model.sheet,
             model.language,
             model.access.large_text,
             model.access.high_contrast,
             model.access.less_motion,
             model.keeping.state,
             std::nullopt,
             picture_lives(model),
             model.light.time};
    now.crew_wait_s = std::max<std::int64_t>(0, model.crew.wait_until_ms - model.now_ms + 999) / 1000;
    now.crew_looked_ms = model.crew.looked_ms;
    if (model.warned_ms) now.countdown_s = (model.now_ms - *model.warned_ms) / 1000;
    return now;
}

}  // namespace

Kiosk::Kiosk(World world, Hands::Reach reach, float text_scale)
    : world_(at_scale(std::move(world), text_scale)), hands_(std::move(reach)), model_(first_model(world_)) {}

bool Kiosk::turn(const std::vector<Message>& messages, const Moment& now) {
    const Seen before = seen(model_);
    take(Tick{now.boot_ms, now.wall_ms});
    bool changed = before != seen(model_);
    for (const Message& answer : hands_.take_answers()) {
        take(answer);
        changed = true;
    }
    for (const Message& message : messages) {
        take(message);
        changed = true;
    }
    if (waiting_ && is_nobody_there(model_)) {
        world_ = std::move(*waiting_);
        waiting_.reset();
        model_ = next_model(world_, model_);
        changed = true;
    }
    return changed;
}

void Kiosk::note_choices(const Message& message) {
    const auto* told = std::get_if<CrewTold>(&message);
    const auto* facts = told ? std::get_if<local::CrewFacts>(&told->reply) : nullptr;
    if (!facts) return;
    choose(facts->settings);
}

void Kiosk::choose(const local::CrewSettings& chosen) {
    world_.crew = chosen;
    if (waiting_) waiting_->crew = chosen;
}

void Kiosk::take(const Message& message) {
    note_choices(message);
    Next next = update(std::move(model_), message, world_);
    model_ = std::move(next.model);
    for (Effect& effect : next.effects) {
        for (const Message& answer : hands_.carry_out(std::move(effect))) take(answer);
    }
}

Scene Kiosk::scene(Frame panel) const {
    panel.language = model_.language;
    panel.text_scale = model_.access.large_text ? std::max(world_.text_scale, large_text_scale) : world_.text_scale;
    panel.high_contrast = model_.access.high_contrast;
    return kiosk::scene(model_, world_, panel);
}

void Kiosk::bring(World world) {
    waiting_ = at_scale(std::move(world), world_.text_scale);
}

void Kiosk::show(World world) {
    world_ = std::move(world);
    refit(model_, world_);
}

}  // namespace monter::kiosk
