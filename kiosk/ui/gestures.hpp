// Fingers to messages. One finger speaks at a time; it counts where it leaves, not where it lands: fires on release
// inside the element it pressed, sliding off cancels, a second finger and palms are ignored. No double tap, no
// hover, and one long press: the crew's hidden corner (what it says is a KnockCrew) answers no tap, only a finger that
// stays on it for crew_hold_ms.
//
// A slider (what it says is a DragLight) is the exception: it answers from the first touch on, at every move, with the
// place under the finger; past its edges it stays at the edge, and leaving it cancels nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

inline constexpr std::int64_t crew_hold_ms = 3'000;  // no visitor leans on a corner so long

struct Finger {
    enum class Does { down, move, up, cancel };
    Does does = Does::down;
    std::int64_t id = 0;  // which finger; a mouse is always the same one
    Point at;             // design pixels
};

class Gestures {
public:
    // What the finger said with this scene up; the scene may have changed since it landed: then the element of the same
    // id answers, or nothing.
    [[nodiscard]] std::optional<Message> feel(const Finger& finger, const Scene& scene);
    // Time alone: the long press, once it is long enough. To be asked while holds() is true.
    [[nodiscard]] std::optional<Message> wait(const Scene& scene, std::int64_t now_ms);
    [[nodiscard]] bool holds() const { return holds_ && inside_; }
    // The element under the finger that would answer a release now; empty = none. For the pressed look.
    [[nodiscard]] const std::string& pressed() const { return inside_ ? pressed_ : none_; }

private:
    std::optional<std::int64_t> finger_;
    std::string pressed_, none_;
    [[nodiscard]] std::optional<Message> slide(const Finger& finger, const Scene& scene);
    bool inside_ = false, slides_ = false, holds_ = false;
    std::optional<std::int64_t> held_since_ms_;
};

}  // namespace monter::kiosk
