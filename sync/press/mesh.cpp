#include "sync/press/mesh.hpp"

#include <algorithm>
#include <cmath>

#include "sync/pack/poster_soundness.hpp"
#include "sync/press/gradient_rows.hpp"

namespace monter::press {
namespace {

using pack::PosterRange;
using pack::PosterVertex;
using RangeKind = PosterRange::Kind;

constexpr double one_length = 64;   // of PosterVertex's nx, ny
constexpr double reach_max = 1.95;  // widths a mitre may go: 127/64 is the most a vertex can say
constexpr std::int32_t grid_max = 32767;

std::int8_t signed_byte(double value) {
    return static_cast<std::int8_t>(std::lround(std::clamp(value, -127.0, 127.0)));
}

struct Triangles {
    std::vector<std::uint32_t> inside, rim;
};

// One shape's corners and triangles, appended to the mesh's corners.
class ShapeMaker {
public:
    ShapeMaker(std::vector<PosterVertex>& vertices, const Area& area, const PosterVertex& like, bool with_rim)
        : vertices_(vertices), area_(area), like_(like), first_(static_cast<std::uint32_t>(vertices.size())) {
        for (const GridPoint& p : area.points) {
            PosterVertex vertex = like_;
            vertex.x = static_cast<std::int16_t>(p.x);
            vertex.y = static_cast<std::int16_t>(p.y);
            vertices_.push_back(vertex);
        }
        for (const std::uint32_t index : area.triangles) made_.inside.push_back(first_ + index);
        if (!with_rim) return;
        for (const auto& rim : area.rims) add_rim(rim);
    }
    [[nodiscard]] Triangles take() { return std::move(made_); }

private:
    struct Corner {
        std::uint32_t arriving = 0, leaving = 0;  // its outer corners: of the edge before, of the edge after
    };

    [[nodiscard]] Point normal(std::uint32_t from, std::uint32_t to) const {
        const double dx = area_.points[to].x - area_.points[from].x, dy = area_.points[to].y - area_.points[from].y;
        const double length = std::max(std::hypot(dx, dy), 1e-9);
        return {dy / length, -dx / length};  // the area lies to the left, so this points out
    }

    std::uint32_t outer(std::uint32_t inner, Point direction, double length) {
        PosterVertex vertex = vertices_[first_ + inner];
        vertex.nx = signed_byte(direction.x * length * one_length);
        vertex.ny = signed_byte(direction.y * length * one_length);
        vertex.alpha = 0;
        vertices_.push_back(vertex);
        return static_cast<std::uint32_t>(vertices_.size() - 1);
    }

    Corner corner(std::uint32_t before, std::uint32_t here, std::uint32_t after) {
        const Point a = normal(before, here), b = normal(here, after);
        const Point sum{a.x + b.x, a.y + b.y};
        const double twice_cos = std::hypot(sum.x, sum.y);  // of half the angle between the edges
        const double reach = 2 / std::max(twice_cos, 1e-6);
        if (reach <= reach_max) {
            const std::uint32_t one = outer(here, {sum.x / twice_cos, sum.y / twice_cos}, reach);
            return {one, one};
        }
        const bool points_out = a.x * b.y - a.y * b.x > 0 || twice_cos < 1e-6;
        if (!points_out) {
            const std::uint32_t one = outer(here, {sum.x / twice_cos, sum.y / twice_cos}, reach_max);
            return {one, one};
        }
        const Corner two{outer(here, a, 1), outer(here, b, 1)};
        for (const std::uint32_t index : {first_ + here, two.arriving, two.leaving}) made_.rim.push_back(index);
        return two;
    }

    void add_rim(const std::vector<std::uint32_t>& rim) {
        const std::size_t n = rim.size();
        std::vector<Corner> corners(n);
        for (std::size_t i = 0; i < n; ++i) corners[i] = corner(rim[(i + n - 1) % n], rim[i], rim[(i + 1) % n]);
        for (std::size_t i = 0; i < n; ++i) {
            const std::size_t j = (i + 1) % n;
            const std::uint32_t a = first_ + rim[i], b = first_ + rim[j];
            for (const auto index : {a, corners[i].leaving, corners[j].arriving}) made_.rim.push_back(index);
            for (const auto index : {a, corners[j].arriving, b}) made_.rim.push_back(index);
        }
    }

    std::vector<PosterVertex>& vertices_;
    const Area& area_;
    PosterVertex like_;
    std::uint32_t first_;
    Triangles made_;
};

class MeshMaker {
public:
    MeshMaker(const Drawing& drawing, const PosterView& view, const std::vector<TermEntry>& palette)
        : drawing_(drawing), view_(view), rows_(drawing, palette) {}

    tl::expected<pack::PosterMesh, MeshFault> make() {
        take_entries();
        std::size_t number = 0;
        for (const Layer& layer : drawing_.layers) {
            mesh_.layers.push_back({layer.name, layer.parallax});
            opaque_.emplace_back();
            for (const Shape& shape : layer.shapes) {
                if (!add(shape, static_cast<std::uint16_t>(std::min<std::size_t>(++number, 0xFFFF)))) {
                    return tl::unexpected(MeshFault{shape.offset, wrong_});
                }
            }
        }
        join();
        finish_rows();
        if (const std::string what = pack::unsound(mesh_); !what.empty()) return tl::unexpected(MeshFault{0, what});
        return std::move(mesh_);
    }

private:
    struct Run {
        RangeKind kind;
        std::uint8_t layer;
        std::vector<std::uint32_t> indices;
    };

