// The aurora: three curtains of light, folded by slow waves. A fine grid whose corners alone are calculated, so that a
// machine without a graphics card has no more to do for it than for any flat surface. UI thread, with the window's
// context current.
#pragma once

#include <GLES3/gl3.h>

#include <array>

#include "kiosk/stage/shader.hpp"

namespace monter::kiosk {

class AuroraGl {
public:
    struct View {
        std::array<float, 4> place{};       // from the view's pixels to clip space: scale x, y, then offset x, y
        float width = 1920, height = 1080;  // of the view, pixels
        float from = 0;                     // left of it there is none, view pixels
        float letters = -1000;              // above this y a text stands, view pixels: it is dimmed behind it
        float strength = 0;                 // 0..1
        float seconds = 0;                  // 0.03 folds and at most one change of brightness a second
        Turn turn;
    };
    AuroraGl();
    AuroraGl(const AuroraGl&) = delete;
    AuroraGl& operator=(const AuroraGl&) = delete;
    ~AuroraGl();
    // Blending (premultiplied) is the caller's.
    void draw(const View& view) const;

private:
    GLuint program_ = 0, array_ = 0, corners_ = 0, indices_ = 0;
    GLint place_ = 0, view_ = 0, now_ = 0, turn_ = 0, letters_ = 0;
};

}  // namespace monter::kiosk
