#include "sync/press/mesh.hpp"

#include <algorithm>
#include <cmath>

#include "sync/pack/poster_soundness.hpp"
#include "sync/press/gradient_rows.hpp"
#include "sync/press/hidden.hpp"
#include "sync/press/overhang.hpp"
#include "sync/press/rim.hpp"
#include "sync/press/short_edges.hpp"
#include "sync/press/stars.hpp"

namespace monter::press {
namespace {

using pack::PosterRange;
using pack::PosterVertex;
using RangeKind = PosterRange::Kind;

constexpr std::int32_t grid_max = 32767;

class MeshMaker {
public:
    MeshMaker(const Drawing& drawing, const PosterView& view, const std::vector<TermEntry>& palette)
        : drawing_(drawing), view_(view), rows_(drawing, palette), top_(view), clear_(view) {}

    tl::expected<pack::PosterMesh, MeshFault> make() {
        take_entries();
        for (const Layer& layer : drawing_.layers) {
            mesh_.layers.push_back({layer.name, layer.parallax});
            if (const auto fault = add(layer)) return tl::unexpected(*fault);
        }
        finish_rows();
        drop_hidden(mesh_);
        if (const std::string what = pack::unsound(mesh_); !what.empty()) return tl::unexpected(MeshFault{0, what});
        return std::move(mesh_);
    }

private:
    struct Run {
        RangeKind kind;
        std::vector<std::uint32_t> indices;
    };
    // What is drawn together: the insides of opaque shapes, from the back, then all that blends, from the back.
    struct Group {
        std::vector<std::uint32_t> opaque;
        std::vector<Run> runs;
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

    std::optional<MeshFault> add(const Layer& layer) {
        std::vector<Area> areas;
        top_.clear();
        for (const Shape& shape : layer.shapes) {
            bool failed = false;
            std::vector<Contour> contours = shape.contours;
            if (layer.parallax > 0) {
                for (Contour& contour : contours) contour = past_the_edges(contour, view_);
            }
            areas.push_back(tessellate(contours, failed));
            if (failed) return MeshFault{shape.offset, "the shape can't be filled"};
            for (const GridPoint& p : areas.back().points) {
                if (std::max(std::abs(p.x), std::abs(p.y)) <= grid_max) continue;
                return MeshFault{shape.offset, "it reaches further out than 3276 design pixels"};
            }
            shorten_edges(areas.back());
            if (!rows_.lets_light_through(shape)) top_.paint(areas.back(), number_of(areas.size()));
        }
        begin_group();
        for (std::size_t i = 0; i < areas.size(); ++i) {
            add(layer.shapes[i], areas[i], number_of(i + 1));
            if (mesh_.vertices.size() <= pack::poster_vertices_max) continue;
            return MeshFault{layer.shapes[i].offset, "the drawing has too many corners"};
        }
        end_group();
        return {};
    }

    static std::uint16_t number_of(std::size_t shape) {
        return static_cast<std::uint16_t>(std::min<std::size_t>(shape, 0xFFFF));
    }

    void add(const Shape& shape, const Area& area, std::uint16_t number) {
        PosterVertex like;
        like.alpha = static_cast<std::uint8_t>(std::lround(shape.opacity * 255));
        const std::size_t first = mesh_.vertices.size();
        Span span;
        if (shape.gradient) {
            span = span_over(shape, area);
            like.row = static_cast<std::uint16_t>(entries_ + rows_.gradient(span));
        } else {
            like.row = rows_.entry(shape.entry);
        }
        // Disc, glint and streaks go their own way: nothing of the layer lies over them for good.
        const RangeKind kind = kind_of(shape);
        const Hidden hidden{top_, kind == RangeKind::blended ? number : std::uint16_t{0xFFFF}};
        Triangles made =
            kind == RangeKind::stars && !shape.gradient && are_small_stars(area)
                ? make_stars(mesh_.vertices, area, like)
                : make_triangles(mesh_.vertices, area, like, kind == RangeKind::aurora ? nullptr : &hidden);
        if (shape.gradient) set_t(shape, span, first);
        place(shape, area, std::move(made));
    }

    // Of the water what can't be seen through stands still.
    [[nodiscard]] RangeKind kind_of(const Shape& shape) const {
        const bool stands = shape.kind == RangeKind::water && !rows_.lets_light_through(shape);
        return stands ? RangeKind::blended : shape.kind;
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

    void place(const Shape& shape, const Area& area, Triangles made) {
        std::vector<std::uint32_t> blended = std::move(made.rim);
        if (rows_.lets_light_through(shape)) {
            blended.insert(blended.begin(), made.inside.begin(), made.inside.end());
            clear_.paint(area, 1);
            // Streaks sway by a few pixels only, stars stand: where they lie is where they show.
            const bool stays = kind_of(shape) == RangeKind::blended || shape.kind == RangeKind::water ||
                               shape.kind == RangeKind::stars;
            wanders_ = wanders_ || !stays;
        } else {
            if (wanders_ || clear_.meets(area)) {  // it must hide what is drawn after this group's insides
                end_group();
                begin_group();
            }
            group_.opaque.insert(group_.opaque.end(), made.inside.begin(), made.inside.end());
        }
        if (blended.empty()) return;
        const RangeKind kind = kind_of(shape);
        if (group_.runs.empty() || group_.runs.back().kind != kind) group_.runs.push_back({kind, {}});
        auto& run = group_.runs.back().indices;
        run.insert(run.end(), blended.begin(), blended.end());
    }

    void begin_group() {
        group_ = {};
        clear_.clear();
        wanders_ = false;
    }
    void end_group() {
        add_range(RangeKind::opaque, group_.opaque);
        for (const Run& run : group_.runs) add_range(run.kind, run.indices);
    }

    void add_range(RangeKind kind, const std::vector<std::uint32_t>& indices) {
        if (indices.empty()) return;
        mesh_.ranges.push_back({kind, static_cast<std::uint8_t>(mesh_.layers.size() - 1),
                                static_cast<std::uint32_t>(mesh_.indices.size()),
                                static_cast<std::uint32_t>(indices.size())});
        mesh_.indices.insert(mesh_.indices.end(), indices.begin(), indices.end());
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
        mesh_.drawn = view_.drawn;
        if (mesh_.drawn) mesh_.drawn->h += static_cast<float>(ground_px);
        mesh_.motif = view_.motif;
        mesh_.view_azimuth = view_.azimuth;
    }

    const Drawing& drawing_;
    const PosterView& view_;
    Rows rows_;
    std::size_t entries_ = 0;
    pack::PosterMesh mesh_;
    TopShapes top_;         // the layer's opaque shapes
    TopShapes clear_;       // what lets light through in this group
    bool wanders_ = false;  // something of this group shows elsewhere than it is drawn
    Group group_;
};

}  // namespace

tl::expected<pack::PosterMesh, MeshFault> make_mesh(const Drawing& drawing, const PosterView& view,
                                                    const std::vector<TermEntry>& palette) {
    return MeshMaker(drawing, view, palette).make();
}

}  // namespace monter::press
