// The aurora: three curtains of light, folded by slow waves. A grid whose corners alone are calculated, drawn into a
// picture of a sixteenth of the pixels (it has no edge sharper than a ray, 45 view pixels wide) which is then laid over
// the sky once: a machine without a graphics card has a third of the work that the curtains cost it pixel by pixel. UI
// thread, with the window's context current.
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
    // Makes the picture. Before anything is drawn of the frame: what was already there would have to be put aside.
    void prepare(const View& view);
    // Lays it into the viewport, by the same view. Blending (premultiplied) is the caller's.
    void draw(const View& view) const;

private:
    // Of the view's pixels; whole texels, the last of which may reach past the view.
    struct Part {
        float left = 0, top = 0, w = 0, h = 0;
    };
    static Part part_of(const View& view);
    void make_room(const View& view);
    GLuint curtains_ = 0, array_ = 0, corners_ = 0, indices_ = 0;
    GLint place_ = 0, view_ = 0, now_ = 0, turn_ = 0, letters_ = 0;
    GLuint picture_ = 0, frame_ = 0, texture_ = 0;  // picture_: the program that lays it
    GLint picture_place_ = 0, picture_turn_ = 0, picture_part_ = 0, picture_used_ = 0;
    int texture_w_ = 0, texture_h_ = 0;
};

}  // namespace monter::kiosk
