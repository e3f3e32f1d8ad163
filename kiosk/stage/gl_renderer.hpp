// Puts Dear ImGui's draw lists on the screen with OpenGL ES 3. Debian's library has a renderer, but it loads desktop GL
// by itself and fills the frame; a panel with another shape than the design needs borders, and a screen change needs
// the last picture once more. UI thread, with the window's context current.
#pragma once

#include <GLES3/gl3.h>
#include <imgui.h>

#include <cstdint>
#include <functional>

#include "kiosk/ui/geometry.hpp"
#include "sync/base/bytes.hpp"

namespace monter::kiosk {

// Where the design lies in the window: `scale` window pixels a design pixel, the rest is border.
struct Fit {
    int window_w = 0, window_h = 0;
    int x = 0, y = 0, w = 0, h = 0;  // window pixels, y from the top
    float scale = 1;
    [[nodiscard]] Point to_design(float window_x, float window_y) const {
        return {(window_x - static_cast<float>(x)) / scale, (window_y - static_cast<float>(y)) / scale};
    }
    [[nodiscard]] Point to_window(Point design) const {
        return {design.x * scale + static_cast<float>(x), design.y * scale + static_cast<float>(y)};
    }
};
[[nodiscard]] Fit fit(Size design, int window_w, int window_h);

[[nodiscard]] inline ImTextureID texture_id(GLuint texture) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): it is Dear ImGui that takes a number for a pointer
    return (ImTextureID)(intptr_t)texture;  // a pointer before 1.91.4, a number since
}

// What lies behind the lists; may be nothing. The viewport is set; colour and depth are clear.
using Behind = std::function<void()>;

class GlRenderer {
public:
    // Compiles the shaders; the context must be current.
    GlRenderer();
    GlRenderer(const GlRenderer&) = delete;
    GlRenderer& operator=(const GlRenderer&) = delete;
    ~GlRenderer();

    // The texture of which draw lists use nothing but one white pixel: what is drawn with it is its own colour.
    void take_for_white(GLuint texture) { white_ = texture; }

    // Clears the window with `border` and draws into the fit's rectangle.
    void draw(const ImDrawData& lists, const Fit& fit, ImU32 border, const Behind& behind);
    // Draws into a texture as large as the fit's rectangle, first row at the bottom; valid until the second next call,
    // so that what is drawn may hold the snapshot before. No lists: only what lies behind them.
    [[nodiscard]] GLuint snapshot(const ImDrawData* lists, const Fit& fit, const Behind& behind);
    // The same as pixels, rows from the top, whatever may cover the window.
    [[nodiscard]] Bytes pixels(const ImDrawData& lists, const Fit& fit, const Behind& behind);

private:
    void draw_lists(const ImDrawData& lists, const Fit& fit, int x, int y);
    struct Ink {
        Ink(const char* vertex, const char* fragment);
        GLuint program;
        GLint view;
    };
    Ink textured_, plain_;
    GLuint white_ = 0, vertex_array_ = 0, vertices_ = 0, indices_ = 0;
    GLuint frame_ = 0, depth_ = 0;
    GLuint pictures_[2] = {0, 0};
    int next_picture_ = 0;
};

}  // namespace monter::kiosk
