#include "sync/press/drawing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "sync/press/drawing_faults.hpp"

namespace monter::press {
namespace {

using RangeKind = pack::PosterRange::Kind;
constexpr double disc_flatness = 8;  // a tenth of a pixel of a disc whose radius is sixty
constexpr double far_out = 32767;    // tenths: what a corner of the mesh can hold
constexpr std::array<const char*, 7> layer_names = {"sky", "far", "near", "forest", "water", "motif", "foreground"};

class DrawingReader {
public:
    DrawingReader(const std::string& file, std::string_view svg, std::size_t entries, pack::Faults& faults)
        : svg_(svg), entries_(entries), faults_(file, svg, faults) {}

    Drawing read() {
        if (svg_.size() > svg_bytes_max) {
            faults_.add_at(0, "the drawing is larger than 8 MiB", "Draw it with fewer points");
            return {};
        }
        pugi::xml_document document;
        const auto parsed = document.load_buffer(svg_.data(), svg_.size());
        if (!parsed) {
            faults_.add_at(parsed.offset, std::string("this is no XML: ") + parsed.description(), "Mend it there");
            return {};
        }
        const pugi::xml_node root = document.document_element();
        if (std::string(root.name()) != "svg" || std::string(root.attribute("data-scale").value()) != "10") {
            faults_.add(root, "this is no poster drawing: <svg data-scale=\"10\"> is missing",
                        "Write every length in tenths of a design pixel, and say so there");
            return {};
        }
        for (const pugi::xml_node& child : root.children("defs")) read_gradients(child);
        for (const pugi::xml_node& child : elements(root)) {
            const std::string name = child.name();
            if (name == "g") {
                read_layer(child);
            } else if (name != "defs") {
                faults_.add(child, "this can't stand here", "Put every shape into a layer <g id=\"…\">");
            }
        }
        check_layers(root);
        return std::move(drawing_);
    }

private:
    static std::vector<pugi::xml_node> elements(const pugi::xml_node& node) {
        std::vector<pugi::xml_node> all;
        for (const pugi::xml_node& child : node.children()) {
            if (child.type() == pugi::node_element || child.type() == pugi::node_pcdata) all.push_back(child);
        }
        return all;
    }

    void read_gradients(const pugi::xml_node& defs) {
        for (const pugi::xml_node& node : elements(defs)) {
            if (std::string(node.name()) != "linearGradient") {
                faults_.add(node, "only <linearGradient> can stand in <defs>", "Take it out");
                continue;
            }
            Attributes of(node, faults_);
            Gradient gradient;
            const std::string units = of.text("gradientUnits");
            gradient.of_box = units.empty() || units == "objectBoundingBox";
            if (!gradient.of_box && units != "userSpaceOnUse")
                of.fault("unknown gradientUnits", "Write userSpaceOnUse");
            gradient.from = {of.number("x1", -far_out, far_out), of.number("y1", -far_out, far_out)};
            gradient.to = {of.number("x2", -far_out, far_out), of.number("y2", -far_out, far_out)};
            if (gradient.from.x == gradient.to.x && gradient.from.y == gradient.to.y) {
                of.fault("the gradient's line has no length", "Give it two different ends");
            }
            const std::string id = of.text("id");
            of.no_others();
            read_stops(node, gradient);
            if (!gradients_.emplace(id, drawing_.gradients.size()).second || id.size() < 2 || id[0] != 'g') {
                of.fault("'id' must be g and a number of its own", "Write id=\"g0\", id=\"g1\" …");
            }
            drawing_.gradients.push_back(std::move(gradient));
        }
    }

    void read_stops(const pugi::xml_node& node, Gradient& gradient) {
        double before = 0;
        for (const pugi::xml_node& stop : elements(node)) {
            Attributes of(stop, faults_);
            pack::PosterStop one;
            one.entry = of.entry("data-c", entries_);
            one.offset = static_cast<float>(of.number("offset", before, 1));
            one.opacity = static_cast<float>(of.number_or("stop-opacity", 1, 0, 1));
            of.no_others();
            before = std::max(before, static_cast<double>(one.offset));
            gradient.stops.push_back(one);
        }
        if (gradient.stops.size() < 2 || gradient.stops.size() > 64) {
            faults_.add(node, "a gradient has 2 to 64 stops", "Add or take out some");
        }
    }

