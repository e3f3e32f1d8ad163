#include "kiosk/stage/posters.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "kiosk/stage/poster_slots.hpp"

namespace monter::kiosk {

namespace {

constexpr float pi = std::numbers::pi_v<float>;
constexpr std::size_t held_most = 6;  // one is two or three megabytes: what is shown, what comes, and a way back
constexpr std::int64_t fade_ms = 1200, calm_fade_ms = 120;
constexpr std::int64_t field_ms = 480;
constexpr std::int64_t lived_at_once_most = 250;  // between two frames of a machine that bears few
constexpr std::int64_t lived_hour = 3'600'000;
constexpr float drift_seconds = 40;  // there and back

Result<pack::PosterMesh> drawable(View bytes) {
    auto mesh = pack::poster_mesh_from(bytes);
    if (!mesh) return fail(mesh.error());
    return in_slots(std::move(*mesh));
}

}  // namespace

Posters::Posters(std::shared_ptr<const pack::Source> source, std::function<void()> on_ready)
    : loader_(std::move(source), drawable, std::move(on_ready)) {}

PosterMeshGl* Posters::get(const std::string& name) {
    if (name.empty()) return nullptr;
    const auto [held, is_new] = held_.try_emplace(name);
    held->second.asked = ++turn_;
    if (is_new) loader_.ask(name);
    return held->second.mesh.get();
}

bool Posters::take() {
    auto ready = loader_.take();
    for (auto& [name, mesh] : ready) {
        auto& held = held_[name].mesh;
        const bool is_shown = held && held.get() == shown_, is_winter = held && held.get() == winter_;
        held = std::make_unique<PosterMeshGl>(std::move(mesh));
        if (is_shown) shown_ = held.get();
        if (is_winter) winter_ = held.get();
    }
    if (held_.size() > held_most) make_room();
    return !ready.empty();
}

void Posters::read_from(std::shared_ptr<const pack::Source> source) {
    std::vector<std::string> names;
    for (const auto& [name, held] : held_) names.push_back(name);
    static_cast<void>(loader_.read_from(std::move(source), names));
}

void Posters::make_room() {
    while (held_.size() > held_most) {
        auto oldest = held_.end();
        for (auto held = held_.begin(); held != held_.end(); ++held) {
            const auto& mesh = held->second.mesh;
            if (!mesh || mesh.get() == shown_ || mesh.get() == winter_) continue;
            if (oldest == held_.end() || held->second.asked < oldest->second.asked) oldest = held;
        }
        if (oldest == held_.end()) return;
        held_.erase(oldest);
    }
}

void Posters::see(const Scene& scene, std::int64_t now_ms, bool calm, const std::function<GLuint()>& keep_last) {
    lived_ms_ = (lived_ms_ + std::clamp<std::int64_t>(now_ms - now_ms_, 0, lived_at_once_most)) % lived_hour;
    now_ms_ = now_ms;
    calm_ = calm;
    const auto poster = std::find_if(scene.elements.begin(), scene.elements.end(), [](const Element& element) {
        return element.look == Look::poster && element.light.has_value();
    });
    const bool is_new_screen = scene.screen != screen_;
    screen_ = scene.screen;
    waits_ = false;
    if (is_new_screen) last_ = 0;
    if (poster == scene.elements.end()) {
        shown_ = winter_ = nullptr;
        // Read while a visitor still chooses, so that what they choose is there: the best matches at once, every other
        // place as soon as a finger lies on it.
        for (const Element& element : scene.elements) {
            const bool is_match = element.look == Look::place_card;
            if (is_match || element.states.pressed) static_cast<void>(get(element.next_picture));
        }
        return;
    }
    // What the season shows now is asked for first.
    PosterMeshGl* const first = get(poster->winter < 1 ? poster->picture : poster->winter_picture);
    PosterMeshGl* const second = get(poster->winter < 1 ? poster->winter_picture : poster->picture);
    const bool is_summer = poster->winter < 1;
    PosterMeshGl* const summer = is_summer ? first : second;
    PosterMeshGl* const winter = is_summer ? second : first;
    waits_ = first == nullptr || (poster->winter > 0 && winter == nullptr);
    if (is_new_screen) came_ms_ = 0;
    if (first == nullptr && is_new_screen) shown_ = winter_ = nullptr;
    const bool is_bare = shown_ == nullptr && !is_new_screen;
    // What stands there stays, as it stood, until the next one is whole; but the same land in its other season may
    // stand in for it, so that a finger that drags through the year is followed.
    const bool is_same_land = poster->picture == name_ && !is_new_screen;
    if (first == nullptr && !(is_same_land && second != nullptr)) return;
    // For people who asked for calm another light fades in, too: the attract screen's next still, a chip of the light
    // of the year. Only a finger on the light itself is followed.
    const Light& light = *poster->light;
    const bool is_held = std::any_of(scene.elements.begin(), scene.elements.end(), [](const Element& element) {
        return element.look == Look::light_carpet && element.states.pressed;
    });
    const bool is_next_still =
        calm && !is_held && (view_.light.day != light.day || view_.light.elevation != light.elevation);
    if ((!is_same_land || is_next_still) && shown_ != nullptr && !is_new_screen) {
        last_ = keep_last();
        since_ms_ = now_ms;
        fade_ms_ = calm ? calm_fade_ms : fade_ms;
    }
    if (is_bare) came_ms_ = now_ms;
    name_ = poster->picture;
    choose(*poster, summer, winter);
    const float seconds = static_cast<float>(lived_ms_) / 1000;
    const float drift = poster->value + poster->drifts * std::sin(seconds * 2 * pi / drift_seconds);
    view_ = {.light = light,
             .drift = calm ? 0 : drift,
             .aurora_from = poster->aurora_from,
             .aurora_below = poster->aurora_below,
             .seconds = calm ? 0 : seconds,
             .lives = !calm,
             .framing = poster->framing};
    // Asked for last, so that it never makes what is shown wait.
    static_cast<void>(get(poster->next_picture));
}

// Which mesh stands below and which over it; one alone where the other would not be seen, or is not there yet.
void Posters::choose(const Element& poster, PosterMeshGl* summer, PosterMeshGl* winter) {
    const bool both = summer != nullptr && winter != nullptr;
    const bool is_winter = both ? poster.winter >= 1 : summer == nullptr;
    shown_ = is_winter ? winter : summer;
    winter_ = both && !is_winter && poster.winter > 0 ? winter : nullptr;
    winter_share_ = poster.winter;
}

float Posters::field() const {
    if (shown_ == nullptr) return 1;
    if (came_ms_ == 0) return 0;
    const auto gone = static_cast<float>(now_ms_ - came_ms_);
    const float t = std::clamp(gone / static_cast<float>(calm_ ? calm_fade_ms : field_ms), 0.0F, 1.0F);
    return 1 - t * t * (3 - 2 * t);
}

float Posters::leaving() const {
    if (last_ == 0 || fade_ms_ == 0) return 0;
    const float t = std::clamp(static_cast<float>(now_ms_ - since_ms_) / static_cast<float>(fade_ms_), 0.0F, 1.0F);
    return (1 - t) * (1 - t) * (1 - t);
}

void Posters::draw(Size size, float scale, const Turn& turn) {
    if (shown_ != nullptr) gl_.draw(*shown_, view_, size, scale, turn);
    if (shown_ == nullptr || winter_ == nullptr) return mix_.forget();
    mix_.draw(winter_share_, [&] { gl_.draw(*winter_, view_, size, scale, turn); });
}

}  // namespace monter::kiosk
