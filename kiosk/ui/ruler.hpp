// How wide a text is and where its lines break, from the fonts' own metrics, without a screen. The painter uses the
// same advances, so a text that fits here fits there.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

class Ruler {
public:
    // Opens the Inter files of fonts-inter. Kind::refused names the missing file and the package that brings it.
    [[nodiscard]] static Result<Ruler> open(const std::string& folder = "/usr/share/fonts/opentype/inter");
    Ruler(Ruler&&) noexcept;
    Ruler& operator=(Ruler&&) noexcept;
    ~Ruler();

    // Of one character at this size, letter spacing included (Display: -2.2 % of the size).
    [[nodiscard]] float advance(Face face, float size, char32_t character) const;
    // How much closer than that `right` stands behind `left` ("To"); mostly negative or 0.
    [[nodiscard]] float kern(Face face, float size, char32_t left, char32_t right) const;
    // Advances and kerns of all characters; a soft hyphen has none.
    [[nodiscard]] float width(Face face, float size, std::string_view text) const;
    // Breaks at spaces and at line feeds. A word wider than `width` breaks at a soft hyphen (U+00AD), with a hyphen at
    // the line's end; one without stands alone and does not fit. A word that fits a line is never broken, and no line
    // holds a soft hyphen.
    [[nodiscard]] std::vector<std::string> wrap(Face face, float size, std::string_view text, float width) const;

private:
    struct Faces;
    explicit Ruler(std::unique_ptr<Faces> faces);
    std::unique_ptr<Faces> faces_;
};

// The file of a face inside the fonts' folder, e.g. "Inter-SemiBold.otf".
[[nodiscard]] const char* font_file(Face face);

}  // namespace monter::kiosk
