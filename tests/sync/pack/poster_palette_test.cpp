#include "sync/pack/poster.hpp"
#include "sync/pack/poster_soundness.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_mesh.hpp"

namespace monter::pack::test {
namespace {

PosterInputs light(float elevation, float soft = 0) {
    PosterInputs inputs;
    inputs.colours[static_cast<std::size_t>(PosterInput::zenith)] = {0.5F, 0.25F, 1};
    inputs.colours[static_cast<std::size_t>(PosterInput::ambient)] = {0.5F, 0.5F, 0.5F};
    inputs.elevation = elevation;
    inputs.soft = soft;
    return inputs;
}

void check_colour(const PosterColour& colour, float r, float g, float b, float a) {
    CHECK(colour.r == Approx(r));
    CHECK(colour.g == Approx(g));
    CHECK(colour.b == Approx(b));
    CHECK(colour.a == Approx(a));
}

}  // namespace

TEST_CASE("a hard cut belongs to the piece above it") {
    const auto palette = small_mesh().palette;
    const auto& entry = palette.entries[0];
    check_colour(palette.evaluate(entry, light(-3.01F)), 0.25F, 0.125F, 0.5F, 0.5F);  // zenith x ambient
    check_colour(palette.evaluate(entry, light(-3)), 0.5F, 0.25F, 0.5F, 0.5F);        // half of each colour
    check_colour(palette.evaluate(entry, light(6)), 0, 0, 1, 0.5F);
}

TEST_CASE("a soft cut blends over its degrees on both sides") {
    const auto palette = small_mesh().palette;
    const auto& entry = palette.entries[0];
    check_colour(palette.evaluate(entry, light(-4, 1)), 0.25F, 0.125F, 0.5F, 0.5F);
    check_colour(palette.evaluate(entry, light(-3, 1)), 0.375F, 0.1875F, 0.5F, 0.5F);
    check_colour(palette.evaluate(entry, light(-2, 1)), 0.5F, 0.25F, 0.5F, 0.5F);
}

TEST_CASE("numbers: lerp, times, minus, line; opacities end within 0 and 1, places don't") {
    const auto mesh = small_mesh();
    auto inputs = light(-10);
    inputs.aurora = 0.5F;
    CHECK(mesh.palette.evaluate(mesh.palette.entries[0], inputs).a == Approx(0.375F));
    inputs.front = 0.5F;
    CHECK(mesh.palette.evaluate(mesh.palette.entries[1], inputs).a == Approx(0.375F));
    inputs.elevation = 20;  // the piece above the cut is the elevation itself
    CHECK(mesh.palette.evaluate(mesh.palette.entries[1], inputs).a == 1);
    CHECK(mesh.palette.number(mesh.sun->y, inputs) == Approx(492 - 8.6 * 20));
    CHECK(mesh.palette.number({}, inputs) == 1);
}

TEST_CASE("slots: a colour for each entry, then one for each stop of each gradient") {
    const auto palette = small_mesh().palette;
    std::vector<std::uint8_t> rgba(palette.slots() * 4, 99);
    palette.colours_of_slots(light(6), rgba);
    const auto slot = [&](std::size_t n) {
        return std::array<int, 4>{rgba[n * 4], rgba[n * 4 + 1], rgba[n * 4 + 2], rgba[n * 4 + 3]};
    };
    REQUIRE(palette.slots() == palette.entries.size() + 3);
    CHECK(slot(0) == std::array<int, 4>{0, 0, 255, 128});
    CHECK(slot(2) == std::array<int, 4>{255, 128, 0, 255});
    CHECK(slot(3) == slot(2));
    CHECK(slot(4) == std::array<int, 4>{0, 0, 255, 64});  // entry 0 is half opaque, the stop halves it again
    CHECK(slot(5) == slot(2));
    std::vector<std::uint8_t> short_of(rgba.size() - 1, 7);
    palette.colours_of_slots(light(6), short_of);
    CHECK(std::all_of(short_of.begin(), short_of.end(), [](auto byte) { return byte == 7; }));
}

TEST_CASE("what could not be evaluated is told before it is tried") {
    using Break = void (*)(PosterMesh&);
    const std::vector<Break> breaks = {
        [](PosterMesh& m) { m.palette.steps[2].op = PosterOp::mix; },  // asks for a number that is not there
        [](PosterMesh& m) { m.palette.steps[2].op = static_cast<PosterOp>(99); },
        [](PosterMesh& m) { m.palette.steps[0].index = poster_input_count; },
        [](PosterMesh& m) { m.palette.steps[3].index = 2; },
        [](PosterMesh& m) { m.palette.steps[5].index = 6; },
        [](PosterMesh& m) { m.palette.steps[21].index = 5; },  // a line needs two numbers
        [](PosterMesh& m) { m.palette.steps[8].n = 4; },
        [](PosterMesh& m) { m.palette.steps[8].n = 0; },
        [](PosterMesh& m) { m.palette.steps[8].index = 1; },           // 6, 0.5: cuts that fall
        [](PosterMesh& m) { m.palette.entries[0].colour.count = 8; },  // three colours left
        [](PosterMesh& m) { m.palette.entries[0].colour = {}; },
        [](PosterMesh& m) {
            m.palette.entries[0].opacity = {3, 1};
        },  // a colour as opacity
        [](PosterMesh& m) { m.palette.entries[0].colour.first = 0xFFFFFFFF; },
        [](PosterMesh& m) { m.palette.numbers[0] = std::numeric_limits<float>::quiet_NaN(); },
        [](PosterMesh& m) { m.palette.gradients[0][1].offset = 1.5F; },
        [](PosterMesh& m) { m.palette.gradients[0][2].offset = 0.25F; },
        [](PosterMesh& m) { m.palette.gradients[0][0].entry = 3; },
        [](PosterMesh& m) { m.palette.gradients[0].clear(); },
        [](PosterMesh& m) { m.sun->r = {}; },
        [](PosterMesh& m) { m.vertices[0].row = 4; },
        [](PosterMesh& m) { m.indices[0] = 6; },
        [](PosterMesh& m) { m.ranges[0].layer = 2; },
        [](PosterMesh& m) { m.ranges[1].count = 6; },
        [](PosterMesh& m) { m.ranges[1].count = 2; },
        [](PosterMesh& m) { m.ranges[1].first = 0xFFFFFFFF; },
        [](PosterMesh& m) { m.layers.clear(); },
        [](PosterMesh& m) { m.view_w = 0; },
    };
    CHECK(unsound(small_mesh()).empty());
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        INFO("break " << i);
        auto mesh = small_mesh();
        breaks[i](mesh);
        CHECK_FALSE(unsound(mesh).empty());
        CHECK(poster_mesh_from(to_bytes(mesh)).error().kind == Kind::corrupt);
        for (const auto& entry : mesh.palette.entries) (void)mesh.palette.evaluate(entry, light(1, 1));  // no crash
    }
}

}  // namespace monter::pack::test
