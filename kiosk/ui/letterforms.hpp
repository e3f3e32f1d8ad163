// Which glyph of a font stands for a character, and how much closer two of them stand than their widths say. Ruler and
// painter both ask here, so what is measured is what is drawn.
//
// FreeType does neither for OpenType fonts, and a shaping library would bring far more than these tables: our scripts
// (Latin, Cyrillic) need no shaping. Read are, from the font itself (OpenType 1.9):
//   GSUB cv11, ss03   lookup type 1: two of Inter's alternates the art direction draws with, the round "a" that
//                     children write and round quotes and commas
//   GPOS kern         lookup type 2, format 1 and 2: "To", "Yo", "r."
// A font without them, or with tables that can't be read, keeps its own glyphs and widths.
#pragma once

#include <ft2build.h>

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>
#include FT_FREETYPE_H

namespace monter::kiosk {

class FontTable;

class Letterforms {
public:
    Letterforms() = default;
    explicit Letterforms(FT_Face face);
    // 0, the box of a missing glyph, where the font has none.
    [[nodiscard]] FT_UInt of(FT_Face face, char32_t character) const;
    // In font units, mostly negative: added to the width of `left` when `right` follows.
    [[nodiscard]] int kern(FT_UInt left, FT_UInt right) const;

private:
    struct Pairs {
        std::size_t at = 0;
        std::unordered_map<FT_UInt, FT_UInt> covered;  // glyph -> coverage index
    };
    [[nodiscard]] bool kern_in(const Pairs& pairs, FT_UInt left, FT_UInt right, int& units) const;
    [[nodiscard]] FT_UInt class_of(std::size_t classes, FT_UInt glyph) const;
    std::unordered_map<FT_UInt, FT_UInt> instead_;
    std::shared_ptr<const FontTable> gpos_;
    std::vector<Pairs> pairs_;
    mutable std::unordered_map<std::uint64_t, int> known_;
};

}  // namespace monter::kiosk
