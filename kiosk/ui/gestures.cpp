#include "kiosk/ui/gestures.hpp"

namespace monter::kiosk {

std::optional<Message> Gestures::feel(const Finger& finger, const Scene& scene) {
    if (finger.does == Finger::Does::down) {
        if (finger_) return std::nullopt;
        finger_ = finger.id;
        const Element* under = scene.at(finger.at);
        pressed_ = under ? under->id : std::string();
        inside_ = under != nullptr;
        return std::nullopt;
    }
    if (!finger_ || *finger_ != finger.id) return std::nullopt;
    const Element* under = scene.at(finger.at);
    inside_ = under != nullptr && !pressed_.empty() && under->id == pressed_;
    if (finger.does == Finger::Does::move) return std::nullopt;
    finger_.reset();
    const bool fires = inside_ && finger.does == Finger::Does::up;
    inside_ = false;
    // Slid off, or nothing there: still, somebody is standing here.
    return fires ? under->tap : std::optional<Message>(Touched{});
}

}  // namespace monter::kiosk