    void read_layer(const pugi::xml_node& node) {
        Attributes of(node, faults_);
        Layer layer;
        layer.name = of.text("id");
        layer.parallax = static_cast<float>(of.number("data-parallax", 0, 1));
        of.no_others();
        if (std::find(layer_names.begin(), layer_names.end(), layer.name) == layer_names.end()) {
            of.fault("unknown layer '" + layer.name + "'",
                     "Layers are sky, far, near, forest, water, motif and foreground");
        }
        if (!layers_.insert(layer.name).second) of.fault("the layer is there twice", "Put both into one");
        for (const pugi::xml_node& child : elements(node)) {
            if (faults_.enough()) return;
            if (std::string(child.name()) == "g") {
                const RangeKind kind = read_group(child);
                for (const pugi::xml_node& inner : elements(child)) read_shape(inner, kind, layer);
            } else {
                // Which of the water's shapes are opaque, and so stand still, only the palette says (mesh.cpp).
                read_shape(child, layer.name == "water" ? RangeKind::water : RangeKind::blended, layer);
            }
        }
        drawing_.layers.push_back(std::move(layer));
    }

    // data-when is a hint to whoever draws shape by shape: the palette's opacities say the same.
    RangeKind read_group(const pugi::xml_node& node) {
        Attributes of(node, faults_);
        (void)of.has("data-when");
        const std::string role = of.text("data-role"), sun = of.text("data-sun");
        of.no_others();
        if (!role.empty() && role != "aurora" && role != "stars") {
            of.fault("unknown data-role '" + role + "'", "Write aurora, stars, or nothing");
        }
        if (!sun.empty() && sun != "disc" && sun != "glint") {
            of.fault("unknown data-sun '" + sun + "'", "Write disc, glint, or nothing");
        }
        if (sun == "disc") return RangeKind::disc;
        if (sun == "glint") return RangeKind::glint;
        return role == "aurora" ? RangeKind::aurora : role == "stars" ? RangeKind::stars : RangeKind::blended;
    }

    void read_shape(const pugi::xml_node& node, RangeKind kind, Layer& layer) {
        if (faults_.enough()) return;
        Attributes of(node, faults_);
        Shape shape;
        shape.offset = node.offset_debug();
        shape.kind = kind;
        const std::string name = node.name();
        if (name != "path" && name != "circle") {
            faults_.add(node, "only <path> and <circle> can stand here",
                        "Have the drawing program turn it into a path");
            return;
        }
        const bool stroked = of.has("data-s") || of.has("data-sg");
        read_paint(of, stroked, shape);
        shape.opacity = static_cast<float>(of.number_or("opacity", 1, 0, 1));
        const std::vector<Line> lines = name == "path" ? read_lines(of, stroked) : read_circle(of, kind);
        if (stroked) {
            read_stroke(of, lines, shape);
        } else {
            for (const Line& line : lines) shape.contours.push_back(line.points);
        }
        of.no_others();
        if (++shapes_ == shapes_max + 1) of.fault("the drawing has more than 20000 shapes", "Draw it with fewer");
        layer.shapes.push_back(std::move(shape));
    }

    void read_paint(Attributes& of, bool stroked, Shape& shape) {
        const char* solid = stroked ? "data-s" : "data-c";
        const char* graded = stroked ? "data-sg" : "data-g";
        if (of.has(graded)) {
            const auto there = gradients_.find("g" + of.text(graded));
            if (there == gradients_.end()) {
                return of.fault("there is no gradient g" + of.text(graded), "Add it to <defs>, or name another");
            }
            shape.gradient = there->second;
            if (drawing_.gradients[there->second].of_box) read_box(of, shape.box);
        } else if (of.has(solid)) {
            shape.entry = of.entry(solid, entries_);
        } else {
            of.fault("it has no colour", "Add data-c with the number of a palette entry");
        }
    }

