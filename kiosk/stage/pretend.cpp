#include "kiosk/stage/pretend.hpp"

#include <SDL.h>

namespace monter::kiosk {

void pretend_finger(const Stage& stage, Finger::Does does, Point at, std::int64_t finger) {
    const Point window = stage.fit().to_window(at);
    SDL_Event event{};
    event.type = does == Finger::Does::down ? SDL_FINGERDOWN
                 : does == Finger::Does::up ? SDL_FINGERUP
                                            : SDL_FINGERMOTION;
    event.tfinger.touchId = 1;
    event.tfinger.fingerId = finger;
    event.tfinger.x = window.x / static_cast<float>(stage.fit().window_w);
    event.tfinger.y = window.y / static_cast<float>(stage.fit().window_h);
    event.tfinger.pressure = 1;
    event.tfinger.windowID = stage.window_id();
    SDL_PushEvent(&event);
}

Result<void> pretend_key(const Stage& stage, const std::string& name, bool down) {
    const bool shift = name.rfind("Shift+", 0) == 0;
    const SDL_Keycode code = SDL_GetKeyFromName(shift ? name.substr(6).c_str() : name.c_str());
    if (code == SDLK_UNKNOWN) return fail(Kind::refused, "there is no key named \"" + name + "\"");
    SDL_Event event{};
    event.type = down ? SDL_KEYDOWN : SDL_KEYUP;
    event.key.windowID = stage.window_id();
    event.key.state = down ? SDL_PRESSED : SDL_RELEASED;
    event.key.keysym.sym = code;
    event.key.keysym.mod = shift ? KMOD_LSHIFT : KMOD_NONE;
    SDL_PushEvent(&event);
    return {};
}

float running_ms() {
    return static_cast<float>(SDL_GetTicks64());
}

}  // namespace monter::kiosk
