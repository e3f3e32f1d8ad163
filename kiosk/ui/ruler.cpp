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
constexpr char32_t soft_hyphen = U'\u00AD';
constexpr std::string_view soft_hyphen_bytes = "\u00AD";
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
        if (*character == soft_hyphen) continue;
        if (before != 0) sum += kern(face, size, before, *character);
        sum += advance(face, size, *character);
        before = *character;
    }
    return sum;
}

namespace {

std::string without_soft_hyphens(std::string_view word) {
    std::string out;
    while (!word.empty()) {
        const std::size_t at = std::min(word.find(soft_hyphen_bytes), word.size());
        out += word.substr(0, at);
        word.remove_prefix(std::min(at + soft_hyphen_bytes.size(), word.size()));
    }
    return out;
}

std::string joined(const std::string& line, const std::string& word) {
    return line.empty() ? word : line + " " + word;
}

}  // namespace

std::vector<std::string> Ruler::wrap(Face face, float size, std::string_view text, float width_max) const {
    std::vector<std::string> lines;
    std::string line;
    const auto holds = [&](const std::string& whole) { return width(face, size, whole) <= width_max; };
    // The longest beginning of `word` up to a soft hyphen that still finds room behind `line`; 0 where none does.
    const auto part_with_room = [&](std::string_view word) {
        std::size_t part = 0;
        for (std::size_t at = word.find(soft_hyphen_bytes); at < word.size();
             at = word.find(soft_hyphen_bytes, at + 1)) {
            if (holds(joined(line, without_soft_hyphens(word.substr(0, at)) + "-"))) part = at;
        }
        return part;
    };
    const auto add = [&](std::string_view word) {
        while (!holds(without_soft_hyphens(word))) {
            const std::size_t part = part_with_room(word);
            if (part == 0 && line.empty()) break;
            if (part > 0) {
                lines.push_back(joined(line, without_soft_hyphens(word.substr(0, part)) + "-"));
                word.remove_prefix(part + soft_hyphen_bytes.size());
            } else {
                lines.push_back(line);
            }
            line.clear();
        }
        const std::string whole = without_soft_hyphens(word);
        if (!line.empty() && !holds(joined(line, whole))) lines.push_back(std::exchange(line, std::string()));
        line = joined(line, whole);
    };
    std::size_t paragraph = 0;
    while (paragraph <= text.size()) {
        const std::size_t end = std::min(text.find('\n', paragraph), text.size());
        std::size_t at = paragraph;
        while (at < end) {
            const std::size_t space = std::min(text.find(' ', at), end);
            const std::string_view word = text.substr(at, space - at);
            at = space + 1;
            if (!word.empty()) add(word);
        }
        lines.push_back(std::exchange(line, std::string()));
        paragraph = end + 1;
    }
    if (text.empty()) lines.clear();
    return lines;
}

}  // namespace monter::kiosk
