#include "kiosk/ui/letterforms.hpp"

#include <string_view>
#include <vector>

#include FT_TRUETYPE_TABLES_H

namespace monter::kiosk {

namespace {

using Map = std::unordered_map<FT_UInt, FT_UInt>;

// A window on the table; reading outside gives 0, so a damaged font leads to no substitution, never to a crash.
class Table {
public:
    explicit Table(const std::vector<FT_Byte>& bytes) : bytes_(bytes) {}
    [[nodiscard]] FT_UInt u16(std::size_t at) const {
        return at + 2 <= bytes_.size() ? static_cast<FT_UInt>(bytes_[at] << 8 | bytes_[at + 1]) : 0;
    }
    [[nodiscard]] std::size_t u32(std::size_t at) const { return std::size_t{u16(at)} << 16 | u16(at + 2); }
    [[nodiscard]] std::string_view tag(std::size_t at) const {
        return at + 4 <= bytes_.size() ? std::string_view(reinterpret_cast<const char*>(bytes_.data() + at), 4) : "";
    }

private:
    const std::vector<FT_Byte>& bytes_;
};

std::vector<FT_UInt> covered(const Table& table, std::size_t at) {
    std::vector<FT_UInt> glyphs;
    const FT_UInt count = table.u16(at + 2);
    for (FT_UInt i = 0; i < count; ++i) {
        if (table.u16(at) == 1) {
            glyphs.push_back(table.u16(at + 4 + std::size_t{i} * 2));
        } else {
            const std::size_t range = at + 4 + std::size_t{i} * 6;
            for (FT_UInt glyph = table.u16(range); glyph <= table.u16(range + 2); ++glyph) glyphs.push_back(glyph);
        }
    }
    return glyphs;
}

void read_single(const Table& table, std::size_t at, Map& to) {
    const auto glyphs = covered(table, at + table.u16(at + 2));
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const FT_UInt replaced = table.u16(at) == 1 ? (glyphs[i] + table.u16(at + 4)) & 0xFFFF
                                                    : (i < table.u16(at + 4) ? table.u16(at + 6 + i * 2) : 0);
        if (replaced != 0) to.emplace(glyphs[i], replaced);
    }
}

void read_lookup(const Table& table, std::size_t at, Map& to) {
    for (FT_UInt i = 0; i < table.u16(at + 4); ++i) {
        std::size_t sub = at + table.u16(at + 6 + std::size_t{i} * 2);
        FT_UInt type = table.u16(at);
        if (type == 7) {
            type = table.u16(sub + 2);
            sub += table.u32(sub + 4);
        }
        if (type == 1) read_single(table, sub, to);
    }
}

std::vector<FT_Byte> load_gsub(FT_Face face) {
    FT_ULong length = 0;
    if (FT_Load_Sfnt_Table(face, FT_MAKE_TAG('G', 'S', 'U', 'B'), 0, nullptr, &length) != 0) return {};
    std::vector<FT_Byte> bytes(length);
    if (FT_Load_Sfnt_Table(face, FT_MAKE_TAG('G', 'S', 'U', 'B'), 0, bytes.data(), &length) != 0) return {};
    return bytes;
}

}  // namespace

Letterforms::Letterforms(FT_Face face) {
    const auto bytes = load_gsub(face);
    const Table table(bytes);
    const std::size_t features = table.u16(6);
    const std::size_t lookups = table.u16(8);
    // A feature is listed once a script; all listings name the same lookups, and emplace keeps the first.
    for (FT_UInt i = 0; i < table.u16(features); ++i) {
        const std::size_t record = features + 2 + std::size_t{i} * 6;
        if (table.tag(record) != "cv11" && table.tag(record) != "ss03") continue;
        const std::size_t feature = features + table.u16(record + 4);
        for (FT_UInt j = 0; j < table.u16(feature + 2); ++j) {
            const FT_UInt lookup = table.u16(feature + 4 + std::size_t{j} * 2);
            read_lookup(table, lookups + table.u16(lookups + 2 + std::size_t{lookup} * 2), instead_);
        }
    }
}

FT_UInt Letterforms::of(FT_Face face, char32_t character) const {
    const FT_UInt glyph = FT_Get_Char_Index(face, character);
    const auto other = instead_.find(glyph);
    return other == instead_.end() ? glyph : other->second;
}

}  // namespace monter::kiosk
