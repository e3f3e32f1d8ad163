#include "tests/kiosk/stage/painted.hpp"

#include <algorithm>
#include <cmath>

namespace monter::kiosk::testing {
namespace {

float part(ImU32 colour, int shift) {
    return static_cast<float>(colour >> shift & 0xFF) / 255;
}

float linear(float v) {
    return v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F);
}

float luminance(const Ink& ink) {
    return 0.2126F * linear(ink.r) + 0.7152F * linear(ink.g) + 0.0722F * linear(ink.b);
}

float cross(Point a, Point b, Point p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

}  // namespace

float contrast(const Ink& a, const Ink& b) {
    const float one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05F) / (std::min(one, other) + 0.05F);
}

Painted::Painted(const ImDrawData& lists, std::size_t skipped, const Ink& ground) : ground_(ground) {
    for (int n = 0; n < lists.CmdListsCount; ++n) {
        const ImDrawList& list = *lists.CmdLists[n];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                const ImDrawVert* corner[3];
                for (unsigned k = 0; k < 3; ++k) {
                    corner[k] = &list.VtxBuffer[static_cast<int>(command.VtxOffset) +
                                                list.IdxBuffer[static_cast<int>(command.IdxOffset + i + k)]];
                }
                Shape shape;
                for (unsigned k = 0; k < 3; ++k) {
                    const ImU32 c = corner[k]->col;
                    shape.corners[k] = {{corner[k]->pos.x, corner[k]->pos.y},
                                        part(c, IM_COL32_R_SHIFT),
                                        part(c, IM_COL32_G_SHIFT),
                                        part(c, IM_COL32_B_SHIFT),
                                        part(c, IM_COL32_A_SHIFT)};
                }
                const auto [left, right] = std::minmax({corner[0]->pos.x, corner[1]->pos.x, corner[2]->pos.x});
                const auto [top, bottom] = std::minmax({corner[0]->pos.y, corner[1]->pos.y, corner[2]->pos.y});
                shape.box = {left, top, right - left, bottom - top};
                // Surfaces carry one point of the texture, the white one; letters and icons a piece of it.
                const bool is_letter = corner[0]->uv.x != corner[1]->uv.x || corner[0]->uv.y != corner[1]->uv.y ||
                                       corner[0]->uv.x != corner[2]->uv.x || corner[0]->uv.y != corner[2]->uv.y;
                if (!is_letter) {
                    if (skipped > 0) {
                        --skipped;
                    } else {
                        shapes_.push_back(shape);
                    }
                } else if (letters_.empty() || letters_.back().rect.x != shape.box.x ||
                           letters_.back().rect.y != shape.box.y) {  // each is two triangles
                    const Corner& c = shape.corners[0];
                    if (c.a > 0.5F) letters_.push_back({shape.box, {c.r, c.g, c.b}, shapes_.size()});
                }
            }
        }
    }
}

// How much of each corner makes up a point inside; nothing outside.
std::optional<Painted::Weights> Painted::weights(const Shape& shape, Point p) {
    if (p.x < shape.box.x || p.x > shape.box.right() || p.y < shape.box.y || p.y > shape.box.bottom()) return {};
    const Corner &a = shape.corners[0], &b = shape.corners[1], &c = shape.corners[2];
    const float whole = cross(a.at, b.at, c.at);
    if (whole == 0) return {};
    const float u = cross(b.at, c.at, p) / whole, v = cross(c.at, a.at, p) / whole, w = 1 - u - v;
    if (u < 0 || v < 0 || w < 0) return {};
    return Weights{u, v, w, a.a * u + b.a * v + c.a * w};
}

Ink Painted::under(Point p, std::size_t before) const {
    Ink seen = ground_;
    for (std::size_t i = 0; i < before; ++i) {
        const auto here = weights(shapes_[i], p);
        if (!here) continue;
        const Corner &a = shapes_[i].corners[0], &b = shapes_[i].corners[1], &c = shapes_[i].corners[2];
        const auto mixed = [&](float old, float one, float two, float three) {
            return old + (one * here->u + two * here->v + three * here->w - old) * here->alpha;
        };
        seen = {mixed(seen.r, a.r, b.r, c.r), mixed(seen.g, a.g, b.g, c.g), mixed(seen.b, a.b, b.b, c.b)};
    }
    return seen;
}

// What only tints it, as a finger's press does, hides nothing.
bool Painted::is_hidden(const Letter& letter) const {
    const Point p = letter.rect.centre();
    return std::any_of(shapes_.begin() + static_cast<std::ptrdiff_t>(letter.order), shapes_.end(),
                       [&](const Shape& shape) {
                           const auto here = weights(shape, p);
                           return here && here->alpha > 0.5F;
                       });
}

std::vector<Glyph> Painted::glyphs() const {
    std::vector<Glyph> seen;
    for (std::size_t i = 0; i < letters_.size(); ++i) {
        const Letter& letter = letters_[i];
        if (is_hidden(letter)) continue;
        const Point p = letter.rect.centre();
        const auto is_there = [&](const Letter& other) {
            const bool differs =
                other.ink.r != letter.ink.r || other.ink.g != letter.ink.g || other.ink.b != letter.ink.b;
            return differs && other.rect.holds(p);
        };
        // A rim is painted first and its letter over it.
        if (std::any_of(letters_.begin() + static_cast<std::ptrdiff_t>(i) + 1, letters_.end(), is_there)) continue;
        const auto here = letters_.begin() + static_cast<std::ptrdiff_t>(i);
        const auto rim =
            std::find_if(letters_.begin(), here, [&](const Letter& one) { return is_there(one) && !is_hidden(one); });
        seen.push_back({letter.rect, letter.ink, rim != here ? rim->ink : under(p, letter.order)});
    }
    return seen;
}

}  // namespace monter::kiosk::testing
