#include "sync/press/rim.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace monter::press {
namespace {

using pack::PosterVertex;

constexpr double one_length = 64;   // of PosterVertex's nx, ny
constexpr double reach_max = 1.95;  // widths a mitre may go: 127/64 is the most a vertex can say
constexpr double look_out = 7.5;    // tenths of a design pixel outside an edge: what lies there is what its rim covers
constexpr double look_every = 10;   // tenths along it

std::int8_t signed_byte(double value) {
    return static_cast<std::int8_t>(std::lround(std::clamp(value, -127.0, 127.0)));
}

class RimMaker {
public:
    RimMaker(std::vector<PosterVertex>& vertices, const Area& area, const PosterVertex& like, const Hidden* hidden)
        : vertices_(vertices), area_(area), hidden_(hidden), first_(static_cast<std::uint32_t>(vertices.size())) {
        for (const GridPoint& p : area.points) {
            PosterVertex vertex = like;
            vertex.x = static_cast<std::int16_t>(p.x);
            vertex.y = static_cast<std::int16_t>(p.y);
            vertices_.push_back(vertex);
        }
        for (const std::uint32_t index : area.triangles) made_.inside.push_back(first_ + index);
        if (hidden_ == nullptr) return;
        for (const auto& rim : area.rims) add_rim(rim);
    }
    [[nodiscard]] Triangles take() { return std::move(made_); }

private:
    struct Corner {
        std::uint32_t arriving = 0, leaving = 0;  // its outer corners: of the edge before, of the edge after
    };
    using Stretch = std::pair<double, double>;  // of an edge, 0..1

    [[nodiscard]] Point normal(std::uint32_t from, std::uint32_t to) const {
        const double dx = area_.points[to].x - area_.points[from].x, dy = area_.points[to].y - area_.points[from].y;
        const double length = std::max(std::hypot(dx, dy), 1e-9);
        return {dy / length, -dx / length};  // the area lies to the left, so this points out
    }

    // Where nothing lies over the edge.
    [[nodiscard]] std::vector<Stretch> visible(std::uint32_t from, std::uint32_t to) const {
        const GridPoint a = area_.points[from], b = area_.points[to];
        const Point out = normal(from, to);
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        const int parts = std::max(1, static_cast<int>(std::ceil(length / look_every)));
        std::vector<Stretch> stretches;
        bool goes_on = false;
        for (int i = 0; i < parts; ++i) {
            const double way = (i + 0.5) / parts;
            const bool shows = hidden_->top.at(a.x + (b.x - a.x) * way + out.x * look_out,
                                               a.y + (b.y - a.y) * way + out.y * look_out) <= hidden_->number;
            if (shows && !goes_on) stretches.emplace_back(double(i) / parts, 1);
            if (!shows && goes_on) stretches.back().second = double(i) / parts;
            goes_on = shows;
        }
        return stretches;
    }

    std::uint32_t outer(std::uint32_t inner, Point direction, double length) {
        PosterVertex vertex = vertices_[inner];
        vertex.nx = signed_byte(direction.x * length * one_length);
        vertex.ny = signed_byte(direction.y * length * one_length);
        vertex.alpha = 0;
        vertices_.push_back(vertex);
        return static_cast<std::uint32_t>(vertices_.size() - 1);
    }

    std::uint32_t between(std::uint32_t from, std::uint32_t to, double way) {
        const GridPoint a = area_.points[from], b = area_.points[to];
        PosterVertex vertex = vertices_[first_ + from];
        vertex.x = static_cast<std::int16_t>(std::lround(a.x + (b.x - a.x) * way));
        vertex.y = static_cast<std::int16_t>(std::lround(a.y + (b.y - a.y) * way));
        vertices_.push_back(vertex);
        return static_cast<std::uint32_t>(vertices_.size() - 1);
    }

    Corner corner(std::uint32_t before, std::uint32_t here, std::uint32_t after) {
        const Point a = normal(before, here), b = normal(here, after);
        const Point sum{a.x + b.x, a.y + b.y};
        const double twice_cos = std::hypot(sum.x, sum.y);  // of half the angle between the edges
        const double reach = 2 / std::max(twice_cos, 1e-6);
        if (reach <= reach_max) {
            const std::uint32_t one = outer(first_ + here, {sum.x / twice_cos, sum.y / twice_cos}, reach);
            return {one, one};
        }
        const bool points_out = a.x * b.y - a.y * b.x > 0 || twice_cos < 1e-6;
        if (!points_out) {
            const std::uint32_t one = outer(first_ + here, {sum.x / twice_cos, sum.y / twice_cos}, reach_max);
            return {one, one};
        }
        const Corner two{outer(first_ + here, a, 1), outer(first_ + here, b, 1)};
        for (const std::uint32_t index : {first_ + here, two.arriving, two.leaving}) made_.rim.push_back(index);
        return two;
    }

    void add_rim(const std::vector<std::uint32_t>& rim) {
        const std::size_t n = rim.size();
        std::vector<std::vector<Stretch>> edges(n);
        for (std::size_t i = 0; i < n; ++i) edges[i] = visible(rim[i], rim[(i + 1) % n]);
        std::vector<std::optional<Corner>> corners(n);
        for (std::size_t i = 0; i < n; ++i) {
            const auto &before = edges[(i + n - 1) % n], &after = edges[i];
            const bool shows =
                (!before.empty() && before.back().second == 1) || (!after.empty() && after.front().first == 0);
            if (shows) corners[i] = corner(rim[(i + n - 1) % n], rim[i], rim[(i + 1) % n]);
        }
        for (std::size_t i = 0; i < n; ++i) {
            const std::size_t j = (i + 1) % n;
            const Point out = normal(rim[i], rim[j]);
            for (const auto& [from, to] : edges[i]) {
                const std::uint32_t a = from == 0 ? first_ + rim[i] : between(rim[i], rim[j], from);
                const std::uint32_t b = to == 1 ? first_ + rim[j] : between(rim[i], rim[j], to);
                const std::uint32_t over_a = from == 0 ? corners[i]->leaving : outer(a, out, 1);
                const std::uint32_t over_b = to == 1 ? corners[j]->arriving : outer(b, out, 1);
                for (const auto index : {a, over_a, over_b, a, over_b, b}) made_.rim.push_back(index);
            }
        }
    }

    std::vector<PosterVertex>& vertices_;
    const Area& area_;
    const Hidden* hidden_;
    std::uint32_t first_;
    Triangles made_;
};

}  // namespace

Triangles make_triangles(std::vector<PosterVertex>& vertices, const Area& area, const PosterVertex& like,
                         const Hidden* hidden) {
    return RimMaker(vertices, area, like, hidden).take();
}

}  // namespace monter::press
