#include "kiosk/stage/motion.hpp"

#include <algorithm>
#include <cmath>

namespace monter::kiosk {

namespace {

constexpr std::int64_t press_in_ms = 80, press_out_ms = 160, pop_ms = 220, screen_ms = 360, sheet_ms = 160,
                       calm_ms = 120, card_ms = 320, card_step_ms = 60, station_ms = 600;
constexpr int cards_staggered = 5;
constexpr float press_shrinks = 0.02F;

float part(std::int64_t since, std::int64_t now, std::int64_t length) {
    return std::clamp(static_cast<float>(now - since) / static_cast<float>(length), 0.0F, 1.0F);
}
float cubic_out(float t) {
    return 1 - (1 - t) * (1 - t) * (1 - t);
}
float cubic_in_out(float t) {
    return t < 0.5F ? 4 * t * t * t : 1 - std::pow(2 - 2 * t, 3.0F) / 2;
}
float out_back(float t) {
    constexpr float over = 1.2F;
    return 1 + (over + 1) * std::pow(t - 1, 3.0F) + over * std::pow(t - 1, 2.0F);
}

}  // namespace

Motion::Change Motion::see(const Scene& scene, std::int64_t now_ms, bool calm) {
    now_ms_ = now_ms;
    calm_ = calm;
    Change change = Change::none;
    const bool is_first = screen_.empty();
    if (scene.screen != screen_) {
        change = is_first ? Change::none : Change::screen;
        screen_ = scene.screen;
        screen_ms_ = now_ms;
        fade_ms_ = calm ? calm_ms : screen_ms;
        things_.clear();
    } else if (scene.modal != sheet_) {
        change = Change::sheet;
        fade_ms_ = calm ? calm_ms : sheet_ms;
    }
    sheet_ = scene.modal;
    if (change != Change::none) changed_ms_ = now_ms;
    settled_ms_ = std::max(settled_ms_, changed_ms_ + fade_ms_);
    if (change == Change::screen && !calm) {
        settled_ms_ = std::max(settled_ms_, now_ms + card_ms + card_step_ms * cards_staggered);
    }

    for (auto& [id, thing] : things_) thing.here = false;
    for (const Element& element : scene.elements) see_element(element, screen_ms_ == now_ms);
    std::erase_if(things_, [](const auto& entry) { return !entry.second.here; });
    return change;
}

void Motion::see_element(const Element& element, bool is_new_screen) {
    if (element.look == Look::sun_arc) move_station(element.value);
    if (!element.tap && element.role == Role::decoration) return;
    const auto [at, is_new] = things_.try_emplace(element.id);
    Thing& thing = at->second;
    thing.here = true;
    if (thing.pressed != element.states.pressed) {
        thing.pressed_from = pressed(thing);
        thing.pressed = element.states.pressed;
        thing.pressed_ms = now_ms_;
        settled_ms_ = std::max(settled_ms_, now_ms_ + press_out_ms);
    }
    if (thing.on != element.states.on) {
        thing.on = element.states.on;
        thing.on_ms = now_ms_;
        thing.popped = !is_new && !is_new_screen && !calm_;
        if (thing.popped) settled_ms_ = std::max(settled_ms_, now_ms_ + pop_ms);
    }
}

void Motion::move_station(float value) {
    if (station_to_ != value) {
        station_from_ = station_to_ < 0 || calm_ ? value : station_now_;
        station_to_ = value;
        station_ms_ = now_ms_;
        if (station_from_ != value) settled_ms_ = std::max(settled_ms_, now_ms_ + station_ms);
    }
    const float t = cubic_in_out(part(station_ms_, now_ms_, station_ms));
    station_now_ = station_from_ + (station_to_ - station_from_) * t;
}

float Motion::pressed(const Thing& thing) const {
    const float to = thing.pressed ? 1.0F : 0.0F;
    const float t = thing.pressed ? part(thing.pressed_ms, now_ms_, press_in_ms)
                                  : cubic_out(part(thing.pressed_ms, now_ms_, press_out_ms));
    return thing.pressed_from + (to - thing.pressed_from) * t;
}

float Motion::pressed(const std::string& id) const {
    const auto thing = things_.find(id);
    return thing == things_.end() ? 0 : pressed(thing->second);
}

float Motion::shrunk(const std::string& id) const {
    return calm_ ? 1 : 1 - press_shrinks * pressed(id);
}

float Motion::selected(const std::string& id) const {
    const auto thing = things_.find(id);
    if (thing == things_.end() || !thing->second.on) return 0;
    return thing->second.popped ? out_back(part(thing->second.on_ms, now_ms_, pop_ms)) : 1;
}

float Motion::entered(int card) const {
    if (calm_) return 1;
    const std::int64_t begins = screen_ms_ + card_step_ms * std::min(card, cards_staggered);
    return cubic_out(part(begins, now_ms_, card_ms));
}

float Motion::leaving() const {
    return fade_ms_ == 0 ? 0 : 1 - cubic_out(part(changed_ms_, now_ms_, fade_ms_));
}

float Motion::slide() const {
    return calm_ ? 0 : 1 - cubic_out(part(screen_ms_, now_ms_, screen_ms));
}

float Motion::faded_in(std::int64_t since_ms) const {
    // What is there as soon as its screen is needs no fade of its own.
    return since_ms <= screen_ms_ + 50 ? 1 : part(since_ms, now_ms_, calm_ ? calm_ms : sheet_ms);
}

bool Motion::moving() const {
    return now_ms_ < settled_ms_;
}

}  // namespace monter::kiosk
