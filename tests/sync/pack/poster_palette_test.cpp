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

TEST_CASE("texels: solid rows are constant, a gradient's row runs over its stops") {
    const auto palette = small_mesh().palette;
    constexpr std::size_t row = PosterPalette::row_texels * 4;
    std::vector<std::uint8_t> rgba(palette.rows() * row, 99);
    palette.texels(light(6), rgba);
    const auto texel = [&](std::size_t r, std::size_t i) {
        const auto* p = &rgba[r * row + i * 4];
        return std::array<int, 4>{p[0], p[1], p[2], p[3]};
    };
    CHECK(texel(2, 0) == std::array<int, 4>{255, 128, 0, 255});
    CHECK(texel(2, 63) == texel(2, 0));
    CHECK(texel(3, 0) == texel(2, 0));
    CHECK(texel(3, 63) == texel(2, 0));
    // Entry 0 is half opaque, the stop halves it again: a quarter at t = .5, between the 32nd and the 33rd texel.
    CHECK(texel(3, 31)[2] == Approx(255 * 62.0 / 63).margin(1));
    CHECK(texel(3, 31)[3] == Approx(255 * (1 - 0.75 * 62.0 / 63)).margin(1));
    std::vector<std::uint8_t> short_of(rgba.size() - 1, 7);
    palette.texels(light(6), short_of);
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
