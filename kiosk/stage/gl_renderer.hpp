// Puts Dear ImGui's draw lists on the screen with OpenGL ES 3. Debian's library has a renderer, but it loads desktop GL
// by itself and fills the frame; a panel with another shape than the design needs borders, and a screen change needs
// the last picture once more. UI thread, with the window's context current.
#pragma once

#include <GLES3/gl3.h>
#include <imgui.h>

#include <cstdint>
#include <functional>

#include "kiosk/stage/shader.hpp"
#include "kiosk/ui/geometry.hpp"
#include "sync/base/bytes.hpp"

namespace monter::kiosk {

// Where the design lies in the window: `scale` window pixels a design pixel, turned clockwise by `quarters` of a turn,
// the rest is border. A panel that scans landscape and hangs upright shows its picture, and reports its touches,
// turned.
struct Fit {
    int window_w = 0, window_h = 0;
    int w = 0, h = 0;  // of the design as the visitor sees it, window pixels
    int x = 0, y = 0;  // of the upper left corner of where it lies, window pixels from the window's
    float scale = 1;
    int quarters = 0;  // 0..3
    [[nodiscard]] int lying_w() const { return quarters % 2 == 0 ? w : h; }
    [[nodiscard]] int lying_h() const { return quarters % 2 == 0 ? h : w; }
    [[nodiscard]] Point to_design(float window_x, float window_y) const;
    [[nodiscard]] Point to_window(Point design) const;
};
[[nodiscard]] Fit fit(Size design, int window_w, int window_h, int quarters = 0);

[[nodiscard]] inline ImTextureID texture_id(GLuint texture) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): it is Dear ImGui that takes a number for a pointer
    return (ImTextureID)(intptr_t)texture;  // a pointer before 1.91.4, a number since
}

// What lies behind the lists; may be nothing. The viewport is set; colour is clear; it is to be drawn turned.
using Behind = std::function<void(const Turn&)>;

class GlRenderer {
public:
    // Compiles the shaders; the context must be current.
    GlRenderer();
    GlRenderer(const GlRenderer&) = delete;
    GlRenderer& operator=(const GlRenderer&) = delete;
    ~GlRenderer();

    // The texture of which draw lists use nothing but one white pixel: what is drawn with it is its own colour.
    void take_for_white(GLuint texture) { white_ = texture; }

    // Draws into the fit's rectangle, which the lists or what lies behind them must fill, and fills what is around it
    // with `border`.
    void draw(const ImDrawData& lists, const Fit& fit, ImU32 border, const Behind& behind);
    // Draws into a texture as large as the fit's rectangle, first row at the bottom; valid until the second next call,
    // so that what is drawn may hold the snapshot before. No lists: only what lies behind them.
    [[nodiscard]] GLuint snapshot(const ImDrawData* lists, const Fit& fit, const Behind& behind);
    // What the visitor sees, upright and without borders, as RGBA, rows from the top, whatever may cover the window:
    // fit.w x fit.h pixels.
    [[nodiscard]] Bytes pixels(const ImDrawData& lists, const Fit& fit, const Behind& behind);
    // What the panel is given, borders and all, as draw() would draw it: fit.window_w x fit.window_h pixels.
    [[nodiscard]] Bytes window_pixels(const ImDrawData& lists, const Fit& fit, ImU32 border, const Behind& behind);

private:
    void draw_lists(const ImDrawData& lists, const Fit& fit);
    static void clear(const Fit& fit, ImU32 border);
    void draw_window(const ImDrawData& lists, const Fit& fit, const Behind& behind);
    GLuint bind_picture(int w, int h);
    [[nodiscard]] static Bytes read(int w, int h);
    struct Ink {
        Ink(const char* vertex, const char* fragment);
        GLuint program;
        GLint view, turn;
    };
    Ink textured_, plain_;
    GLuint white_ = 0, vertex_array_ = 0, vertices_ = 0, indices_ = 0;
    GLuint frame_ = 0;
    GLuint pictures_[2] = {0, 0};
    int next_picture_ = 0;
};

}  // namespace monter::kiosk
