#include "sync/pack/poster_soundness.hpp"

#include <algorithm>
#include <cmath>

namespace monter::pack {
namespace {

bool finite(std::initializer_list<float> values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

enum class Sort { colour, number };

// Walks an expression with the numbers of values in place of the values.
class DryRun {
public:
    explicit DryRun(const PosterPalette& palette) : palette_(palette) {}

    bool leaves_one(const PosterExpression& expression, Sort sort) {
        colours_ = numbers_ = 0;
        const std::size_t all = palette_.steps.size();
        if (expression.first > all || expression.count > all - expression.first) return false;
        ran_ += expression.count;  // expressions may share steps: what they run together is what costs
        if (ran_ > poster_steps_max) return false;
        for (std::uint32_t i = 0; i < expression.count; ++i) {
            if (!step(palette_.steps[expression.first + i])) return false;
        }
        return sort == Sort::colour ? colours_ == 1 && numbers_ == 0 : colours_ == 0 && numbers_ == 1;
    }

private:
    bool turn(std::size_t colours_in, std::size_t numbers_in, Sort out) {
        if (colours_ < colours_in || numbers_ < numbers_in) return false;
        colours_ -= colours_in;
        numbers_ -= numbers_in;
        std::size_t& grown = out == Sort::colour ? colours_ : numbers_;
        return ++grown <= poster_stack_max;
    }

    [[nodiscard]] bool has_numbers(std::size_t first, std::size_t count) const {
        return first <= palette_.numbers.size() && count <= palette_.numbers.size() - first;
    }

    [[nodiscard]] bool cuts_rise(const PosterStep& step) const {
        if (step.n < 1 || !has_numbers(step.index, step.n - 1U)) return false;
        const auto first = palette_.numbers.begin() + step.index;
        return std::is_sorted(first, first + (step.n - 1));
    }

    bool step(const PosterStep& step) {
        switch (step.op) {
            case PosterOp::colour:
                return step.index < palette_.colours.size() && turn(0, 0, Sort::colour);
            case PosterOp::input:
                return step.index < poster_input_count && turn(0, 0, Sort::colour);
            case PosterOp::number:
                return has_numbers(step.index, 1) && turn(0, 0, Sort::number);
            case PosterOp::elevation:
            case PosterOp::aurora:
            case PosterOp::front:
                return turn(0, 0, Sort::number);
            case PosterOp::mix:
                return turn(2, 1, Sort::colour);
            case PosterOp::mul:
                return turn(2, 0, Sort::colour);
            case PosterOp::times:
            case PosterOp::minus:
                return turn(0, 2, Sort::number);
            case PosterOp::lerp:
                return turn(0, 3, Sort::number);
            case PosterOp::line:
                return has_numbers(step.index, 2) && turn(0, 0, Sort::number);
            case PosterOp::by_colour:
                return cuts_rise(step) && turn(step.n, 0, Sort::colour);
            case PosterOp::by_number:
                return cuts_rise(step) && turn(0, step.n, Sort::number);
        }
        return false;
    }

    const PosterPalette& palette_;
    std::size_t colours_ = 0, numbers_ = 0, ran_ = 0;
};

bool is_gradient(const std::vector<PosterStop>& stops, std::size_t entries) {
    if (stops.size() < 2 || stops.size() > poster_stops_max) return false;
    float before = 0;
    for (const PosterStop& stop : stops) {
        if (!finite({stop.offset, stop.opacity}) || stop.entry >= entries) return false;
        if (stop.offset < before || stop.offset > 1 || stop.opacity < 0 || stop.opacity > 1) return false;
        before = stop.offset;
    }
    return true;
}

std::string unsound_palette(const PosterPalette& palette) {
    if (palette.rows() > poster_rows_max || palette.slots() > poster_slots_max ||
        palette.steps.size() > poster_steps_max || palette.numbers.size() > 0x10000 ||
        palette.colours.size() > 0x10000) {
        return "its palette is too large";
    }
    for (const float number : palette.numbers) {
        if (!std::isfinite(number)) return "a number of its palette is none";
    }
    for (const PosterColour& c : palette.colours) {
        if (!finite({c.r, c.g, c.b, c.a})) return "a colour of its palette is none";
    }
    DryRun run(palette);
    for (const PosterEntry& entry : palette.entries) {
        if (!run.leaves_one(entry.colour, Sort::colour)) return "a colour's expression does not work out";
        if (entry.opacity.count > 0 && !run.leaves_one(entry.opacity, Sort::number)) {
            return "an opacity's expression does not work out";
        }
    }
    for (const auto& stops : palette.gradients) {
        if (!is_gradient(stops, palette.entries.size())) return "a gradient's stops are not in order";
    }
    return {};
}

std::string unsound_geometry(const PosterMesh& mesh) {
    if (mesh.vertices.size() > poster_vertices_max || mesh.indices.size() > poster_indices_max)
        return "it is too large";
    const std::size_t rows = mesh.palette.rows();
    if (std::any_of(mesh.vertices.begin(), mesh.vertices.end(), [rows](const auto& v) { return v.row >= rows; })) {
        return "a corner names a colour that is not there";
    }
    const std::size_t corners = mesh.vertices.size();
    if (std::any_of(mesh.indices.begin(), mesh.indices.end(), [corners](auto index) { return index >= corners; })) {
        return "a triangle names a corner that is not there";
    }
    if (mesh.ranges.size() > poster_ranges_max) return "it has too many ranges";
    for (const PosterRange& range : mesh.ranges) {
        const std::size_t all = mesh.indices.size();
        if (range.kind > PosterRange::Kind::stars || range.layer >= mesh.layers.size() || range.first > all ||
            range.count > all - range.first || range.count % 3 != 0) {
            return "a range is none";
        }
    }
    return {};
}

}  // namespace

std::string unsound(const PosterMesh& mesh) {
    if (!finite({mesh.view_x, mesh.view_y, mesh.view_w, mesh.view_h}) || mesh.view_w <= 0 || mesh.view_h <= 0) {
        return "its view is none";
    }
    for (const auto& box : {mesh.drawn, mesh.motif}) {
        if (box && (!finite({box->x, box->y, box->w, box->h}) || box->w <= 0 || box->h <= 0)) return "a box is none";
    }
    if (mesh.drawn && (mesh.drawn->x > mesh.view_x || mesh.drawn->y > mesh.view_y ||
                       mesh.drawn->x + mesh.drawn->w < mesh.view_x + mesh.view_w ||
                       mesh.drawn->y + mesh.drawn->h < mesh.view_y + mesh.view_h)) {
        return "it is drawn less far than it is shown";
    }
    if (mesh.view_azimuth && !std::isfinite(*mesh.view_azimuth)) return "its view's azimuth is none";
    if (mesh.layers.empty() || mesh.layers.size() > poster_layers_max) return "it has no layers, or too many";
    for (const PosterLayer& layer : mesh.layers) {
        if (!std::isfinite(layer.parallax)) return "a layer's parallax is none";
    }
    if (std::string what = unsound_palette(mesh.palette); !what.empty()) return what;
    if (mesh.sun) {
        DryRun run(mesh.palette);
        if (!std::isfinite(mesh.sun->x) || !run.leaves_one(mesh.sun->y, Sort::number) ||
            !run.leaves_one(mesh.sun->r, Sort::number)) {
            return "its sun's place does not work out";
        }
    }
    return unsound_geometry(mesh);
}

}  // namespace monter::pack
