#include "kiosk/app/kiosk.hpp"

#include <algorithm>

namespace monter::kiosk {
namespace {

constexpr float large_text_scale = 1.5F;

bool is_nobody_there(const Model& model) {
    return model.at == Step::attract && model.sheet == Sheet::none && model.visit.is_empty();
}

// A tick that shows nothing new needs no new frame.
bool looks_same(const Model& before, const Model& after) {
    const auto second = [](const Model& model) { return (model.now_ms - *model.warned_ms) / 1000; };
    return before.warned_ms == after.warned_ms && (!after.warned_ms || second(before) == second(after)) &&
           before.keeping.state == after.keeping.state && before.at == after.at;
}

}  // namespace

Kiosk::Kiosk(World world, Hands::Reach reach, float text_scale)
    : world_(std::move(world)), hands_(std::move(reach)), model_(first_model(world_)), text_scale_(text_scale) {}

bool Kiosk::turn(const std::vector<Message>& messages, const Moment& now) {
    const Model before = model_;
    take(Tick{now.boot_ms, now.wall_ms});
    bool changed = !looks_same(before, model_);
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
        Model fresh = first_model(world_);
        fresh.now_ms = fresh.touched_ms = model_.now_ms;
        fresh.wall_ms = model_.wall_ms;
        model_ = std::move(fresh);
        changed = true;
    }
    return changed;
}

void Kiosk::take(const Message& message) {
    Next next = update(std::move(model_), message, world_);
    model_ = std::move(next.model);
    for (Effect& effect : next.effects) {
        for (const Message& answer : hands_.carry_out(std::move(effect))) take(answer);
    }
}

Scene Kiosk::scene(Frame panel) const {
    panel.language = model_.language;
    panel.text_scale = model_.access.large_text ? std::max(text_scale_, large_text_scale) : text_scale_;
    panel.high_contrast = model_.access.high_contrast;
    return kiosk::scene(model_, world_, panel);
}

void Kiosk::bring(World world) {
    waiting_ = std::move(world);
}

}  // namespace monter::kiosk
