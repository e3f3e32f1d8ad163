// What SDL has for one turn of the stage. A storm of touches (a failing panel sends thousands a second) is thinned
// where it comes in, so that a turn stays short and the screen goes on: a movement that a later one of the same finger
// overtakes is left out, and so are landings beyond what hands can do in the time of a few frames. SDL itself holds
// 65,535 events at most. UI thread.
#pragma once

#include <SDL.h>

namespace monter::kiosk {

class EventQueue {
public:
    static constexpr int landings_max = 12;  // a turn
    // False where nothing is left.
    [[nodiscard]] bool next(SDL_Event& event);

private:
    int landings_ = 0;
};

}  // namespace monter::kiosk
