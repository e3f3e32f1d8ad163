#include "kiosk/ui/font_table.hpp"

#include <algorithm>

#include FT_TRUETYPE_TABLES_H

namespace monter::kiosk {

FontTable::FontTable(FT_Face face, FT_ULong tag) {
    FT_ULong length = 0;
    if (FT_Load_Sfnt_Table(face, tag, 0, nullptr, &length) != 0) return;
    bytes_.resize(length);
    if (FT_Load_Sfnt_Table(face, tag, 0, bytes_.data(), &length) != 0) bytes_.clear();
}

std::string_view FontTable::tag(std::size_t at) const {
    return at + 4 <= bytes_.size() ? std::string_view(reinterpret_cast<const char*>(bytes_.data() + at), 4) : "";
}

std::vector<std::size_t> FontTable::lookups_of(std::string_view feature) const {
    std::vector<FT_UInt> indices;
    const std::size_t features = u16(6), lookups = u16(8);
    // A feature is listed once a script.
    for (FT_UInt i = 0; i < u16(features); ++i) {
        const std::size_t record = features + 2 + std::size_t{i} * 6;
        if (tag(record) != feature) continue;
        const std::size_t at = features + u16(record + 4);
        for (FT_UInt j = 0; j < u16(at + 2); ++j) indices.push_back(u16(at + 4 + std::size_t{j} * 2));
    }
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    std::vector<std::size_t> offsets;
    offsets.reserve(indices.size());
    for (const FT_UInt index : indices) offsets.push_back(lookups + u16(lookups + 2 + std::size_t{index} * 2));
    return offsets;
}

std::vector<std::size_t> FontTable::subtables(std::size_t lookup, FT_UInt type, FT_UInt extension) const {
    std::vector<std::size_t> found;
    for (FT_UInt i = 0; i < u16(lookup + 4); ++i) {
        std::size_t sub = lookup + u16(lookup + 6 + std::size_t{i} * 2);
        FT_UInt is = u16(lookup);
        if (is == extension) {
            is = u16(sub + 2);
            sub += u32(sub + 4);
        }
        if (is == type) found.push_back(sub);
    }
    return found;
}

std::vector<FT_UInt> FontTable::covered(std::size_t coverage) const {
    std::vector<FT_UInt> glyphs;
    const FT_UInt count = u16(coverage + 2);
    for (FT_UInt i = 0; i < count; ++i) {
        if (u16(coverage) == 1) {
            glyphs.push_back(u16(coverage + 4 + std::size_t{i} * 2));
        } else {
            const std::size_t range = coverage + 4 + std::size_t{i} * 6;
            for (FT_UInt glyph = u16(range); glyph <= u16(range + 2); ++glyph) glyphs.push_back(glyph);
        }
    }
    return glyphs;
}

}  // namespace monter::kiosk
