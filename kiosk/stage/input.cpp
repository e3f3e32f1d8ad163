#include "kiosk/stage/input.hpp"

#include <algorithm>
#include <utility>

#include "sync/base/utf8.hpp"

namespace monter::kiosk {

namespace {

Point finger_at(const SDL_TouchFingerEvent& finger, const Fit& fit) {
    return fit.to_design(finger.x * static_cast<float>(fit.window_w), finger.y * static_cast<float>(fit.window_h));
}

Finger finger_of(const SDL_TouchFingerEvent& event, const Fit& fit) {
    const Finger::Does does = event.type == SDL_FINGERDOWN ? Finger::Does::down
                              : event.type == SDL_FINGERUP ? Finger::Does::up
                                                           : Finger::Does::move;
    return {does, event.fingerId, finger_at(event, fit)};
}

Point mouse_at(int x, int y, const Input::Surroundings& around) {
    const float dense = static_cast<float>(around.fit.window_w) / static_cast<float>(std::max(around.window_w, 1));
    return around.fit.to_design(static_cast<float>(x) * dense, static_cast<float>(y) * dense);
}

// What was typed, character by character: a message carries one key.
std::vector<Message> typed(std::string_view text) {
    std::vector<Message> messages;
    std::size_t at = 0, begin = 0;
    while (next_character(text, at)) {
        messages.emplace_back(PressKey{std::string(text.substr(begin, at - begin))});
        begin = at;
    }
    return messages;
}

}  // namespace

bool Input::wants(const SDL_Event& event, const Fit& fit, std::int64_t now_ms) {
    switch (event.type) {
        case SDL_FINGERDOWN:
        case SDL_FINGERMOTION:
        case SDL_FINGERUP: {
            const Fingers::Heard heard = fingers_.hear(finger_of(event.tfinger, fit), now_ms);
            if (heard == Fingers::Heard::cancelled) cancel();
            return heard == Fingers::Heard::speaks;
        }
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
        case SDL_KEYDOWN:
        case SDL_TEXTINPUT:
            return true;
        case SDL_MOUSEMOTION:
            return mouse_down_;
        case SDL_WINDOWEVENT:
            return mouse_down_ && event.window.event == SDL_WINDOWEVENT_FOCUS_LOST;
        default:
            return false;
    }
}

bool Input::rest(std::int64_t now_ms) {
    if (!fingers_.is_stuck(now_ms)) return false;
    cancel();
    return true;
}

// What it pressed is void; no screen has to be asked about that.
void Input::cancel() {
    static_cast<void>(gestures_.feel({Finger::Does::cancel, speaker_, {}}, Scene{}));
}

std::vector<Message> Input::take(const SDL_Event& event, const Surroundings& around) {
    switch (event.type) {
        case SDL_FINGERDOWN:
        case SDL_FINGERMOTION:
        case SDL_FINGERUP:
            return feel(finger_of(event.tfinger, around.fit), around.scene);
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT) return {};
            mouse_down_ = event.type == SDL_MOUSEBUTTONDOWN;
            return feel({mouse_down_ ? Finger::Does::down : Finger::Does::up, mouse_finger,
                         mouse_at(event.button.x, event.button.y, around)},
                        around.scene);
        case SDL_MOUSEMOTION:
            return feel({Finger::Does::move, mouse_finger, mouse_at(event.motion.x, event.motion.y, around)},
                        around.scene);
        case SDL_WINDOWEVENT:
            mouse_down_ = false;
            return feel({Finger::Does::cancel, mouse_finger, {}}, around.scene);
        case SDL_KEYDOWN:
            return key(event.key.keysym, around);
        case SDL_TEXTINPUT:
            if (around.keyboard.is_up()) return typed(event.text.text);
            return {};
        default:
            return {};
    }
}

std::vector<Message> Input::feel(const Finger& finger, const Scene& scene) {
    if (finger.does == Finger::Does::down) {
        walk_.put_away();
        // A finger the gestures still wait for has been lifted unseen.
        if (speaker_ != finger.id) cancel();
        speaker_ = finger.id;
    }
    if (auto message = gestures_.feel(finger, scene)) return {std::move(*message)};
    return finger.does == Finger::Does::down ? std::vector<Message>{Touched{}} : std::vector<Message>{};
}

std::vector<Message> Input::key(const SDL_Keysym& key, const Surroundings& around) {
    // No chord means anything here: Ctrl, Alt and the logo keys belong to desktops.
    if ((key.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0) return {Touched{}};
    const bool writes = around.keyboard.is_up();
    const bool back = (key.mod & KMOD_SHIFT) != 0;
    if (walk_.holds(around.scene) && key.sym != SDLK_TAB) return slider_key(key);
    switch (key.sym) {
        case SDLK_TAB:
        case SDLK_RIGHT:
        case SDLK_DOWN:
            walk_.step(around.scene, key.sym == SDLK_TAB && back ? -1 : 1);
            return {Touched{}};
        case SDLK_LEFT:
        case SDLK_UP:
            walk_.step(around.scene, -1);
            return {Touched{}};
        case SDLK_BACKSPACE:
            if (writes) return {PressBackspace{}};
            return {Touched{}};
        case SDLK_ESCAPE:
            return {Back{}};
        case SDLK_SPACE:
            if (writes) return {};  // comes as text
            [[fallthrough]];
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            if (const Element* const at = walk_.at(around.scene)) {
                if (at->role != Role::slider) return {*at->tap};
                walk_.take_hold(true);
                return {Touched{}};
            }
            if (writes) return {PressKeyNext{}};
            return {Touched{}};
        default:
            return {Touched{}};
    }
}

std::vector<Message> Input::slider_key(const SDL_Keysym& key) {
    constexpr int month = 30, six_minutes = 6;
    switch (key.sym) {
        case SDLK_LEFT:
            return {StepLight{-1, 0}};
        case SDLK_RIGHT:
            return {StepLight{1, 0}};
        case SDLK_UP:
            return {StepLight{0, -six_minutes}};
        case SDLK_DOWN:
            return {StepLight{0, six_minutes}};
        case SDLK_PAGEUP:
            return {StepLight{-month, 0}};
        case SDLK_PAGEDOWN:
            return {StepLight{month, 0}};
        case SDLK_ESCAPE:
        case SDLK_SPACE:
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            walk_.take_hold(false);
            return {Touched{}};
        default:
            return {Touched{}};
    }
}

void Input::mark(Scene& scene) const {
    const Element* const at = walk_.at(scene);
    for (Element& element : scene.elements) {
        if (!gestures_.pressed().empty() && element.id == gestures_.pressed()) element.states.pressed = true;
        if (&element != at) continue;
        element.states.focused = true;
        if (walk_.holds(scene)) element.states.on = true;
    }
}

}  // namespace monter::kiosk