    void read_box(Attributes& of, Box& box) {
        const std::string text = of.text("data-b");
        std::array<double, 4> side{};
        std::size_t at = 0;
        bool good = true;
        for (double& one : side) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            const auto value = at < end ? number_from(std::string_view(text).substr(at, end - at)) : std::nullopt;
            good = good && value;
            one = value.value_or(0);
            at = std::min(end + 1, text.size());
        }
        box = {{side[0], side[1]}, {side[2], side[3]}};
        if (!good || at != text.size() || box.to.x <= box.from.x || box.to.y <= box.from.y) {
            of.fault("'data-b' is no box", "Write data-b=\"left top right bottom\": the shape's own box, in tenths");
        }
    }

    std::vector<Line> read_lines(Attributes& of, bool stroked) {
        std::string wrong;
        std::vector<Line> lines = read_path(of.text("d"), wrong);
        if (!wrong.empty()) {
            of.fault("'d': " + wrong, "A path is written with M (absolute), l q c (relative) and z only");
            return {};
        }
        for (const Line& line : lines) {
            if (!stroked && !line.closed) {
                of.fault("a filled subpath is not closed", "End each with z");
                break;
            }
        }
        for (const Line& line : lines) {
            const auto out = [](const Point& p) { return std::max(std::abs(p.x), std::abs(p.y)) > far_out; };
            if (std::none_of(line.points.begin(), line.points.end(), out)) continue;
            of.fault("it reaches further out than 3276 design pixels", "Cut it off nearer to the view");
            break;
        }
        return lines;
    }

    std::vector<Line> read_circle(Attributes& of, RangeKind kind) {
        const Point centre{of.number("cx", -far_out, far_out), of.number("cy", -far_out, far_out)};
        const double radius = of.number("r", 0, far_out);
        if (kind != RangeKind::disc) return {{circle(centre, radius), true}};
        // Drawn about (0, 0) in its own measure, in which a pixel is a sixtieth of the radius or so.
        const double k = of.number("data-k", 0.01, 7.9);
        return {{circle({0, 0}, k * pack::poster_disc_radius, disc_flatness), true}};
    }

    void read_stroke(Attributes& of, const std::vector<Line>& lines, Shape& shape) {
        const double width = of.number("data-w", 0.1, 10000);
        const std::string cap = of.text("data-cap"), join = of.text("data-join");
        if ((!cap.empty() && cap != "round") || (!join.empty() && join != "round")) {
            of.fault("unknown data-cap or data-join", "Write round, or leave it out");
        }
        if (width <= 0) return;
        for (const Line& line : lines) {
            for (Contour& piece :
                 stroke(line, width, cap.empty() ? Cap::butt : Cap::round, join.empty() ? Join::mitre : Join::round)) {
                shape.contours.push_back(std::move(piece));
            }
        }
    }

    // "near" may be missing: where the motif itself is the near hill (Kiruna's gate).
    void check_layers(const pugi::xml_node& root) {
        for (const char* name : layer_names) {
            if (layers_.contains(name) || std::string(name) == "near") continue;
            faults_.add(root, std::string("the layer '") + name + "' is missing",
                        std::string("Add <g id=\"") + name + "\" data-parallax=\"…\"> with its shapes");
        }
    }

    std::string_view svg_;
    std::size_t entries_;
    DrawingFaults faults_;
    Drawing drawing_;
    std::map<std::string, std::size_t> gradients_;
    std::set<std::string> layers_;
    std::size_t shapes_ = 0;
};

}  // namespace

Drawing read_drawing(const std::string& file, View svg, std::size_t entries, pack::Faults& faults) {
    return DrawingReader(file, text_of(svg), entries, faults).read();
}

}  // namespace monter::press
