#include "kiosk/ui/gestures.hpp"

#include <algorithm>

namespace monter::kiosk {
namespace {

bool is_slider(const Element& element) {
    return element.tap && std::holds_alternative<DragLight>(*element.tap);
}

bool is_held(const Element& element) {
    return element.tap && std::holds_alternative<KnockCrew>(*element.tap);
}

Message slid(const Element& slider, Point finger) {
    const Rect& rect = slider.rect;
    return DragLight{std::clamp((finger.x - rect.x) / rect.w, 0.0F, 1.0F),
                     std::clamp((finger.y - rect.y) / rect.h, 0.0F, 1.0F)};
}

}  // namespace

std::optional<Message> Gestures::feel(const Finger& finger, const Scene& scene) {
    if (finger.does == Finger::Does::down) {
        if (finger_) return std::nullopt;
        finger_ = finger.id;
        const Element* under = scene.at(finger.at);
        pressed_ = under ? under->id : std::string();
        inside_ = under != nullptr;
        slides_ = under != nullptr && is_slider(*under);
        holds_ = under != nullptr && is_held(*under);
        held_since_ms_.reset();
        return slides_ ? std::optional<Message>(slid(*under, finger.at)) : std::nullopt;
    }
    if (!finger_ || *finger_ != finger.id) return std::nullopt;
    if (slides_) return slide(finger, scene);
    const Element* under = scene.at(finger.at);
    inside_ = under != nullptr && !pressed_.empty() && under->id == pressed_;
    holds_ = holds_ && inside_;
    if (finger.does == Finger::Does::move) return std::nullopt;
    finger_.reset();
    const bool fires = inside_ && finger.does == Finger::Does::up && !is_held(*under);
    inside_ = false;
    // Slid off, or nothing there: still, somebody is standing here.
    return fires ? under->tap : std::optional<Message>(Touched{});
}

std::optional<Message> Gestures::wait(const Scene& scene, std::int64_t now_ms) {
    const Element* const held = holds() ? scene.find(pressed_) : nullptr;
    if (held == nullptr || !is_held(*held)) return std::nullopt;
    if (!held_since_ms_) held_since_ms_ = now_ms;
    if (now_ms - *held_since_ms_ < crew_hold_ms) return std::nullopt;
    finger_.reset();
    inside_ = holds_ = false;
    return held->tap;
}

std::optional<Message> Gestures::slide(const Finger& finger, const Scene& scene) {
    const Element* slider = scene.find(pressed_);
    const bool is_there = slider != nullptr && is_slider(*slider);
    if (finger.does != Finger::Does::move) {
        finger_.reset();
        inside_ = slides_ = false;
    }
    if (!is_there || finger.does == Finger::Does::cancel) return Touched{};
    return slid(*slider, finger.at);
}

}  // namespace monter::kiosk
