#include "kiosk/stage/window.hpp"

#include <string>
#include <string_view>

namespace monter::kiosk {

namespace {

tl::unexpected<Error> no_window(const char* what) {
    return fail(Kind::refused, std::string(what) + ": " + SDL_GetError(),
                "start it in a graphical session, or under `xvfb-run -a -s \"-screen 0 1920x1080x24\"`");
}

// What is drawn carries its own soft edges (Dear ImGui's fringe, FreeType's coverage), so the frame needs no
// multisampling and looks the same on a software renderer.
void ask_for_gles3() {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);  // posters come from the back to the front
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
}

// Without a display SDL falls back to a driver that draws where nobody looks; only who asks for it by name gets that.
bool is_unseen() {
    if (SDL_getenv("SDL_VIDEODRIVER") != nullptr) return false;
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    if (driver != "offscreen" && driver != "dummy") return false;
    SDL_SetError("neither DISPLAY nor WAYLAND_DISPLAY leads to one");
    return true;
}

}  // namespace

Result<std::unique_ptr<Window>> Window::open(const Wish& wish) {
    // A finger must not come a second time as a mouse, nor a mouse as a finger: input.hpp takes both as they are.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    if (wish.fullscreen) {
        // Nothing closes, hides or leaves a stand's window: whoever looks after it ends the program (SIGTERM).
        SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
        SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
        SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
        SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
    }
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || is_unseen()) return no_window("no display");
    std::unique_ptr<Window> window(new Window());
    ask_for_gles3();
    const Uint32 flags =
        SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_RESIZABLE |
        (wish.fullscreen ? Uint32{SDL_WINDOW_FULLSCREEN_DESKTOP} | SDL_WINDOW_ALWAYS_ON_TOP : Uint32{0});
    window->window_ =
        SDL_CreateWindow("Monter", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, wish.width, wish.height, flags);
    if (window->window_ == nullptr) return no_window("no window");
    window->context_ = SDL_GL_CreateContext(window->window_);
    if (window->context_ == nullptr) return no_window("this display has no OpenGL ES 3");
    SDL_GL_SetSwapInterval(1);
    SDL_StopTextInput();
    // Chords a window manager would take are ours, and mean nothing (kiosk/stage/input.hpp).
    if (wish.fullscreen) SDL_SetWindowKeyboardGrab(window->window_, SDL_TRUE);
    for (const Uint32 dropped : {SDL_DROPFILE, SDL_DROPTEXT}) SDL_EventState(dropped, SDL_IGNORE);
    if (wish.hidden_pointer) SDL_ShowCursor(SDL_DISABLE);
    return window;
}

Window::~Window() {
    if (context_ != nullptr) SDL_GL_DeleteContext(context_);
    if (window_ != nullptr) SDL_DestroyWindow(window_);
    SDL_Quit();
}

void Window::pixels(int& width, int& height) const {
    SDL_GL_GetDrawableSize(window_, &width, &height);
}
void Window::window_size(int& width, int& height) const {
    SDL_GetWindowSize(window_, &width, &height);
}

}  // namespace monter::kiosk
