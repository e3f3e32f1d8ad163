#include "kiosk/ui/fingers.hpp"

#include <cmath>

namespace monter::kiosk {

Fingers::Heard Fingers::hear(const Finger& finger, std::int64_t now_ms) {
    if (finger.does == Finger::Does::down) return land(finger, now_ms);
    const bool lifts = finger.does != Finger::Does::move;
    if (speaker_ != finger.id) {
        if (lifts) others_.erase(finger.id);
        return Heard::ignored;
    }
    if (std::hypot(finger.at.x - at_.x, finger.at.y - at_.y) > still_finger_px) {
        at_ = finger.at;
        since_ms_ = now_ms;
    }
    if (lifts) speaker_.reset();
    return Heard::speaks;
}

Fingers::Heard Fingers::land(const Finger& finger, std::int64_t now_ms) {
    // One that lands twice has been lifted unseen; what has lain there too long hides no palm. So the list stays short.
    others_.erase(finger.id);
    std::erase_if(others_, [&](const auto& other) { return now_ms - other.second >= stuck_finger_ms; });
    constexpr std::size_t panel_fingers_max = 64;
    if (others_.size() >= panel_fingers_max) others_.clear();
    if (speaker_ == finger.id) speaker_.reset();
    if (palm_ && !others_.empty()) {
        others_[finger.id] = now_ms;
        return Heard::ignored;
    }
    palm_ = false;
    if (!speaker_) {
        speaker_ = finger.id;
        at_ = finger.at;
        since_ms_ = now_ms;
        return Heard::speaks;
    }
    others_[finger.id] = now_ms;
    if (others_.size() + 1 < palm_fingers) return Heard::ignored;
    others_[*speaker_] = now_ms;
    speaker_.reset();
    palm_ = true;
    return Heard::cancelled;
}

bool Fingers::is_stuck(std::int64_t now_ms) {
    if (!speaker_ || now_ms - since_ms_ < stuck_finger_ms) return false;
    speaker_.reset();
    return true;
}

}  // namespace monter::kiosk
