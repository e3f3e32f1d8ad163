#include "sync/press/hidden.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sync/press/overhang.hpp"

namespace monter::press {
namespace {

using pack::PosterMesh;
using pack::PosterRange;
using pack::PosterVertex;

constexpr int seen_aside = 70, seen_above = 40,
              seen_below = 320;  // design pixels about all that is drawn: more than drift and lift ever move a layer
constexpr float units_a_px = 10, small_px = 64;
// Around a triangle, design pixels: the pixel it is rounded to; of a rim two widths of feather at the smallest window.
constexpr float round_px = 1, rim_px = 4;

struct Run {
    int from = 0, to = 0;  // to is the first one past it
};

// Which design pixels are hidden from the layer at hand, by what lies nearer.
class Cover {
public:
    explicit Cover(const PosterMesh& mesh) : Cover(seen_of(mesh)) {}
    explicit Cover(const pack::PosterBox& seen)
        : x_(seen.x - seen_aside),
          y_(seen.y - seen_above),
          w_(static_cast<int>(std::ceil(seen.w)) + 2 * seen_aside),
          h_(static_cast<int>(std::ceil(seen.h)) + seen_above + seen_below),
          hidden_(static_cast<std::size_t>(w_) * static_cast<std::size_t>(h_)) {}

    using Triangle = std::array<const PosterVertex*, 3>;

    void paint(const Triangle& triangle) {
        const auto corner = [&](std::size_t k) { return place(*triangle[k % 3]); };
        const auto [top, bottom] = std::minmax({corner(0)[1], corner(1)[1], corner(2)[1]});
        for (int row = std::max(0, up(top)); row <= std::min(h_ - 1, down(bottom)); ++row) {
            auto from = static_cast<float>(w_), to = -1.0F;
            for (std::size_t k = 0; k < 3; ++k) {
                const auto [ax, ay] = corner(k);
                const auto [bx, by] = corner(k + 1);
                const auto y = static_cast<float>(row);
                if (ay == by || (y - ay) * (y - by) > 0) continue;
                const float x = ax + (bx - ax) * (y - ay) / (by - ay);
                from = std::min(from, x);
                to = std::max(to, x);
            }
            const int first = std::max(0, up(from)), end = std::min(w_ - 1, down(to)) + 1;
            if (first < end) std::fill(at(row, first), at(row, end), std::uint8_t{1});
        }
    }

    [[nodiscard]] bool hides(const Triangle& triangle) const {
        float left = 1e9F, top = 1e9F, right = -1e9F, bottom = -1e9F, more = round_px;
        for (const PosterVertex* const vertex : triangle) {
            const auto [x, y] = place(*vertex);
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = std::max(bottom, y);
            if (vertex->nx != 0 || vertex->ny != 0) more = rim_px;
        }
        if (right - left > small_px || bottom - top > small_px) return false;
        const Run across{std::max(0, down(left - more)), std::min(w_, up(right + more) + 1)};
        const Run along{std::max(0, down(top - more)), std::min(h_, up(bottom + more) + 1)};
        for (int row = along.from; row < along.to; ++row) {
            if (across.from < across.to && std::find(at(row, across.from), at(row, across.to), 0) != at(row, across.to))
                return false;
        }
        return true;
    }

