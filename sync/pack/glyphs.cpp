#include "sync/pack/glyphs.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <memory>
#include <type_traits>

namespace monter::pack {
namespace {

using Library = std::unique_ptr<std::remove_pointer_t<FT_Library>, decltype(&FT_Done_FreeType)>;
using Face = std::unique_ptr<std::remove_pointer_t<FT_Face>, decltype(&FT_Done_Face)>;

Result<std::unordered_set<char32_t>> read_font(FT_Library library, const std::filesystem::path& file) {
    FT_Face opened = nullptr;
    if (FT_New_Face(library, file.c_str(), 0, &opened) != 0) {
        return fail(Kind::refused, "cannot open the font " + file.string(), "install the package fonts-inter");
    }
    const Face face(opened, &FT_Done_Face);
    if (FT_Select_Charmap(face.get(), FT_ENCODING_UNICODE) != 0) {
        return fail(Kind::refused, file.string() + " holds no Unicode characters", "install the package fonts-inter");
    }
    std::unordered_set<char32_t> glyphs;
    FT_UInt glyph = 0;
    for (FT_ULong c = FT_Get_First_Char(face.get(), &glyph); glyph != 0; c = FT_Get_Next_Char(face.get(), c, &glyph)) {
        glyphs.insert(static_cast<char32_t>(c));
    }
    return glyphs;
}

}  // namespace

Result<std::unordered_set<char32_t>> read_glyphs(const Fonts& fonts) {
    FT_Library started = nullptr;
    if (FT_Init_FreeType(&started) != 0) return fail(Kind::bug, "FreeType does not start");
    const Library library(started, &FT_Done_FreeType);
    auto text = read_font(library.get(), fonts.text);
    if (!text) return text;
    auto headline = read_font(library.get(), fonts.headline);
    if (!headline) return headline;
    std::erase_if(*text, [&](char32_t c) { return !headline->contains(c); });
    return text;
}

}  // namespace monter::pack
