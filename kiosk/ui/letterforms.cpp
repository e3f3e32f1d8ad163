#include "kiosk/ui/letterforms.hpp"

#include "kiosk/ui/font_table.hpp"

namespace monter::kiosk {

namespace {

constexpr FT_UInt single_substitution = 1, substitution_extension = 7, pair_position = 2, position_extension = 9;
constexpr FT_UInt x_advance_only = 4;  // value format of a pair's first glyph; Inter uses no other

void read_single(const FontTable& table, std::size_t at, std::unordered_map<FT_UInt, FT_UInt>& to) {
    const auto glyphs = table.covered(at + table.u16(at + 2));
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const FT_UInt replaced = table.u16(at) == 1 ? (glyphs[i] + table.u16(at + 4)) & 0xFFFF
                                                    : (i < table.u16(at + 4) ? table.u16(at + 6 + i * 2) : 0);
        if (replaced != 0) to.emplace(glyphs[i], replaced);
    }
}

}  // namespace

Letterforms::Letterforms(FT_Face face) {
    const FontTable gsub(face, FT_MAKE_TAG('G', 'S', 'U', 'B'));
    for (const char* const feature : {"cv11", "ss03"}) {
        for (const std::size_t lookup : gsub.lookups_of(feature)) {
            for (const std::size_t at : gsub.subtables(lookup, single_substitution, substitution_extension)) {
                read_single(gsub, at, instead_);
            }
        }
    }
    gpos_ = std::make_shared<const FontTable>(face, FT_MAKE_TAG('G', 'P', 'O', 'S'));
    for (const std::size_t lookup : gpos_->lookups_of("kern")) {
        for (const std::size_t at : gpos_->subtables(lookup, pair_position, position_extension)) {
            if (gpos_->u16(at + 4) != x_advance_only || gpos_->u16(at + 6) != 0) continue;
            Pairs pairs{at, {}};
            FT_UInt index = 0;
            for (const FT_UInt glyph : gpos_->covered(at + gpos_->u16(at + 2))) pairs.covered.emplace(glyph, index++);
            pairs_.push_back(std::move(pairs));
        }
    }
}

FT_UInt Letterforms::of(FT_Face face, char32_t character) const {
    const FT_UInt glyph = FT_Get_Char_Index(face, character);
    const auto other = instead_.find(glyph);
    return other == instead_.end() ? glyph : other->second;
}

int Letterforms::kern(FT_UInt left, FT_UInt right) const {
    const auto [known, is_new] = known_.try_emplace(std::uint64_t{left} << 32 | right, 0);
    if (!is_new) return known->second;
    for (const Pairs& pairs : pairs_) {
        if (kern_in(pairs, left, right, known->second)) break;  // the first that knows the pair decides
    }
    return known->second;
}

bool Letterforms::kern_in(const Pairs& pairs, FT_UInt left, FT_UInt right, int& units) const {
    const auto covered = pairs.covered.find(left);
    if (covered == pairs.covered.end()) return false;
    const FontTable& table = *gpos_;
    const std::size_t at = pairs.at;
    if (table.u16(at) == 1) {
        const std::size_t set = at + table.u16(at + 10 + std::size_t{covered->second} * 2);
        for (FT_UInt i = 0; i < table.u16(set); ++i) {
            const std::size_t record = set + 2 + std::size_t{i} * 4;
            if (table.u16(record) != right) continue;
            units = table.s16(record + 2);
            return true;
        }
        return false;
    }
    const FT_UInt first = class_of(at + table.u16(at + 8), left), second = class_of(at + table.u16(at + 10), right);
    const FT_UInt columns = table.u16(at + 14);
    if (first >= table.u16(at + 12) || second >= columns) return false;
    units = table.s16(at + 16 + (std::size_t{first} * columns + second) * 2);
    return true;
}

FT_UInt Letterforms::class_of(std::size_t classes, FT_UInt glyph) const {
    const FontTable& table = *gpos_;
    if (table.u16(classes) == 1) {
        const FT_UInt first = table.u16(classes + 2);
        const bool inside = glyph >= first && glyph < first + table.u16(classes + 4);
        return inside ? table.u16(classes + 6 + std::size_t{glyph - first} * 2) : 0;
    }
    for (FT_UInt i = 0; i < table.u16(classes + 2); ++i) {
        const std::size_t range = classes + 4 + std::size_t{i} * 6;
        if (glyph >= table.u16(range) && glyph <= table.u16(range + 2)) return table.u16(range + 4);
    }
    return 0;
}

}  // namespace monter::kiosk