    // For a layer behind, against which all that is nearer moves by `px` to both sides.
    void shrink(int px) {
        for (int row = 0; row < h_; ++row) {
            for (int x = 0; x < w_;) {
                if (*at(row, x) == 0) {
                    ++x;
                    continue;
                }
                const auto end = static_cast<int>(std::find(at(row, x), at(row, w_), 0) - at(row, 0));
                // What is outside is never seen: nothing is bared there.
                const int keep_from = x == 0 ? 0 : x + px, keep_to = end == w_ ? w_ : end - px;
                std::fill(at(row, x), at(row, std::min(keep_from, end)), std::uint8_t{0});
                if (keep_to < end) std::fill(at(row, std::max(keep_to, x)), at(row, end), std::uint8_t{0});
                x = end;
            }
        }
    }

private:
    // As far as a stand may frame it: a triangle outside of that is never seen, and counts as hidden.
    static pack::PosterBox seen_of(const PosterMesh& mesh) {
        return mesh.drawn.value_or(pack::PosterBox{mesh.view_x, mesh.view_y, mesh.view_w, mesh.view_h});
    }
    // Middles of pixels lie on whole numbers.
    [[nodiscard]] std::array<float, 2> place(const PosterVertex& vertex) const {
        return {static_cast<float>(vertex.x) / units_a_px - x_ - 0.5F,
                static_cast<float>(vertex.y) / units_a_px - y_ - 0.5F};
    }
    static int up(float v) { return static_cast<int>(std::ceil(v)); }
    static int down(float v) { return static_cast<int>(std::floor(v)); }
    [[nodiscard]] std::vector<std::uint8_t>::const_iterator at(int row, int x) const {
        return hidden_.begin() + static_cast<std::ptrdiff_t>(row) * w_ + x;
    }
    std::vector<std::uint8_t>::iterator at(int row, int x) {
        return hidden_.begin() + static_cast<std::ptrdiff_t>(row) * w_ + x;
    }
    float x_, y_;
    int w_, h_;
    std::vector<std::uint8_t> hidden_;
};

// Only corners that a triangle has, in the order they were in.
void drop_lone_corners(PosterMesh& mesh) {
    std::vector<std::uint32_t> now(mesh.vertices.size(), 0);
    for (const std::uint32_t index : mesh.indices) now[index] = 1;
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i] == 0) continue;
        mesh.vertices[count] = mesh.vertices[i];
        now[i] = count++;
    }
    mesh.vertices.resize(count);
    for (std::uint32_t& index : mesh.indices) index = now[index];
}

}  // namespace

void drop_hidden(PosterMesh& mesh) {
    Cover cover(mesh);
    std::vector<std::vector<std::uint32_t>> kept(mesh.ranges.size());
    std::size_t layer = mesh.layers.size();
    for (std::size_t r = mesh.ranges.size(); r-- > 0;) {
        const PosterRange& range = mesh.ranges[r];
        if (layer < mesh.layers.size() && layer != range.layer) {
            const float apart = std::abs(mesh.layers[layer].parallax - mesh.layers[range.layer].parallax);
            cover.shrink(static_cast<int>(std::ceil(apart * static_cast<float>(overhang_px))) + 1);
        }
        layer = range.layer;
        using Kind = PosterRange::Kind;
        const bool stands = range.kind == Kind::opaque || range.kind == Kind::blended || range.kind == Kind::stars;
        for (std::uint32_t i = range.first + range.count; i > range.first; i -= 3) {
            const std::array<std::uint32_t, 3> corners{mesh.indices[i - 1], mesh.indices[i - 2], mesh.indices[i - 3]};
            const Cover::Triangle triangle{&mesh.vertices[corners[0]], &mesh.vertices[corners[1]],
                                           &mesh.vertices[corners[2]]};
            if (stands && cover.hides(triangle)) continue;
            kept[r].insert(kept[r].end(), corners.begin(), corners.end());
            if (range.kind == PosterRange::Kind::opaque) cover.paint(triangle);
        }
        std::reverse(kept[r].begin(), kept[r].end());
    }
    mesh.indices.clear();
    for (std::size_t r = 0; r < kept.size(); ++r) {
        mesh.ranges[r].first = static_cast<std::uint32_t>(mesh.indices.size());
        mesh.ranges[r].count = static_cast<std::uint32_t>(kept[r].size());
        mesh.indices.insert(mesh.indices.end(), kept[r].begin(), kept[r].end());
    }
    std::erase_if(mesh.ranges, [](const PosterRange& range) { return range.count == 0; });
    drop_lone_corners(mesh);
}

}  // namespace monter::press
