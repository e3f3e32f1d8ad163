#include "kiosk/stage/glyph_pixels.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "kiosk/stage/icon_paths.hpp"
#include "kiosk/ui/letterforms.hpp"
#include "kiosk/ui/ruler.hpp"

#include FT_GLYPH_H
#include FT_OUTLINE_H
#include FT_STROKER_H

namespace monter::kiosk {

namespace {

constexpr std::size_t face_count = 5;

FT_Pos to_26_6(float pixels) {
    return static_cast<FT_Pos>(std::lround(pixels * 64));
}

Coverage copy_bitmap(FT_Glyph& glyph) {
    Coverage result;
    if (FT_Glyph_To_Bitmap(&glyph, FT_RENDER_MODE_NORMAL, nullptr, 1) != 0) return result;
    auto* const drawn = reinterpret_cast<FT_BitmapGlyph>(glyph);
    result.left = drawn->left;
    result.top = drawn->top;
    result.width = static_cast<int>(drawn->bitmap.width);
    result.height = static_cast<int>(drawn->bitmap.rows);
    result.alpha.reserve(std::size_t{drawn->bitmap.width} * drawn->bitmap.rows);
    for (unsigned row = 0; row < drawn->bitmap.rows; ++row) {
        const unsigned char* first = drawn->bitmap.buffer + static_cast<std::ptrdiff_t>(row) * drawn->bitmap.pitch;
        result.alpha.insert(result.alpha.end(), first, first + drawn->bitmap.width);
    }
    return result;
}

// FreeType's y points up; the icon's grid points down.
FT_Vector on_grid(Point p, float scale) {
    return {to_26_6(p.x * scale), -to_26_6(p.y * scale)};
}

void stroke_path(FT_Stroker stroker, Icon icon, float scale) {
    const auto steps = icon_steps(icon);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const IconStep& step = steps[i];
        FT_Vector a = on_grid(step.a, scale), b = on_grid(step.b, scale), to = on_grid(step.to, scale);
        switch (step.does) {
            case IconStep::Does::move: {
                bool closed = false;
                for (std::size_t j = i + 1; j < steps.size() && steps[j].does != IconStep::Does::move; ++j) {
                    closed = closed || steps[j].does == IconStep::Does::close;
                }
                if (i > 0 && steps[i - 1].does != IconStep::Does::close) FT_Stroker_EndSubPath(stroker);
                FT_Stroker_BeginSubPath(stroker, &to, closed ? 0 : 1);
                break;
            }
            case IconStep::Does::line:
                FT_Stroker_LineTo(stroker, &to);
                break;
            case IconStep::Does::curve:
                FT_Stroker_CubicTo(stroker, &a, &b, &to);
                break;
            case IconStep::Does::close:
                FT_Stroker_EndSubPath(stroker);
                break;
        }
    }
    if (!steps.empty() && steps.back().does != IconStep::Does::close) FT_Stroker_EndSubPath(stroker);
}

}  // namespace

struct GlyphPixels::Fonts {
    FT_Library library = nullptr;
    std::array<FT_Face, face_count> faces{};
    std::array<Letterforms, face_count> letterforms;

    Fonts() = default;
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;
    ~Fonts() {
        for (FT_Face face : faces) {
            if (face != nullptr) FT_Done_Face(face);
        }
        if (library != nullptr) FT_Done_FreeType(library);
    }
};

GlyphPixels::GlyphPixels(std::unique_ptr<Fonts> fonts) : fonts_(std::move(fonts)) {}
GlyphPixels::GlyphPixels(GlyphPixels&&) noexcept = default;
GlyphPixels& GlyphPixels::operator=(GlyphPixels&&) noexcept = default;
GlyphPixels::~GlyphPixels() = default;

Result<GlyphPixels> GlyphPixels::open(const std::string& folder) {
    auto fonts = std::make_unique<Fonts>();
    if (FT_Init_FreeType(&fonts->library) != 0) return fail(Kind::bug, "FreeType does not start");
    for (std::size_t i = 0; i < face_count; ++i) {
        const std::string file = folder + "/" + font_file(static_cast<Face>(i));
        if (FT_New_Face(fonts->library, file.c_str(), 0, &fonts->faces[i]) != 0) {
            return fail(Kind::refused, "the font " + file + " is missing or unreadable",
                        "install the package fonts-inter");
        }
        fonts->letterforms[i] = Letterforms(fonts->faces[i]);
    }
    return GlyphPixels(std::move(fonts));
}

