#include "sync/press/hidden.hpp"

#include "tests/support/catch.hpp"

namespace monter::press::test {
namespace {

using pack::PosterMesh;
using pack::PosterVertex;
using Kind = pack::PosterRange::Kind;

// Squares in layers, the first one the hindmost; places and sides in design pixels.
class Squares {
public:
    explicit Squares(const std::vector<float>& parallaxes) {
        for (const float parallax : parallaxes) mesh_.layers.push_back({"layer", parallax});
    }
    Squares& put(std::uint8_t layer, Kind kind, int x, int y, int w, int h) {
        const auto first = static_cast<std::uint32_t>(mesh_.vertices.size());
        for (const auto& [px, py] : {std::pair{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}) {
            PosterVertex vertex;
            vertex.x = static_cast<std::int16_t>(px * 10);
            vertex.y = static_cast<std::int16_t>(py * 10);
            mesh_.vertices.push_back(vertex);
        }
        mesh_.ranges.push_back({kind, layer, static_cast<std::uint32_t>(mesh_.indices.size()), 6});
        for (const std::uint32_t corner : {0, 1, 2, 0, 2, 3}) mesh_.indices.push_back(first + corner);
        return *this;
    }
    Squares& drawn(const pack::PosterBox& box) {
        mesh_.drawn = box;
        return *this;
    }
    // How many of each square's two triangles are left, by the layers' ranges that are.
    [[nodiscard]] std::vector<std::uint32_t> left() {
        drop_hidden(mesh_);
        for (const std::uint32_t index : mesh_.indices) CHECK(index < mesh_.vertices.size());
        std::vector<std::uint32_t> counts;
        for (const auto& range : mesh_.ranges) counts.push_back(range.count / 3);
        return counts;
    }
    [[nodiscard]] const PosterMesh& mesh() const { return mesh_; }

private:
    PosterMesh mesh_;
};

using Counts = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("what a nearer layer hides at every drift is not in the mesh, its corners neither") {
    Squares squares({0.2F, 1});
    CHECK(squares.put(0, Kind::opaque, 900, 600, 20, 20).put(1, Kind::opaque, 600, 400, 600, 600).left() == Counts{2});
    CHECK(squares.mesh().vertices.size() == 4);
}

TEST_CASE("what lies past the view stays where a stand may frame it") {
    CHECK(Squares({1}).put(0, Kind::opaque, 2400, 500, 20, 20).drawn({-600, 0, 3120, 1400}).left() == Counts{2});
    CHECK(Squares({1}).put(0, Kind::opaque, 2700, 500, 20, 20).drawn({-600, 0, 3120, 1400}).left().empty());
}

TEST_CASE("what a drift can bare stays") {
    // 0.8 of 48 pixels at the most between these two layers: 40 pixels from the edge it shows at times.
    CHECK(Squares({0.2F, 1}).put(0, Kind::opaque, 630, 600, 20, 20).put(1, Kind::opaque, 600, 400, 600, 600).left() ==
          Counts{2, 2});
    CHECK(Squares({1, 1}).put(0, Kind::opaque, 630, 600, 20, 20).put(1, Kind::opaque, 600, 400, 600, 600).left() ==
          Counts{2});
}

TEST_CASE("what lets light through, comes earlier, or goes its own way hides nothing") {
    CHECK(Squares({0, 1}).put(0, Kind::opaque, 900, 600, 20, 20).put(1, Kind::blended, 600, 400, 600, 600).left() ==
          Counts{2, 2});
    CHECK(Squares({0, 1}).put(0, Kind::opaque, 600, 400, 600, 600).put(1, Kind::blended, 900, 600, 20, 20).left() ==
          Counts{2, 2});
    for (const Kind kind : {Kind::aurora, Kind::disc, Kind::glint}) {
        CHECK(Squares({0, 1}).put(0, kind, 900, 600, 20, 20).put(1, Kind::opaque, 600, 400, 600, 600).left() ==
              Counts{2, 2});
    }
}

TEST_CASE("a ground stays behind what lies on it, and what no layer brings into the picture goes") {
    CHECK(Squares({0, 1}).put(0, Kind::opaque, 700, 500, 300, 300).put(1, Kind::opaque, 600, 400, 600, 600).left() ==
          Counts{2, 2});
    CHECK(Squares({1}).put(0, Kind::opaque, 2100, 500, 20, 20).left().empty());
    CHECK(Squares({1}).put(0, Kind::opaque, 1940, 500, 20, 20).left() == Counts{2});
    CHECK(Squares({1}).put(0, Kind::opaque, 900, 1200, 20, 20).left() == Counts{2});  // bared where the land is lifted
}

}  // namespace monter::press::test
