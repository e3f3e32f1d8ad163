#include "kiosk/ui/ruler.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "kiosk/ui/letterforms.hpp"
#include "sync/base/utf8.hpp"

namespace monter::kiosk {

namespace {

constexpr std::size_t face_count = 5;
constexpr float display_spacing = -0.022F;  // of the size; the art direction's -2.2 %

struct OneFace {
    FT_Face face = nullptr;
    Letterforms letterforms;
    float per_unit = 0;                                   // 1 / units per em
    mutable std::unordered_map<char32_t, float> advance;  // of the size
};

}  // namespace

const char* font_file(Face face) {
    switch (face) {
        case Face::regular:
            return "Inter-Regular.otf";
        case Face::medium:
            return "Inter-Medium.otf";
        case Face::semibold:
            return "Inter-SemiBold.otf";
        case Face::bold:
            return "Inter-Bold.otf";
        case Face::display:
            return "InterDisplay-ExtraBold.otf";
    }
    return "Inter-Regular.otf";
}

struct Ruler::Faces {
    FT_Library library = nullptr;
    std::array<OneFace, face_count> all;

    Faces() = default;
    Faces(const Faces&) = delete;
    Faces& operator=(const Faces&) = delete;
    ~Faces() {
        for (auto& one : all) {
            if (one.face) FT_Done_Face(one.face);
        }
        if (library) FT_Done_FreeType(library);
    }
};

Ruler::Ruler(std::unique_ptr<Faces> faces) : faces_(std::move(faces)) {}
Ruler::Ruler(Ruler&&) noexcept = default;
Ruler& Ruler::operator=(Ruler&&) noexcept = default;
Ruler::~Ruler() = default;

Result<Ruler> Ruler::open(const std::string& folder) {
    auto faces = std::make_unique<Faces>();
    if (FT_Init_FreeType(&faces->library) != 0) return fail(Kind::bug, "FreeType does not start");
    for (std::size_t i = 0; i < face_count; ++i) {
        const std::string file = folder + "/" + font_file(static_cast<Face>(i));
        OneFace& one = faces->all[i];
        if (FT_New_Face(faces->library, file.c_str(), 0, &one.face) != 0 || one.face->units_per_EM == 0) {
            return fail(Kind::refused, "the font " + file + " is missing or unreadable",
                        "install the package fonts-inter");
        }
        one.letterforms = Letterforms(one.face);
        one.per_unit = 1.0F / static_cast<float>(one.face->units_per_EM);
    }
    return Ruler(std::move(faces));
}

// Unhinted and unscaled: the same text is equally wide, in em, at every size, so a layout scales without breaking
// elsewhere.
float Ruler::advance(Face face, float size, char32_t character) const {
    const OneFace& one = faces_->all[static_cast<std::size_t>(face)];
    auto known = one.advance.find(character);
    if (known == one.advance.end()) {
        float of_size = 0;
        const FT_UInt glyph = one.letterforms.of(one.face, character);
        if (FT_Load_Glyph(one.face, glyph, FT_LOAD_NO_SCALE) == 0) {
            of_size = static_cast<float>(one.face->glyph->metrics.horiAdvance) * one.per_unit;
        }
        if (face == Face::display) of_size += display_spacing;
        known = one.advance.emplace(character, of_size).first;
    }
    return known->second * size;
}

float Ruler::kern(Face face, float size, char32_t left, char32_t right) const {
    const OneFace& one = faces_->all[static_cast<std::size_t>(face)];
    const FT_UInt a = one.letterforms.of(one.face, left), b = one.letterforms.of(one.face, right);
    return static_cast<float>(one.letterforms.kern(a, b)) * one.per_unit * size;
}

float Ruler::width(Face face, float size, std::string_view text) const {
    float sum = 0;
    char32_t before = 0;
    std::size_t at = 0;
    while (const auto character = next_character(text, at)) {
        if (before != 0) sum += kern(face, size, before, *character);
        sum += advance(face, size, *character);
        before = *character;
    }
    return sum;
}

std::vector<std::string> Ruler::wrap(Face face, float size, std::string_view text, float width_max) const {
    std::vector<std::string> lines;
    std::size_t paragraph = 0;
    while (paragraph <= text.size()) {
        const std::size_t end = std::min(text.find('\n', paragraph), text.size());
        std::string line;
        std::size_t at = paragraph;
        while (at < end) {
            const std::size_t space = std::min(text.find(' ', at), end);
            const std::string_view word = text.substr(at, space - at);
            at = space + 1;
            if (word.empty()) continue;
            std::string longer = line.empty() ? std::string(word) : line + " " + std::string(word);
            if (!line.empty() && width(face, size, longer) > width_max) {
                lines.push_back(std::exchange(line, std::string(word)));
            } else {
                line = std::move(longer);
            }
        }
        lines.push_back(std::move(line));
        paragraph = end + 1;
    }
    if (text.empty()) lines.clear();
    return lines;
}

}  // namespace monter::kiosk
