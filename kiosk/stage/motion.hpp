// How far each thing on the screen has got in its movement, from the clock it is given and nothing else: presses,
// selections, screen changes, cards that come in, the sun on its arc. Times and easings are the art direction's.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

class Motion {
public:
    enum class Change { none, screen, sheet };

    // Compares the scene with the last one. `calm` (large text, or asked for) leaves only short fades.
    Change see(const Scene& scene, std::int64_t now_ms, bool calm);

    [[nodiscard]] float pressed(const std::string& id) const;   // 0..1
    [[nodiscard]] float shrunk(const std::string& id) const;    // how large it is drawn while pressed: 0.98..1
    [[nodiscard]] float selected(const std::string& id) const;  // 0..1, past 1 while it pops
    [[nodiscard]] float entered(int card) const;                // 0..1 of the card-th card since the screen changed
    [[nodiscard]] float leaving() const;  // 1 at a change of screen or sheet, 0 when the old one is gone
    [[nodiscard]] float slide() const;    // 1 at a change of screen, 0 at rest
    [[nodiscard]] float station() const { return station_now_; }  // of the sun on its arc, 0..4
    // How far something that began to be at `since_ms` has faded in.
    [[nodiscard]] float faded_in(std::int64_t since_ms) const;

    // Something is not at rest: another frame is wanted soon.
    [[nodiscard]] bool moving() const;

private:
    struct Thing {
        bool pressed = false, on = false, here = false;
        std::int64_t pressed_ms = 0, on_ms = 0;
        float pressed_from = 0;
        bool popped = false;  // became selected on this screen
    };
    [[nodiscard]] float pressed(const Thing& thing) const;
    void see_element(const Element& element, bool is_new_screen);
    void move_station(float value);

    std::map<std::string, Thing, std::less<>> things_;
    std::string screen_;
    bool sheet_ = false, calm_ = false;
    std::int64_t now_ms_ = 0, changed_ms_ = -10'000, screen_ms_ = -10'000, settled_ms_ = 0;
    std::int64_t fade_ms_ = 0;
    float station_from_ = -1, station_to_ = -1, station_now_ = 0;
    std::int64_t station_ms_ = 0;
};

}  // namespace monter::kiosk
