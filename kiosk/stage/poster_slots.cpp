#include "kiosk/stage/poster_slots.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

namespace monter::kiosk {
namespace {

using pack::PosterMesh;
using pack::PosterRange;
using pack::PosterStop;
using pack::PosterVertex;

// The part of a gradient between two neighbouring stops, or before the first, or after the last: one colour there.
struct Piece {
    float from = 0, to = 0;
    std::size_t slot = 0;
    bool runs = false;  // to the next slot
};

float t_of(const PosterVertex& vertex) {
    return static_cast<float>(vertex.t) / 255;
}

class Cutter {
public:
    explicit Cutter(PosterMesh& mesh) : mesh_(mesh), entries_(mesh.palette.entries.size()) {
        std::size_t slot = entries_;
        for (const auto& stops : mesh.palette.gradients) {
            gradients_.push_back(pieces_of(stops, slot));
            slot += stops.size();
        }
    }

    void cut() {
        std::vector<std::uint32_t> indices;
        indices.reserve(mesh_.indices.size());
        std::swap(indices, mesh_.indices);
        for (PosterRange& range : mesh_.ranges) {
            const auto first = static_cast<std::uint32_t>(mesh_.indices.size());
            const std::uint32_t count =
                range.kind == PosterRange::Kind::aurora ? std::min(range.count, 3U) : range.count;
            for (std::uint32_t i = range.first; i < range.first + count; i += 3) {
                triangle({indices[i], indices[i + 1], indices[i + 2]});
            }
            range.first = first;
            range.count = static_cast<std::uint32_t>(mesh_.indices.size()) - first;
        }
        for (std::size_t i = 0; i < original_; ++i) {
            PosterVertex& vertex = mesh_.vertices[i];
            if (vertex.row < entries_) vertex.t = 0;
        }
    }

private:
    using Corners = std::array<std::uint32_t, 3>;

    static std::vector<Piece> pieces_of(const std::vector<PosterStop>& stops, std::size_t slot) {
        std::vector<Piece> pieces{{-1, stops.front().offset, slot, false}};
        for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
            pieces.push_back({stops[i].offset, stops[i + 1].offset, slot + i, true});
        }
        pieces.push_back({stops.back().offset, 2, slot + stops.size() - 1, false});
        return pieces;
    }

    void triangle(const Corners& corners) {
        const auto row = mesh_.vertices[corners[0]].row;
        const bool is_one =
            std::all_of(corners.begin(), corners.end(), [&](auto corner) { return mesh_.vertices[corner].row == row; });
        if (row < entries_ && is_one) {
            mesh_.indices.insert(mesh_.indices.end(), corners.begin(), corners.end());
            return;
        }
        if (!is_one) {  // no press makes such a triangle; one that is read is drawn all the same
            for (const auto corner : corners) mesh_.indices.push_back(alone(corner));
            return;
        }
        const auto [least, most] = std::minmax({t_at(corners[0]), t_at(corners[1]), t_at(corners[2])});
        const auto& pieces = gradients_[row - entries_];
        for (std::size_t n = 0; n < pieces.size(); ++n) {
            const Piece& piece = pieces[n];
            if (least == most && least >= piece.from && least <= piece.to && piece.from < piece.to) {
                for (const auto corner : corners) mesh_.indices.push_back(original(corner, n));
                return;
            }
            if (least < piece.to && most > piece.from && piece.from < piece.to) part(corners, n);
        }
    }

    [[nodiscard]] float t_at(std::uint32_t index) const { return t_of(mesh_.vertices[index]); }

    // What of the triangle lies in that piece: its outline is walked once; three to five corners, as a fan.
    void part(const Corners& corners, std::size_t n) {
        const auto row = mesh_.vertices[corners[0]].row;
        const Piece piece = gradients_[row - entries_][n];
        std::array<std::uint32_t, 9> outline{};
        std::size_t count = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const std::uint32_t from = corners[i], to = corners[(i + 1) % 3];
            const float a = t_at(from), b = t_at(to);
            if (a >= piece.from && a <= piece.to) outline[count++] = original(from, n);
            std::array<float, 2> bounds{piece.from, piece.to};
            if (a > b) std::swap(bounds[0], bounds[1]);
            for (const float bound : bounds) {
                if ((bound - a) * (bound - b) < 0) outline[count++] = crossing(from, to, bound, n);
            }
        }
        for (std::size_t i = 1; i + 1 < count; ++i) {
            for (const auto corner : {outline[0], outline[i], outline[i + 1]}) mesh_.indices.push_back(corner);
        }
    }

    std::uint32_t alone(std::uint32_t index) {
        const PosterVertex& vertex = mesh_.vertices[index];
        if (vertex.row < entries_) return index;
        const auto& pieces = gradients_[vertex.row - entries_];
        std::size_t n = 0;
        while (n + 1 < pieces.size() && t_of(vertex) > pieces[n].to) ++n;
        return original(index, n);
    }

    std::uint32_t original(std::uint32_t index, std::size_t n) {
        return make({index, index, 0, n}, mesh_.vertices[index], t_at(index));
    }

    // The same point from whichever of the edge's two triangles it is asked for.
    std::uint32_t crossing(std::uint32_t from, std::uint32_t to, float t, std::size_t n) {
        if (from > to) std::swap(from, to);
        const PosterVertex a = mesh_.vertices[from], b = mesh_.vertices[to];
        const float way = (t - t_of(a)) / (t_of(b) - t_of(a));
        const auto between = [way](auto x, auto y) {
            return static_cast<decltype(x)>(
                std::lround(static_cast<float>(x) + (static_cast<float>(y) - static_cast<float>(x)) * way));
        };
        PosterVertex vertex = a;
        vertex.x = between(a.x, b.x);
        vertex.y = between(a.y, b.y);
        vertex.nx = between(a.nx, b.nx);
        vertex.ny = between(a.ny, b.ny);
        vertex.alpha = between(a.alpha, b.alpha);
        return make({from, to, t, n}, vertex, t);
    }

    using Key = std::tuple<std::uint32_t, std::uint32_t, float, std::size_t>;
    std::uint32_t make(const Key& key, PosterVertex vertex, float t) {
        const auto [known, is_new] = made_.try_emplace(key, static_cast<std::uint32_t>(mesh_.vertices.size()));
        if (!is_new) return known->second;
        const Piece& piece = gradients_[vertex.row - entries_][std::get<3>(key)];
        const float on = piece.runs ? std::clamp((t - piece.from) / (piece.to - piece.from), 0.0F, 1.0F) : 0.0F;
        vertex.row = static_cast<std::uint16_t>(piece.slot);
        vertex.t = static_cast<std::uint8_t>(std::lround(on * 255));
        mesh_.vertices.push_back(vertex);
        return known->second;
    }

    PosterMesh& mesh_;
    std::size_t entries_ = 0, original_ = mesh_.vertices.size();
    std::vector<std::vector<Piece>> gradients_;
    std::map<Key, std::uint32_t> made_;
};

}  // namespace

PosterMesh in_slots(PosterMesh&& mesh) {
    Cutter(mesh).cut();
    return std::move(mesh);
}

}  // namespace monter::kiosk
