// A window on one table of an OpenType font. Reading outside it gives 0, so that a damaged font leads to plain letters,
// never to a crash.
#pragma once

#include <ft2build.h>

#include <string_view>
#include <vector>
#include FT_FREETYPE_H

namespace monter::kiosk {

class FontTable {
public:
    // Empty where the font has no such table. `tag` is FT_MAKE_TAG('G', 'S', 'U', 'B').
    FontTable(FT_Face face, FT_ULong tag);

    [[nodiscard]] FT_UInt u16(std::size_t at) const {
        return at + 2 <= bytes_.size() ? static_cast<FT_UInt>(bytes_[at] << 8 | bytes_[at + 1]) : 0;
    }
    [[nodiscard]] int s16(std::size_t at) const { return static_cast<FT_Short>(u16(at)); }
    [[nodiscard]] std::size_t u32(std::size_t at) const { return std::size_t{u16(at)} << 16 | u16(at + 2); }
    [[nodiscard]] std::string_view tag(std::size_t at) const;

    // What GSUB and GPOS share (OpenType 1.9, "OpenType Layout Common Table Formats").
    // Offsets of the lookups a feature names, each once, in the order they apply.
    [[nodiscard]] std::vector<std::size_t> lookups_of(std::string_view feature) const;
    // Offsets of a lookup's subtables of `type`; those inside a subtable of type `extension` are followed.
    [[nodiscard]] std::vector<std::size_t> subtables(std::size_t lookup, FT_UInt type, FT_UInt extension) const;
    // The glyphs of a coverage table, in coverage order.
    [[nodiscard]] std::vector<FT_UInt> covered(std::size_t coverage) const;

private:
    std::vector<FT_Byte> bytes_;
};

}  // namespace monter::kiosk
