// How a stage is kept going by whoever owns the loop: main, or a bench that measures what main costs. UI thread.
#pragma once

#include <functional>

#include "kiosk/stage/stage.hpp"

namespace monter::kiosk {

// One turn, one frame where one is wanted, and the sleep until the next; false when the window was closed. Draws while
// something moves, sleeps while nothing does (half a second at most, so that who asks the program to end is heard).
// What lives by itself is drawn as often as this machine bears (kiosk/stage/pace.hpp); a touch ends that sleep at once.
// `drawn` is called after a frame, before the sleep.
[[nodiscard]] bool pass(Stage& stage, const std::function<void()>& drawn);

}  // namespace monter::kiosk
