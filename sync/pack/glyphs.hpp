// Which characters the kiosk's fonts can draw. Only monter-pack asks, so that no visitor meets an empty box.
#pragma once

#include <filesystem>
#include <unordered_set>

#include "sync/base/result.hpp"

namespace monter::pack {

// The kiosk's fonts, from Debian's fonts-inter: texts and headlines. A text may be set in either.
struct Fonts {
    std::filesystem::path text = "/usr/share/fonts/opentype/inter/Inter-Medium.otf";
    std::filesystem::path headline = "/usr/share/fonts/opentype/inter/InterDisplay-ExtraBold.otf";
};

// The characters both fonts hold a glyph for. Kind::refused where a font can't be opened.
[[nodiscard]] Result<std::unordered_set<char32_t>> read_glyphs(const Fonts& fonts);

}  // namespace monter::pack