Coverage GlyphPixels::letter(Face face, float size, char32_t character, float shift, float grow) const {
    const auto which = static_cast<std::size_t>(face);
    FT_Face const font = fonts_->faces[which];
    FT_Glyph glyph = nullptr;
    if (FT_Set_Char_Size(font, to_26_6(size), 0, 72, 72) != 0 ||
        FT_Load_Glyph(font, fonts_->letterforms[which].of(font, character), FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) !=
            0 ||
        font->glyph->format != FT_GLYPH_FORMAT_OUTLINE) {
        return {};
    }
    FT_Outline_Translate(&font->glyph->outline, to_26_6(shift), 0);
    if (FT_Get_Glyph(font->glyph, &glyph) != 0) return {};
    FT_Stroker stroker = nullptr;
    if (grow > 0 && FT_Stroker_New(fonts_->library, &stroker) == 0) {
        FT_Stroker_Set(stroker, to_26_6(grow), FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
        FT_Glyph_StrokeBorder(&glyph, stroker, 0, 1);
        FT_Stroker_Done(stroker);
    }
    Coverage result = copy_bitmap(glyph);
    FT_Done_Glyph(glyph);
    return result;
}

Coverage GlyphPixels::icon(Icon icon, float size, float stroke) const {
    Coverage result;
    FT_Stroker stroker = nullptr;
    if (icon == Icon::none || FT_Stroker_New(fonts_->library, &stroker) != 0) return result;
    FT_Stroker_Set(stroker, to_26_6(stroke / 2), FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
    stroke_path(stroker, icon, size / icon_grid);

    FT_UInt points = 0, contours = 0;
    FT_Outline outline;
    FT_Stroker_GetCounts(stroker, &points, &contours);
    if (points == 0 || FT_Outline_New(fonts_->library, points, static_cast<FT_Int>(contours), &outline) != 0) {
        FT_Stroker_Done(stroker);
        return result;
    }
    outline.n_points = 0;
    outline.n_contours = 0;
    if (icon == Icon::heart_full) {  // the outer edge alone, filled
        FT_Stroker_ExportBorder(stroker, FT_STROKER_BORDER_LEFT, &outline);
        FT_BBox left{}, right{};
        FT_Outline_Get_CBox(&outline, &left);
        FT_Outline other;
        if (FT_Outline_New(fonts_->library, points, static_cast<FT_Int>(contours), &other) == 0) {
            other.n_points = 0;
            other.n_contours = 0;
            FT_Stroker_ExportBorder(stroker, FT_STROKER_BORDER_RIGHT, &other);
            FT_Outline_Get_CBox(&other, &right);
            if (right.xMax - right.xMin > left.xMax - left.xMin) std::swap(outline, other);
            FT_Outline_Done(fonts_->library, &other);
        }
    } else {
        FT_Stroker_Export(stroker, &outline);
    }
    FT_Stroker_Done(stroker);

    FT_BBox box;
    FT_Outline_Get_CBox(&outline, &box);
    const FT_Pos left = box.xMin & ~63, bottom = box.yMin & ~63;
    result.left = static_cast<int>(left / 64);
    result.top = static_cast<int>((box.yMax + 63) / 64);
    result.width = static_cast<int>((box.xMax + 63 - left) / 64);
    result.height = static_cast<int>(((box.yMax + 63) & ~63) - bottom) / 64;
    result.alpha.assign(static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.height), 0);
    FT_Bitmap bitmap{};
    bitmap.rows = static_cast<unsigned>(result.height);
    bitmap.width = static_cast<unsigned>(result.width);
    bitmap.pitch = result.width;
    bitmap.buffer = result.alpha.data();
    bitmap.num_grays = 256;
    bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
    FT_Outline_Translate(&outline, -left, -bottom);
    FT_Outline_Get_Bitmap(fonts_->library, &outline, &bitmap);
    FT_Outline_Done(fonts_->library, &outline);
    return result;
}

float GlyphPixels::baseline(Face face, float line) const {
    FT_Face const font = fonts_->faces[static_cast<std::size_t>(face)];
    const auto em = static_cast<float>(font->units_per_EM);
    const float ascent = static_cast<float>(font->ascender) / em;
    const float descent = static_cast<float>(-font->descender) / em;
    return (line - ascent - descent) / 2 + ascent;
}

}  // namespace monter::kiosk