    // Entries come before gradients in the texture, so every entry's row must be known before the first gradient's.
    void take_entries() {
        for (const Layer& layer : drawing_.layers) {
            for (const Shape& shape : layer.shapes) {
                if (!shape.gradient) {
                    (void)rows_.entry(shape.entry);
                } else {
                    for (const auto& stop : drawing_.gradients[*shape.gradient].stops) (void)rows_.entry(stop.entry);
                }
            }
        }
        entries_ = rows_.writer().palette().entries.size();
    }

    bool add(const Shape& shape, std::uint16_t depth) {
        bool failed = false;
        const Area area = tessellate(shape.contours, failed);
        wrong_ = "the shape can't be filled";
        if (failed) return false;
        wrong_ = "it reaches further out than 3276 design pixels";
        for (const GridPoint& p : area.points) {
            if (std::max(std::abs(p.x), std::abs(p.y)) > grid_max) return false;
        }
        PosterVertex like;
        like.alpha = static_cast<std::uint8_t>(std::lround(shape.opacity * 255));
        like.depth = depth;
        const std::size_t first = mesh_.vertices.size();
        Span span;
        if (shape.gradient) {
            span = span_over(shape, area);
            like.row = static_cast<std::uint16_t>(entries_ + rows_.gradient(span));
        } else {
            like.row = rows_.entry(shape.entry);
        }
        Triangles made = ShapeMaker(mesh_.vertices, area, like, shape.kind != RangeKind::aurora).take();
        if (shape.gradient) set_t(shape, span, first);
        wrong_ = "the drawing has too many corners";
        if (mesh_.vertices.size() > pack::poster_vertices_max) return false;
        place(shape, std::move(made));
        return true;
    }

    [[nodiscard]] Span span_over(const Shape& shape, const Area& area) const {
        double least = 0, most = 1;
        for (const GridPoint& p : area.points) {
            const double t = along(drawing_.gradients[*shape.gradient], shape.box, {double(p.x), double(p.y)});
            least = std::min(least, t);
            most = std::max(most, t);
        }
        return span_of(*shape.gradient, least, most);
    }

    void set_t(const Shape& shape, const Span& span, std::size_t first) {
        for (std::size_t i = first; i < mesh_.vertices.size(); ++i) {
            PosterVertex& v = mesh_.vertices[i];
            const double t = along(drawing_.gradients[*shape.gradient], shape.box, {double(v.x), double(v.y)});
            const double in_span = (t * 16 - span.first) / (span.last - span.first);
            v.t = static_cast<std::uint8_t>(std::lround(std::clamp(in_span, 0.0, 1.0) * 255));
        }
    }

    void place(const Shape& shape, Triangles made) {
        const auto layer = static_cast<std::uint8_t>(mesh_.layers.size() - 1);
        std::vector<std::uint32_t> blended = std::move(made.rim);
        if (rows_.lets_light_through(shape)) {
            blended.insert(blended.begin(), made.inside.begin(), made.inside.end());
        } else {
            opaque_.back().push_back(std::move(made.inside));
        }
        if (blended.empty()) return;
        if (runs_.empty() || runs_.back().kind != shape.kind || runs_.back().layer != layer) {
            runs_.push_back({shape.kind, layer, {}});
        }
        runs_.back().indices.insert(runs_.back().indices.end(), blended.begin(), blended.end());
    }

    void add_range(RangeKind kind, std::uint8_t layer, std::size_t first) {
        const std::size_t count = mesh_.indices.size() - first;
        if (count == 0) return;
        mesh_.ranges.push_back({kind, layer, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count)});
    }

    void join() {
        for (std::size_t layer = opaque_.size(); layer-- > 0;) {
            const std::size_t first = mesh_.indices.size();
            for (auto shape = opaque_[layer].rbegin(); shape != opaque_[layer].rend(); ++shape) {
                mesh_.indices.insert(mesh_.indices.end(), shape->begin(), shape->end());
            }
            add_range(RangeKind::opaque, static_cast<std::uint8_t>(layer), first);
        }
        for (const Run& run : runs_) {
            const std::size_t first = mesh_.indices.size();
            mesh_.indices.insert(mesh_.indices.end(), run.indices.begin(), run.indices.end());
            add_range(run.kind, run.layer, first);
        }
    }

    void finish_rows() {
        if (view_.sun)
            mesh_.sun =
                pack::PosterSun{view_.sun->x, rows_.writer().add(view_.sun->y), rows_.writer().add(view_.sun->r)};
        mesh_.palette = std::move(rows_.writer().palette());
        mesh_.view_x = view_.x;
        mesh_.view_y = view_.y;
        mesh_.view_w = view_.w;
        mesh_.view_h = view_.h;
        mesh_.view_azimuth = view_.azimuth;
    }

    const Drawing& drawing_;
    const PosterView& view_;
    Rows rows_;
    std::size_t entries_ = 0;
    pack::PosterMesh mesh_;
    std::vector<std::vector<std::vector<std::uint32_t>>> opaque_;  // layer, shape, corners
    std::vector<Run> runs_;
    std::string wrong_;
};

}  // namespace

tl::expected<pack::PosterMesh, MeshFault> make_mesh(const Drawing& drawing, const PosterView& view,
                                                    const std::vector<TermEntry>& palette) {
    return MeshMaker(drawing, view, palette).make();
}

}  // namespace monter::press
