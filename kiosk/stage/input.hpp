// What SDL reports, as messages of the kiosk. Fingers and the mouse (one finger) go through the gestures; a keyboard or
// switch walks the screen, and writes where the on-screen keyboard stands. On a slider Enter takes hold: then the
// arrows move it (a day to the sides, six minutes up and down; Page Up and Down a month) until Enter, Escape or Tab let
// go. So who walks by arrows alone is not caught there. A key
// with Ctrl, Alt or a logo key, and every other key, says only that somebody is there. UI thread.
#pragma once

#include <SDL.h>

#include <vector>

#include "kiosk/stage/focus_walk.hpp"
#include "kiosk/stage/gl_renderer.hpp"
#include "kiosk/ui/fingers.hpp"
#include "kiosk/ui/gestures.hpp"
#include "kiosk/ui/keyboard.hpp"

namespace monter::kiosk {

// Of the mouse among the fingers; SDL's own ids are never negative.
inline constexpr std::int64_t mouse_finger = -1;

class Input {
public:
    struct Surroundings {
        const Scene& scene;
        const Keyboard& keyboard;
        const Fit& fit;
        int window_w = 0, window_h = 0;  // in the units mouse events come in
    };
    // True where the event is one of ours and, of fingers, the one that speaks: the scene is needed only then.
    [[nodiscard]] bool wants(const SDL_Event& event, const Fit& fit, std::int64_t now_ms);
    // Time alone; true where a finger that lies there too long has lost what it pressed.
    [[nodiscard]] bool rest(std::int64_t now_ms);
    // A finger is on the one thing that is held (kiosk/ui/gestures.hpp); what it says once it has been long enough.
    [[nodiscard]] bool holds() const { return gestures_.holds(); }
    [[nodiscard]] std::optional<Message> wait(const Scene& scene, std::int64_t now_ms) {
        return gestures_.wait(scene, now_ms);
    }
    // The messages it makes; a pressed look or a focus may change without one.
    [[nodiscard]] std::vector<Message> take(const SDL_Event& event, const Surroundings& around);
    // Marks what is pressed and where the walk stands.
    void mark(Scene& scene) const;

private:
    [[nodiscard]] std::vector<Message> feel(const Finger& finger, const Scene& scene);
    [[nodiscard]] std::vector<Message> key(const SDL_Keysym& key, const Surroundings& around);
    [[nodiscard]] std::vector<Message> slider_key(const SDL_Keysym& key);
    void cancel();
    Fingers fingers_;
    Gestures gestures_;
    std::int64_t speaker_ = 0;  // of the gestures: whom to cancel
    FocusWalk walk_;
    bool mouse_down_ = false;
};

}  // namespace monter::kiosk
