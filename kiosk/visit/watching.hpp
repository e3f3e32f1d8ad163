// How a visitor watches the film of a municipality.
#pragma once

#include <string>

namespace monter::kiosk {

struct Watching {
    bool plays = false, sounds = false, captions = true;  // as the visitor wants it: muted first, captions on
    bool was_seen = false;                                // once to its end: from then on it only goes round
    bool is_broken = false;
    bool has_sound = true;  // as far as is known
    double at_s = 0, length_s = 0;
    std::string caption;
};

}  // namespace monter::kiosk
