// The one window and its OpenGL ES 3 context. UI thread.
#pragma once

#include <SDL.h>

#include <memory>

#include "sync/base/result.hpp"

namespace monter::kiosk {

class Window {
public:
    struct Wish {
        int width = 1920, height = 1080;
        bool fullscreen = false;
        bool hidden_pointer = false;  // a touch panel needs no arrow
    };
    // Kind::refused with a remedy where there is no display or it has no OpenGL ES 3.
    [[nodiscard]] static Result<std::unique_ptr<Window>> open(const Wish& wish);
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window();

    void pixels(int& width, int& height) const;       // of the frame
    void window_size(int& width, int& height) const;  // in the units mouse events come in
    void show() { SDL_GL_SwapWindow(window_); }
    [[nodiscard]] Uint32 id() const { return SDL_GetWindowID(window_); }

private:
    Window() = default;
    SDL_Window* window_ = nullptr;
    SDL_GLContext context_ = nullptr;
};

}  // namespace monter::kiosk
