// Walking a screen with keys or a switch: one element after the other, in reading order. A touch puts it away.
#pragma once

#include <string>

#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

class FocusWalk {
public:
    // To the next (by = 1) or the one before (-1) that answers a touch; round the end.
    void step(const Scene& scene, int by);
    void put_away() {
        id_.clear();
        holds_ = false;
    }
    // A slider it stands on is taken in hand, or let go; a step lets go too.
    void take_hold(bool holds) { holds_ = holds; }
    [[nodiscard]] bool holds(const Scene& scene) const;
    // The element the walk stands on, where the scene still has it.
    [[nodiscard]] const Element* at(const Scene& scene) const;

private:
    std::string id_;
    bool holds_ = false;
};

}  // namespace monter::kiosk
