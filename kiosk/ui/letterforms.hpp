// Which glyph of a font stands for a character: the font's own choice, changed by the two of Inter's alternates that
// the art direction draws with (cv11 the round "a" that children write, ss03 round quotes and commas). Ruler and
// painter both ask here, so what is measured is what is drawn.
//
// FreeType does no substitution, and a shaping library would bring far more than two one-to-one tables; so those two
// are read from the font's GSUB table (OpenType 1.9, "GSUB — Glyph Substitution Table", lookup type 1, format 1 and 2,
// also inside type 7). A font without them, or with a table that can't be read, keeps its own glyphs.
#pragma once

#include <ft2build.h>

#include <unordered_map>
#include FT_FREETYPE_H

namespace monter::kiosk {

class Letterforms {
public:
    Letterforms() = default;
    explicit Letterforms(FT_Face face);
    // 0, the box of a missing glyph, where the font has none.
    [[nodiscard]] FT_UInt of(FT_Face face, char32_t character) const;

private:
    std::unordered_map<FT_UInt, FT_UInt> instead_;
};

}  // namespace monter::kiosk
