#include "sync/press/tessellate.hpp"

#include "sync/press/short_edges.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/luck.hpp"

namespace monter::press::test {
namespace {

const double pi = std::acos(-1.0);

Contour square(double x, double y, double side, bool other_way = false) {
    Contour all = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
    if (other_way) std::reverse(all.begin(), all.end());
    return all;
}

Contour path(const std::string& data) {
    std::string wrong;
    const auto lines = read_path(data, wrong);
    INFO(wrong);
    REQUIRE(lines.size() == 1);
    return lines[0].points;
}

Area filled(const std::vector<Contour>& contours) {
    bool failed = true;
    Area area = tessellate(contours, failed);
    REQUIRE_FALSE(failed);
    return area;
}

double triangle(const Area& area, std::size_t i) {
    const auto &a = area.points[area.triangles[i]], &b = area.points[area.triangles[i + 1]],
               &c = area.points[area.triangles[i + 2]];
    return std::abs((b.x - a.x) * double(c.y - a.y) - (b.y - a.y) * double(c.x - a.x)) / 2;
}

double size(const Area& area) {
    double sum = 0;
    for (std::size_t i = 0; i < area.triangles.size(); i += 3) sum += triangle(area, i);
    return sum;
}

// What the rims enclose: outer ones turn one way, holes the other.
double enclosed(const Area& area) {
    double twice = 0;
    for (const auto& rim : area.rims) {
        for (std::size_t i = 0; i < rim.size(); ++i) {
            const auto &a = area.points[rim[i]], &b = area.points[rim[(i + 1) % rim.size()]];
            twice += double(a.x) * b.y - double(b.x) * a.y;
        }
    }
    return twice / 2;
}

}  // namespace

TEST_CASE("triangles cover what the outline encloses, no more and no less") {
    const auto whole = filled({square(0, 0, 1000)});
    CHECK(size(whole) == 1'000'000);
    CHECK(whole.triangles.size() == 6);
    CHECK(enclosed(whole) == 1'000'000);
    CHECK(size(filled({circle({50, -70}, 5000)})) == Approx(pi * 5000 * 5000).epsilon(0.001));
    CHECK(size(filled({{{0, 0}, {400, 0}, {0, 300}}})) == 60'000);
    CHECK(filled({{{0, 0}, {400, 0}}}).triangles.empty());
    CHECK(filled({}).triangles.empty());
}

TEST_CASE("stouter triangles cover the same with the same points, and have shorter edges") {
    const auto edges = [](const Area& area) {
        double sum = 0;
        for (std::size_t i = 0; i < area.triangles.size(); ++i) {
            const auto &a = area.points[area.triangles[i]],
                       &b = area.points[area.triangles[i % 3 == 2 ? i - 2 : i + 1]];
            sum += std::hypot(a.x - b.x, a.y - b.y);
        }
        return sum;
    };
    monter::test::Luck luck(4);
    for (int round = 0; round < 40; ++round) {
        std::vector<Contour> contours{circle({0, 0}, 3000)};
        for (int i = 0; i < round % 4; ++i) {
            contours.push_back(
                square(double(luck.below(4000)) - 2000, double(luck.below(4000)) - 2000, 900, i % 2 == 1));
        }
        const Area before = filled(contours);
        Area after = before;
        shorten_edges(after);
        CHECK(after.triangles.size() == before.triangles.size());
        CHECK(size(after) == size(before));
        CHECK(edges(after) < 0.6 * edges(before));
    }
}

TEST_CASE("a subpath that turns the other way is a hole, one that turns the same way is not") {
    const auto ring = filled({square(0, 0, 1000), square(300, 300, 400, true)});
    CHECK(size(ring) == 840'000);
    CHECK(enclosed(ring) == 840'000);
    CHECK(ring.rims.size() == 2);
    const auto whole = filled({square(0, 0, 1000), square(300, 300, 400)});
    CHECK(size(whole) == 1'000'000);
    CHECK(whole.rims.size() == 1);
    CHECK(size(filled({square(0, 0, 1000, true)})) == 1'000'000);
}

TEST_CASE("overlapping subpaths are one area, so that nothing is painted twice") {
    const auto both = filled({square(0, 0, 1000), square(500, 500, 1000)});
    CHECK(size(both) == 1'750'000);
    CHECK(enclosed(both) == 1'750'000);
    CHECK(both.rims.size() == 1);
    CHECK(both.rims[0].size() == 8);
    const auto bow = filled({{{0, 0}, {1000, 1000}, {1000, 0}, {0, 1000}}});
    CHECK(size(bow) == 500'000);
}

TEST_CASE("what is smaller than the grid is gone, and leaves nothing broken") {
    CHECK(filled({square(0.1, 0.1, 0.2)}).triangles.empty());
    const auto sliver = filled({{{0, 0}, {10'000, 0.3}, {20'000, 0}}});
    CHECK(sliver.triangles.empty());
    CHECK(sliver.rims.empty());
}

TEST_CASE("any heap of triangles comes out whole: its rims enclose what its triangles cover") {
    monter::test::Luck luck(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<Contour> heap(1 + luck.below(12));
        for (Contour& one : heap) {
            for (std::size_t i = 3 + luck.below(6); i > 0; --i)
                one.push_back({double(luck.below(500)), double(luck.below(500))});
        }
        const auto area = filled(heap);
        INFO(round);
        for (std::size_t i = 0; i < area.triangles.size(); ++i) REQUIRE(area.triangles[i] < area.points.size());
        // Rounding to the grid may fold a rim over itself by a grid step; no more.
        CHECK(std::abs(size(area) - enclosed(area)) < 0.02 * size(area) + 50);
    }
}

TEST_CASE("path data: lines, curves, repeated commands") {
    CHECK(path("M10 20l5 0-5 5z").size() == 3);
    CHECK(path("M0 0l10 0 0 10-10 0 0-10z").size() == 4);  // the point that repeats the first is dropped
    CHECK(path("M0 0q500 0 500 500").size() > 4);
    const auto curve = path("M0 0c0 552 448 1000 1000 1000");
    CHECK(curve.back().x == Approx(1000));
    CHECK(curve.back().y == Approx(1000));
    // A quarter of a circle: the curve's own error is under 0.3 in 1000, flattening adds its tenth of a pixel.
    for (const Point& p : curve) CHECK(std::hypot(p.x - 1000, p.y) == Approx(1000).margin(0.3 + flatness));
}

TEST_CASE("path data that is none is told with its place") {
    for (const char* data :
         {"", "l1 1z", "M1", "M1 x", "M0 0L5 5z", "M0 0l5 5z l1 1", "M0 0l1e9 0z", "M0 0lnan 0z", "M0 0h5z"}) {
        std::string wrong;
        INFO(data);
        CHECK(read_path(data, wrong).empty());
        CHECK(wrong.find("character") != std::string::npos);
    }
}

TEST_CASE("a corner nobody would miss goes, and no other") {
    const auto with_bump = [](double height) {
        return filled({{{0, 0}, {500, -height}, {1000, 0}, {1000, 1000}, {0, 1000}}}).rims.at(0).size();
    };
    CHECK(with_bump(1) == 4);
    CHECK(with_bump(2) == 5);
    // A bow of many low corners keeps its bow: none is further from what is drawn than one alone may be.
    Contour bow{{0, 1000}};
    for (int x = 0; x <= 1000; x += 10) bow.push_back({double(x), -200 * std::sin(pi * x / 1000)});
    bow.push_back({1000, 1000});
    const Area area = filled({bow});
    CHECK(area.rims.at(0).size() < 40);
    CHECK(size(area) == Approx(1000 * 1000 + 200 * 2 / pi * 1000).epsilon(0.002));
    CHECK(filled({{{0, 0}, {2, 0}, {1, 1}}}).rims.size() == 1);  // however small, a shape is not dropped for it
}

TEST_CASE("a stroke's area: length times width, caps and joins added") {
    const Line straight{{{0, 0}, {1000, 0}}, false};
    CHECK(size(filled(stroke(straight, 100, Cap::butt, Join::mitre))) == 100'000);
    CHECK(size(filled(stroke(straight, 100, Cap::round, Join::mitre))) ==
          Approx(100'000 + pi * 50 * 50).epsilon(0.005));
    const Line corner{{{0, 0}, {1000, 0}, {1000, 1000}}, false};
    CHECK(size(filled(stroke(corner, 100, Cap::butt, Join::mitre))) == 200'000);
    CHECK(size(filled(stroke(corner, 100, Cap::butt, Join::round))) ==
          Approx(200'000 - 2500 + pi * 2500 / 4).epsilon(0.002));
    const Line frame{{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}}, true};
    const auto ring = filled(stroke(frame, 100, Cap::butt, Join::mitre));
    CHECK(size(ring) == 1100 * 1100 - 900 * 900);
    CHECK(ring.rims.size() == 2);
    const Line spike{{{0, 0}, {1000, 0}, {0, 20}}, false};  // its mitre would be a hundred widths long: cut off
    for (const auto& p : filled(stroke(spike, 100, Cap::butt, Join::mitre)).points) CHECK(p.x <= 1050);
    CHECK(stroke({{{5, 5}}, false}, 10, Cap::butt, Join::mitre).empty());
    CHECK(stroke({{{5, 5}}, false}, 10, Cap::round, Join::mitre).size() == 1);
}

}  // namespace monter::press::test
