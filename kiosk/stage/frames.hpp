// Dear ImGui for its draw lists alone: no widgets, no input, no files. One a program. UI thread, with the window's
// context current.
#pragma once

#include <GLES3/gl3.h>
#include <imgui.h>

#include "kiosk/ui/geometry.hpp"

namespace monter::kiosk {

class Frames {
public:
    Frames();
    Frames(const Frames&) = delete;
    Frames& operator=(const Frames&) = delete;
    ~Frames();

    // The list to paint on, in a frame of `design` pixels shown `scale` times as large.
    [[nodiscard]] ImDrawList& begin(Size design, float scale);
    // Closes the frame; what it gave stays whole until the next begin().
    const ImDrawData& end();
    // What surfaces are drawn with: only its white pixel is used.
    [[nodiscard]] GLuint white() const { return white_; }
    // Of the last closed frame; nothing before the first.
    [[nodiscard]] const ImDrawData* last() const { return last_; }

private:
    GLuint white_ = 0;
    const ImDrawData* last_ = nullptr;
};

}  // namespace monter::kiosk
