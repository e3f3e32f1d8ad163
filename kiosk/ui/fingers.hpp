// Which of the fingers on the panel speaks: the first that lands. A second one is ignored, a palm (three and more at
// once) takes the word from all of them until the hand is off, and what lies still for ten seconds is no finger but a
// sleeve, a drop of water or a broken line of the panel: it is ignored from then on, and the next finger is heard.
//
// Gestures (kiosk/ui/gestures.hpp) hear only what this lets through.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "kiosk/ui/gestures.hpp"

namespace monter::kiosk {

inline constexpr std::int64_t stuck_finger_ms = 10'000;  // faults.md, F69
inline constexpr float still_finger_px = 24;             // 9 mm on the declared panel: a stuck contact trembles
inline constexpr std::size_t palm_fingers = 3;

class Fingers {
public:
    enum class Heard { speaks, ignored, cancelled };  // cancelled: ignored, and what the speaking one pressed is void
    [[nodiscard]] Heard hear(const Finger& finger, std::int64_t now_ms);
    // Time alone; true where the speaking finger has just been found stuck: what it pressed is void.
    [[nodiscard]] bool is_stuck(std::int64_t now_ms);

private:
    [[nodiscard]] Heard land(const Finger& finger, std::int64_t now_ms);
    std::optional<std::int64_t> speaker_;
    Point at_;                                     // where the speaking finger last moved to
    std::int64_t since_ms_ = 0;                    // and when
    std::map<std::int64_t, std::int64_t> others_;  // on the panel, unheard: which, and since when
    bool palm_ = false;                            // nobody speaks until `others_` are off
};

}  // namespace monter::kiosk
