// A picture drawn aside and laid, half clear, over what is drawn already: what overlaps inside it doesn't shine through
// itself. UI thread, with the window's context current.
#pragma once

#include <GLES3/gl3.h>

#include <functional>

namespace monter::kiosk {

class MixGl {
public:
    MixGl();
    MixGl(const MixGl&) = delete;
    MixGl& operator=(const MixGl&) = delete;
    ~MixGl();

    // Runs `picture`, which must fill its viewport, on a texture as large as the viewport that is set, and lays that
    // over the viewport with `opacity`. The texture stays for the next time.
    void draw(float opacity, const std::function<void()>& picture);
    // Gives the texture back: it is as large as the screen.
    void forget();

private:
    GLuint program_ = 0, frame_ = 0, texture_ = 0;
    GLint opacity_ = 0;
    GLsizei w_ = 0, h_ = 0;
};

}  // namespace monter::kiosk
