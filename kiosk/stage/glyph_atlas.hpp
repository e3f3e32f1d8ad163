// One texture that holds every letter and icon on the screen at exactly the size it is drawn at. A glyph is drawn into
// it when first asked for; when no room is left everything goes and the frame is painted again (see was_reset). So no
// set of characters has to be known beforehand and a name in any Latin or Cyrillic spelling can be shown.
// UI thread, with the window's context current.
#pragma once

#include <GLES3/gl3.h>

#include <cstdint>
#include <unordered_map>

#include "kiosk/stage/glyph_pixels.hpp"

namespace monter::kiosk {

// Where a glyph lies in the texture (0..1) and around its pen (window pixels, y downwards).
struct Spot {
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
    int left = 0, top = 0, width = 0, height = 0;
};

class GlyphAtlas {
public:
    static constexpr int side = 2048;  // every GLES 3 device has textures of at least this size
    static constexpr int shifts = 4;   // places within a pixel a letter can stand at

    explicit GlyphAtlas(GlyphPixels pixels);
    GlyphAtlas(const GlyphAtlas&) = delete;
    GlyphAtlas& operator=(const GlyphAtlas&) = delete;
    ~GlyphAtlas();

    // Sizes in window pixels; `shift` counts quarters of a pixel.
    const Spot& letter(Face face, float size, char32_t character, int shift, float grow = 0);
    const Spot& icon(Icon icon, float size, float stroke);
    [[nodiscard]] float baseline(Face face, float line) const { return pixels_.baseline(face, line); }
    [[nodiscard]] GLuint texture() const { return texture_; }

    // Hands OpenGL what was drawn since the last time, in one piece: call it after painting, before drawing.
    void upload();

    // True once after the texture ran full: what was painted since the frame began points at wrong places.
    [[nodiscard]] bool was_reset();

private:
    const Spot& place(std::uint64_t key, const Coverage& coverage);
    void clear();
    GlyphPixels pixels_;
    std::unordered_map<std::uint64_t, Spot> spots_;
    Bytes coverage_;  // what the texture holds
    GLuint texture_ = 0;
    int changed_from_ = side, changed_to_ = 0;  // rows not yet handed over
    int x_ = 1, y_ = 1, row_ = 0;               // shelves: glyphs side by side, the next row below the highest
    bool reset_ = false;
};

}  // namespace monter::kiosk
