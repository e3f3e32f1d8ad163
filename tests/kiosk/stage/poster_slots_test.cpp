#include "kiosk/stage/poster_slots.hpp"

#include <array>
#include <cmath>
#include <vector>

#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;

namespace {

using pack::PosterMesh;
using pack::PosterRange;
using pack::PosterVertex;

// Two flat colours (slots 0 and 1) and a gradient over 0, 0.25, 0.5, 1 (slots 2 to 5).
constexpr std::array<float, 4> offsets{0.1F, 0.25F, 0.5F, 1.0F};

PosterMesh mesh_of(std::vector<PosterVertex> vertices, PosterRange::Kind kind = PosterRange::Kind::opaque) {
    PosterMesh mesh;
    mesh.palette.entries.resize(2);
    mesh.palette.gradients.emplace_back();
    for (const float offset : offsets) mesh.palette.gradients[0].push_back({offset, 1, 0});
    mesh.vertices = std::move(vertices);
    for (std::uint32_t i = 0; i < mesh.vertices.size(); ++i) mesh.indices.push_back(i);
    mesh.ranges.push_back({kind, 0, 0, static_cast<std::uint32_t>(mesh.indices.size())});
    return mesh;
}

PosterVertex at(int x, int y, int t, std::uint16_t row = 2) {
    PosterVertex vertex;
    vertex.x = static_cast<std::int16_t>(x);
    vertex.y = static_cast<std::int16_t>(y);
    vertex.t = static_cast<std::uint8_t>(t);
    vertex.row = row;
    return vertex;
}

// What colour a place between stops has, as a number: the slot and how far on.
float wanted(float t) {
    if (t <= offsets[0]) return 2;
    for (std::size_t i = 0; i + 1 < offsets.size(); ++i) {
        if (t <= offsets[i + 1]) return 2 + static_cast<float>(i) + (t - offsets[i]) / (offsets[i + 1] - offsets[i]);
    }
    return 5;
}

struct Sum {
    double area = 0, worst = 0;
};

// Walks over every triangle of the mesh: its area, and how far what its corners say in its middle is from `colour`.
template <class Colour>
Sum judge(const PosterMesh& mesh, const Colour& colour) {
    Sum sum;
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
        std::array<PosterVertex, 3> v;
        for (std::size_t k = 0; k < 3; ++k) v[k] = mesh.vertices.at(mesh.indices[i + k]);
        sum.area +=
            std::abs((double(v[1].x) - v[0].x) * (v[2].y - v[0].y) - (double(v[2].x) - v[0].x) * (v[1].y - v[0].y)) / 2;
        float said = 0, y = 0;
        for (const auto& one : v) {
            said += (static_cast<float>(one.row) + static_cast<float>(one.t) / 255) / 3;
            y += static_cast<float>(one.y) / 3;
        }
        sum.worst = std::max(sum.worst, double(std::abs(said - colour(y))));
    }
    return sum;
}

}  // namespace

TEST_CASE("a gradient's triangles are cut at its stops, and every part has the gradient's colours") {
    // 255 high: t is y.
    const auto corners =
        GENERATE(std::array<int, 6>{0, 0, 1000, 0, 0, 255}, std::array<int, 6>{0, 10, 700, 128, 30, 250},
                 std::array<int, 6>{0, 200, 700, 60, 300, 5}, std::array<int, 6>{0, 64, 9, 200, 5, 100});
    const auto& c = corners;
    const PosterMesh whole = mesh_of({at(c[0], c[1], c[1]), at(c[2], c[3], c[3]), at(c[4], c[5], c[5])});
    const Sum before = judge(whole, [](float) { return 2.0F; });
    PosterMesh copy = whole;
    const PosterMesh cut = in_slots(std::move(copy));
    CHECK(cut.indices.size() > 3);
    const Sum after = judge(cut, [](float y) { return wanted(y / 255); });
    CHECK(after.area == Approx(before.area).epsilon(0.01).margin(40));  // corners lie on whole tenths of a pixel
    CHECK(after.worst < 0.03);
}

TEST_CASE("a triangle of one height has one colour, wherever between the stops it stands") {
    for (const int t : {0, 10, 63, 64, 127, 128, 200, 255}) {
        const PosterMesh cut = in_slots(mesh_of({at(0, t, t), at(9, t, t), at(5, t, t)}));
        REQUIRE(cut.indices.size() == 3);
        CHECK(judge(cut, [](float y) { return wanted(y / 255); }).worst < 0.01);
    }
}

TEST_CASE("neighbours meet in the same corners, so that no light shines through between them") {
    const PosterMesh cut = in_slots(mesh_of({at(0, 0, 0), at(300, 0, 0), at(0, 255, 255),  // two halves of a square
                                             at(300, 255, 255), at(0, 255, 255), at(300, 0, 0)}));
    for (std::size_t i = 0; i < cut.indices.size(); ++i) {
        const PosterVertex& v = cut.vertices[cut.indices[i]];
        const bool on_diagonal = std::abs(double(v.x) / 300 + double(v.y) / 255 - 1) < 0.004;
        if (!on_diagonal) continue;
        int same = 0;
        for (const auto index : cut.indices) same += cut.vertices[index].x == v.x && cut.vertices[index].y == v.y;
        CHECK(same >= 2);
    }
}

TEST_CASE("flat colours stay as they are, and of the stand-in curtains one triangle is left") {
    const PosterMesh flat = in_slots(mesh_of({at(0, 0, 99, 1), at(9, 0, 99, 1), at(5, 9, 99, 1)}));
    REQUIRE(flat.indices.size() == 3);
    for (const auto index : flat.indices) {
        CHECK(flat.vertices[index].row == 1);
        CHECK(flat.vertices[index].t == 0);
    }
    std::vector<PosterVertex> curtains;
    for (int i = 0; i < 30; ++i) curtains.push_back(at(i % 7, i % 5, 100, 1));
    const PosterMesh aurora = in_slots(mesh_of(curtains, PosterRange::Kind::aurora));
    CHECK(aurora.ranges.at(0).count == 3);
}

TEST_CASE("corners of different rows are drawn all the same") {
    const PosterMesh mixed = in_slots(mesh_of({at(0, 0, 200), at(9, 0, 0, 1), at(5, 9, 20)}));
    REQUIRE(mixed.indices.size() == 3);
    for (const auto index : mixed.indices) CHECK(mixed.vertices.at(index).row < 6);
}
