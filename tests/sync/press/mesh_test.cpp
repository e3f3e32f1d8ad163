#include "sync/press/mesh.hpp"

#include "tests/support/catch.hpp"
#include "tests/sync/press/small_poster.hpp"

namespace monter::press::test {
namespace {

using pack::PosterMesh;
using pack::PosterRange;
using pack::PosterVertex;
using Kind = PosterRange::Kind;

std::vector<PosterRange> ranges_of(const PosterMesh& mesh, Kind kind) {
    std::vector<PosterRange> found;
    for (const auto& range : mesh.ranges) {
        if (range.kind == kind) found.push_back(range);
    }
    return found;
}

std::vector<PosterVertex> corners_of(const PosterMesh& mesh, const PosterRange& range) {
    std::vector<PosterVertex> all;
    for (std::uint32_t i = 0; i < range.count; ++i) all.push_back(mesh.vertices[mesh.indices[range.first + i]]);
    return all;
}

const PosterRange& only(const std::vector<PosterRange>& ranges) {
    REQUIRE(ranges.size() == 1);
    return ranges.front();
}

bool on_rim(const PosterVertex& v) {
    return v.nx != 0 || v.ny != 0;
}

}  // namespace

TEST_CASE("a drawing's layers and view reach the mesh") {
    const auto mesh = SmallPoster().mesh();
    std::vector<std::string> names;
    for (const auto& layer : mesh.layers) names.push_back(layer.name);
    CHECK(names == std::vector<std::string>{"sky", "far", "forest", "water", "motif", "foreground"});
    CHECK(mesh.layers[1].parallax == 0.15F);
    CHECK(mesh.view_w == 1920);
    CHECK(mesh.view_azimuth == 165.0F);
    REQUIRE(mesh.sun);
    CHECK(mesh.sun->x == 946);
    pack::PosterInputs inputs;
    inputs.elevation = 10;
    CHECK(mesh.palette.number(mesh.sun->y, inputs) == Approx(492 - 86));
    CHECK(mesh.palette.number(mesh.sun->r, inputs) == 46);
}

TEST_CASE("layers come from the back, and in each the opaque insides before all that blends") {
    const auto mesh = SmallPoster().mesh();
    CHECK(ranges_of(mesh, Kind::opaque).size() == 4);  // sky, far, motif, foreground
    for (std::size_t i = 1; i < mesh.ranges.size(); ++i) {
        CHECK(mesh.ranges[i].layer >= mesh.ranges[i - 1].layer);
        if (mesh.ranges[i].kind == Kind::opaque) CHECK(mesh.ranges[i].layer > mesh.ranges[i - 1].layer);
    }
    for (const auto& range : ranges_of(mesh, Kind::opaque)) {
        for (const auto& v : corners_of(mesh, range)) {
            CHECK(v.alpha == 255);
            CHECK_FALSE(on_rim(v));
        }
    }
}

namespace {

// A foreground of 1920 x 180, a square of 100 x 100 on it that is higher than it, and what lies over both.
PosterMesh with_square(const std::string& over) {
    return SmallPoster()
        .replace(SmallPoster::svg, "<path data-c=\"2\" d=\"M0 9000l19200 0 0 1800-19200 0z\"/>",
                 "<path data-c=\"2\" d=\"M5000 8500l1000 0 0 1000-1000 0z\"/>" + over +
                     "<path data-c=\"2\" d=\"M0 9000l19200 0 0 1800-19200 0z\"/>")
        .mesh();
}

}  // namespace

TEST_CASE("what an opaque shape of the same layer hides has no rim") {
    const auto mesh = with_square("");
    const auto foreground = [](const PosterRange& r) { return r.layer == 5; };
    CHECK(std::count_if(mesh.ranges.begin(), mesh.ranges.end(), foreground) == 2);
    int of_square = 0;
    for (const auto& v : corners_of(mesh, mesh.ranges.back())) {
        if (v.x < 4000 || v.x > 7000) continue;
        ++of_square;
        CHECK(v.y <= 9010);  // the square goes on to 9500, under the bank
    }
    CHECK(of_square > 0);
}

TEST_CASE("an opaque shape over something half clear is drawn after it") {
    const auto mesh = with_square("<path data-c=\"2\" opacity=\"0.5\" d=\"M8000 8500l1000 0 0 1000-1000 0z\"/>");
    std::vector<Kind> kinds;
    for (const auto& range : mesh.ranges) {
        if (range.layer == 5) kinds.push_back(range.kind);
    }
    CHECK(kinds == std::vector<Kind>{Kind::opaque, Kind::blended, Kind::opaque, Kind::blended});
}

TEST_CASE("half clear overlapping subpaths are painted once, with the shape's opacity") {
    const auto mesh = SmallPoster().mesh();
    double area = 0;
    for (const auto& range : ranges_of(mesh, Kind::blended)) {
        if (range.layer != 1) continue;
        const auto corners = corners_of(mesh, range);
        for (std::size_t i = 0; i < corners.size(); i += 3) {
            const auto &a = corners[i], &b = corners[i + 1], &c = corners[i + 2];
            if (on_rim(a) || on_rim(b) || on_rim(c)) continue;
            CHECK(a.alpha == 102);  // 0.4
            area += std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2.0;
        }
    }
    CHECK(area == 1'750'000);
}

TEST_CASE("a rim leads from the edge to nothing, straight out") {
    const auto mesh =
        SmallPoster().replace(SmallPoster::svg, "M0 9000l19200 0 0 1800-19200 0z", "M0 9000l19200 0 0 1800z").mesh();
    const auto range = ranges_of(mesh, Kind::blended).back();
    CHECK(range.layer == 5);
    int sharp = 0;
    for (const auto& v : corners_of(mesh, range)) {
        if (!on_rim(v)) {
            CHECK(v.alpha == 255);
            continue;
        }
        CHECK(v.alpha == 0);
        CHECK(std::hypot(v.nx, v.ny) > 63);
        CHECK(std::hypot(v.nx, v.ny) < 128);
        // The triangle lies right of and above its long edge: whoever leaves its top edge goes up.
        if (v.y == 9000 && v.x == 0) {
            CHECK(std::hypot(v.nx, v.ny) == Approx(64).margin(1));  // sharper than a mitre can say: two corners
            ++sharp;
        }
        if (v.x == 19200 && v.y == 9000) {
            CHECK(int(v.nx) == 64);
            CHECK(int(v.ny) == -64);
        }
    }
    CHECK(sharp > 2);
}

TEST_CASE("the disc lies about (0, 0), however large it is drawn in the file") {
    const auto mesh = SmallPoster().mesh();
    std::int16_t least = 0, most = 0;
    for (const auto& v : corners_of(mesh, only(ranges_of(mesh, Kind::disc)))) {
        least = std::min(least, v.x);
        most = std::max(most, v.x);
    }
    CHECK(most == std::lround(3.6 * pack::poster_disc_radius));
    CHECK(least >= -most);
    CHECK(least < -most + 10);
}

TEST_CASE("aurora and glint have ranges of their own; the aurora's slices touch and have no rims") {
    const auto mesh = SmallPoster().mesh();
    for (const auto& v : corners_of(mesh, only(ranges_of(mesh, Kind::aurora)))) CHECK_FALSE(on_rim(v));
    CHECK(only(ranges_of(mesh, Kind::aurora)).count == 6);
    CHECK(only(ranges_of(mesh, Kind::glint)).layer == 3);
}

TEST_CASE("of the water what lets light through sways, what is opaque stands; stars have a range of their own") {
    SmallPoster small;
    small.replace(SmallPoster::svg, "<g id=\"water\" data-parallax=\"0.6\">",
                  "<g id=\"water\" data-parallax=\"0.6\"><path data-c=\"2\" d=\"M0 6000l9000 0 0 900-9000 0z\"/>"
                  "<path data-c=\"2\" opacity=\"0.5\" d=\"M100 6100l900 0 0 90-900 0z\"/>");
    small.replace(
        SmallPoster::svg, "<g data-sun=\"disc\"",
        "<g data-role=\"stars\"><circle data-c=\"3\" cx=\"500\" cy=\"500\" r=\"20\"/></g><g data-sun=\"disc\"");
    const auto mesh = small.mesh();
    CHECK(only(ranges_of(mesh, Kind::stars)).layer == 0);
    const auto streak = only(ranges_of(mesh, Kind::water));
    CHECK(streak.layer == 3);
    for (const auto& v : corners_of(mesh, streak)) CHECK(v.y < 6300);
}

TEST_CASE("t runs along the gradient; where a shape reaches past the line, its row is stretched and padded") {
    const auto mesh = SmallPoster().mesh();
    REQUIRE(mesh.palette.gradients.size() == 2);
    for (const auto& v : corners_of(mesh, ranges_of(mesh, Kind::opaque).front())) CHECK(v.t == (v.y == 0 ? 0 : 255));
    // From 1000 to 2000 on a shape from 0 to 4000: t = 0 lies at -1, t = 1 at 3 lines' lengths.
    const auto& stops = mesh.palette.gradients[1];
    CHECK(stops[0].offset == Approx(0.25));
    CHECK(stops[1].offset == Approx(0.5));
    CHECK(stops[0].opacity == 0.5F);
    const auto forest = [](const PosterRange& r) { return r.layer == 2; };
    const auto range = std::find_if(mesh.ranges.begin(), mesh.ranges.end(), forest);
    REQUIRE(range != mesh.ranges.end());
    for (const auto& v : corners_of(mesh, *range)) {
        CHECK(v.t == (v.y == 0 ? 0 : 255));
        CHECK(v.row == mesh.palette.entries.size() + 1);
    }
}

TEST_CASE("only the entries that are used are kept, in the order they are met") {
    const auto small = SmallPoster()
                           .replace(SmallPoster::svg, "<path data-c=\"4\" d=", "<path data-c=\"2\" d=")
                           .replace(SmallPoster::svg, "<path data-c=\"4\" opacity", "<path data-c=\"2\" opacity")
                           .mesh();
    CHECK(small.palette.entries.size() == 4);
    CHECK(SmallPoster().mesh().palette.entries.size() == 5);
}

TEST_CASE(
    "a small star is a cone of light that no layer's insides hold; what is larger or has points keeps its shape") {
    const auto with = [](const std::string& star) {
        SmallPoster poster;
        poster.replace(SmallPoster::svg, "<g data-sun=\"disc\"",
                       "<g data-role=\"stars\">" + star + "</g><g data-sun=\"disc\"");
        return poster.mesh();
    };
    const auto small = with("<circle data-c=\"3\" cx=\"500\" cy=\"700\" r=\"20\"/>");
    const auto corners = corners_of(small, only(ranges_of(small, Kind::stars)));
    REQUIRE(corners.size() == 15);
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const bool is_middle = i % 3 == 0;
        CHECK(on_rim(corners[i]) != is_middle);
        CHECK((corners[i].alpha > 0) == is_middle);
        if (is_middle) CHECK(std::pair<int, int>(corners[i].x, corners[i].y) == std::pair{500, 700});
        if (!is_middle) CHECK(std::hypot(corners[i].x - 500, corners[i].y - 700) == Approx(34).margin(1));
    }
    for (const auto* const star : {"<circle data-c=\"3\" cx=\"500\" cy=\"700\" r=\"60\"/>",
                                   "<path data-c=\"3\" d=\"M500 670l8 22 22 8-22 8-8 22-8-22-22-8 22-8z\"/>"}) {
        const auto mesh = with(star);
        const auto whole = corners_of(mesh, only(ranges_of(mesh, Kind::stars)));
        CHECK(whole.size() > 15);
    }
}

}  // namespace monter::press::test
