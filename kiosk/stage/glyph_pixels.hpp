// Letters and icons as coverage: FreeType draws both, letters from Inter, icons by stroking their paths, so that both
// have the same soft edge. No OpenGL here. UI thread.
#pragma once

#include <memory>
#include <string>

#include "kiosk/ui/scene.hpp"
#include "sync/base/bytes.hpp"

namespace monter::kiosk {

// One byte a pixel, rows from the top; `left` and `top` lead from the pen on the baseline to the upper left pixel
// (top upwards). For an icon they lead from its square's upper left corner, top downwards being negative.
struct Coverage {
    int left = 0, top = 0, width = 0, height = 0;
    Bytes alpha;
};

class GlyphPixels {
public:
    [[nodiscard]] static Result<GlyphPixels> open(const std::string& folder = "/usr/share/fonts/opentype/inter");
    GlyphPixels(GlyphPixels&&) noexcept;
    GlyphPixels& operator=(GlyphPixels&&) noexcept;
    ~GlyphPixels();

    // `size` in window pixels; `shift` moves the letter right by that part of a pixel (0..1), so that letters stand
    // where the ruler says and not on whole pixels; `grow` makes it thicker all round: the dark edge of a map's names.
    [[nodiscard]] Coverage letter(Face face, float size, char32_t character, float shift, float grow) const;
    // `size` is the square's side, `stroke` the line's width, both in window pixels.
    [[nodiscard]] Coverage icon(Icon icon, float size, float stroke) const;

    // From the top of a line as high as `line` (in parts of the size) to its baseline, in parts of the size; the text
    // stands in the middle of the line, as in a browser.
    [[nodiscard]] float baseline(Face face, float line) const;

private:
    struct Fonts;
    explicit GlyphPixels(std::unique_ptr<Fonts> fonts);
    std::unique_ptr<Fonts> fonts_;
};

}  // namespace monter::kiosk
