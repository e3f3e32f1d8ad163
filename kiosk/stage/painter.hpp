// Draws a Scene: every element by its look, with its movement, and the change from the screen before. Reads nothing but
// the scene, the clock and the pictures. UI thread, with the window's context current.
#pragma once

#include <cstdint>
#include <functional>

#include "kiosk/stage/brush.hpp"

namespace monter::kiosk {

class Painter {
public:
    Painter(GlyphAtlas& atlas, const Ruler& ruler, Pictures& pictures, const Posters& posters, Carpets& carpets,
            const Films& films)
        : canvas_(atlas, ruler), pictures_(pictures), posters_(posters), carpets_(carpets), films_(films) {}

    // Compares the scene with the one before. Call `keep_last` runs, at a change of screen, while the last frame's draw
    // lists are still whole: it gives the picture that the new screen fades in over.
    void see(const Scene& scene, std::int64_t now_ms, bool calm, const std::function<GLuint()>& keep_last);
    void paint(const Scene& scene, ImDrawList& list, float scale);
    // The colour of what lies around the design on a panel of another shape.
    [[nodiscard]] static ImU32 border(const Scene& scene);
    [[nodiscard]] bool moving() const { return motion_.moving(); }

private:
    void element(const Brush& brush, const Element& element);
    Canvas canvas_;
    Pictures& pictures_;
    const Posters& posters_;
    Carpets& carpets_;
    const Films& films_;
    Motion motion_;
    GLuint last_ = 0;
    bool slides_ = false;
};

}  // namespace monter::kiosk
