#include "kiosk/stage/glyph_atlas.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace monter::kiosk {

namespace {

constexpr int gap = 1;  // so that a neighbour never shines through where a moving letter is sampled between pixels

std::uint64_t quarters(float pixels) {
    return static_cast<std::uint64_t>(std::lround(pixels * 4));
}

}  // namespace

GlyphAtlas::GlyphAtlas(GlyphPixels pixels) : pixels_(std::move(pixels)) {
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    // Coverage alone: read as white with that alpha.
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_R, GL_ONE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_G, GL_ONE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_B, GL_ONE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, GL_RED);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    clear();
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, side, side, 0, GL_RED, GL_UNSIGNED_BYTE, coverage_.data());
}

GlyphAtlas::~GlyphAtlas() {
    glDeleteTextures(1, &texture_);
}

void GlyphAtlas::clear() {
    spots_.clear();
    x_ = y_ = gap;
    row_ = 0;
    coverage_.assign(std::size_t{side} * side, 0);
    changed_from_ = 0;
    changed_to_ = side;
}

void GlyphAtlas::upload() {
    if (changed_from_ >= changed_to_) return;
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, changed_from_, side, changed_to_ - changed_from_, GL_RED, GL_UNSIGNED_BYTE,
                    coverage_.data() + static_cast<std::ptrdiff_t>(changed_from_) * side);
    changed_from_ = side;
    changed_to_ = 0;
}

bool GlyphAtlas::was_reset() {
    return std::exchange(reset_, false);
}

const Spot& GlyphAtlas::letter(Face face, float size, char32_t character, int shift, float grow) {
    // 21 bits of character, 3 of face, 3 of shift, 16 of size and 8 of growth in quarter pixels, 1 bit for "letter".
    const std::uint64_t key = std::uint64_t{1} << 63 | quarters(grow) << 43 | quarters(size) << 27 |
                              static_cast<std::uint64_t>(shift) << 24 | static_cast<std::uint64_t>(face) << 21 |
                              static_cast<std::uint64_t>(character);
    const auto known = spots_.find(key);
    if (known != spots_.end()) return known->second;
    const float part = static_cast<float>(shift) / static_cast<float>(shifts);
    return place(key, pixels_.letter(face, size, character, part, grow));
}

const Spot& GlyphAtlas::icon(Icon icon, float size, float stroke) {
    const std::uint64_t key = quarters(stroke) << 43 | quarters(size) << 27 | static_cast<std::uint64_t>(icon);
    const auto known = spots_.find(key);
    return known != spots_.end() ? known->second : place(key, pixels_.icon(icon, size, stroke));
}

const Spot& GlyphAtlas::place(std::uint64_t key, const Coverage& coverage) {
    if (coverage.width + 2 * gap > side || coverage.height + 2 * gap > side) return spots_[key];
    if (x_ + coverage.width + gap > side) {
        x_ = gap;
        y_ += row_ + gap;
        row_ = 0;
    }
    if (y_ + coverage.height + gap > side) {
        clear();
        reset_ = true;
    }
    Spot spot{.left = coverage.left, .top = -coverage.top, .width = coverage.width, .height = coverage.height};
    if (!coverage.alpha.empty()) {
        for (int row = 0; row < coverage.height; ++row) {
            std::copy_n(coverage.alpha.begin() + static_cast<std::ptrdiff_t>(row) * coverage.width, coverage.width,
                        coverage_.begin() + static_cast<std::ptrdiff_t>(y_ + row) * side + x_);
        }
        changed_from_ = std::min(changed_from_, y_);
        changed_to_ = std::max(changed_to_, y_ + coverage.height);
        spot.u0 = static_cast<float>(x_) / side;
        spot.v0 = static_cast<float>(y_) / side;
        spot.u1 = static_cast<float>(x_ + coverage.width) / side;
        spot.v1 = static_cast<float>(y_ + coverage.height) / side;
        x_ += coverage.width + gap;
        row_ = std::max(row_, coverage.height);
    }
    return spots_[key] = spot;
}

}  // namespace monter::kiosk
