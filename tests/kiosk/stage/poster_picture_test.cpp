// Posters as pixels: what covers the picture, where the sun's disc stands, how soft an edge is. Drawn on SDL's
// offscreen display, which every machine has.
#include <cmath>
#include <cstdlib>

#include "kiosk/light/poster_inputs.hpp"
#include "kiosk/stage/frames.hpp"
#include "kiosk/stage/gl_renderer.hpp"
#include "kiosk/stage/mix_gl.hpp"
#include "kiosk/stage/poster_gl.hpp"
#include "kiosk/stage/window.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;

namespace {

using pack::PosterExpression;
using pack::PosterMesh;
using pack::PosterOp;
using pack::PosterRange;
using pack::PosterVertex;

// Slot 0 is white; expression 1 is 300 - 10 x elevation, expression 2 is 60.
PosterMesh white_mesh() {
    PosterMesh mesh;
    mesh.palette.colours = {{1, 1, 1, 1}};
    mesh.palette.numbers = {-10, 300, 60};
    mesh.palette.steps = {{PosterOp::colour, 0, 0}, {PosterOp::line, 0, 0}, {PosterOp::number, 0, 2}};
    mesh.palette.entries = {{{0, 1}, {}}};
    mesh.layers = {{"sky", 0}};
    return mesh;
}

std::uint32_t corner(PosterMesh& mesh, float x, float y, int nx = 0, int ny = 0, int alpha = 255) {
    PosterVertex vertex;
    vertex.x = static_cast<std::int16_t>(std::lround(x * 10));
    vertex.y = static_cast<std::int16_t>(std::lround(y * 10));
    vertex.nx = static_cast<std::int8_t>(nx);
    vertex.ny = static_cast<std::int8_t>(ny);
    vertex.alpha = static_cast<std::uint8_t>(alpha);
    mesh.vertices.push_back(vertex);
    return static_cast<std::uint32_t>(mesh.vertices.size() - 1);
}

void range(PosterMesh& mesh, PosterRange::Kind kind, std::initializer_list<std::uint32_t> indices) {
    mesh.ranges.push_back(
        {kind, 0, static_cast<std::uint32_t>(mesh.indices.size()), static_cast<std::uint32_t>(indices.size())});
    mesh.indices.insert(mesh.indices.end(), indices);
}

// All of the view left of x = 960, with a feathered edge there.
PosterMesh half_white() {
    PosterMesh mesh = white_mesh();
    const auto a = corner(mesh, -200, -200), b = corner(mesh, 960, -200), c = corner(mesh, 960, 1300),
               d = corner(mesh, -200, 1300);
    range(mesh, PosterRange::Kind::opaque, {a, b, c, a, c, d});
    const auto rim_b = corner(mesh, 960, -200, 64, 0, 0), rim_c = corner(mesh, 960, 1300, 64, 0, 0);
    range(mesh, PosterRange::Kind::blended, {b, rim_b, rim_c, b, rim_c, c});
    return mesh;
}

struct Shown {
    Bytes pixels;
    int w = 0;
    [[nodiscard]] int at(int x, int y) const {
        return pixels.at((static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x)) * 4);
    }
};
Shown shown(PosterMesh mesh, const Light& light, int w, int h) {
    setenv("SDL_VIDEODRIVER", "offscreen", 1);
    auto window = Window::open({.width = w, .height = h});
    REQUIRE(window);
    GlRenderer renderer;
    Frames frames;
    PosterGl gl;
    PosterMeshGl poster(std::move(mesh));
    const Size design = h > w ? Size{1080, 1920} : Size{1920, 1080};
    const Fit lying = fit(design, w, h);
    static_cast<void>(frames.begin(design, lying.scale));
    const ImDrawData& nothing = frames.end();
    const auto behind = [&](const Turn& turn) { gl.draw(poster, {.light = light}, design, lying.scale, turn); };
    return {renderer.window_pixels(nothing, lying, IM_COL32(0, 0, 0, 255), behind), w};
}

}  // namespace

TEST_CASE("a poster covers the whole picture, whatever its view and the panel's shape") {
    PosterMesh mesh;
    const auto view = GENERATE(Size{1920, 1080}, Size{1080, 1920}, Size{1080, 1350}, Size{3000, 700});
    const auto panel = GENERATE(Size{1920, 1080}, Size{1080, 1920}, Size{1000, 1000}, Size{2560, 720});
    mesh.view_w = view.w;
    mesh.view_h = view.h;
    mesh.view_x = -40;
    mesh.view_y = 25;
    const PosterFit lies = cover(mesh, panel);
    CHECK(lies.x + mesh.view_x * lies.scale <= 0.01F);
    CHECK(lies.y + mesh.view_y * lies.scale <= 0.01F);
    CHECK(lies.x + (mesh.view_x + view.w) * lies.scale >= panel.w - 0.01F);
    CHECK(lies.y + (mesh.view_y + view.h) * lies.scale >= panel.h - 0.01F);
    // Its middle is the panel's, and in one direction nothing is cut off.
    CHECK(lies.x + (mesh.view_x + view.w / 2) * lies.scale == Approx(panel.w / 2).margin(0.1));
    CHECK(std::min(view.w * lies.scale - panel.w, view.h * lies.scale - panel.h) == Approx(0).margin(0.1));
}

TEST_CASE("the sun's disc stands where the sun does, and moves with its azimuth") {
    PosterMesh mesh = white_mesh();
    mesh.sun = pack::PosterSun{960, {1, 1}, {2, 1}};
    mesh.view_azimuth = 180.0F;
    const auto disc_in = [&](const Light& light) {
        return disc_of(mesh, poster_inputs(light, mesh.view_azimuth), light);
    };
    const auto south = disc_in({.elevation = 10, .azimuth = 180, .day = 172});
    REQUIRE(south);
    CHECK(south->x == Approx(960));
    CHECK(south->y == Approx(200));
    CHECK(south->r == Approx(60));
    const auto west = disc_in({.elevation = 4, .azimuth = 207.5F, .day = 172});
    REQUIRE(west);
    CHECK(west->x == Approx(960 + 480));  // 55 degrees are half of 1920
    CHECK(west->moved == Approx(480));
    CHECK(west->y == Approx(260));
    CHECK_FALSE(disc_in({.elevation = 4, .azimuth = 0, .day = 172}));  // behind the viewer
    mesh.sun.reset();
    CHECK_FALSE(disc_in({.elevation = 10, .azimuth = 180, .day = 172}));
}

TEST_CASE("the disc is drawn about its place with its radius") {
    PosterMesh mesh = white_mesh();
    mesh.sun = pack::PosterSun{960, {1, 1}, {2, 1}};
    const float r = float(pack::poster_disc_radius) / 10;
    const auto a = corner(mesh, -r, -r), b = corner(mesh, r, -r), c = corner(mesh, r, r), d = corner(mesh, -r, r);
    range(mesh, PosterRange::Kind::disc, {a, b, c, a, c, d});
    const Shown picture = shown(mesh, {.elevation = 10, .azimuth = 180, .day = 172}, 960, 540);  // y = 200, r = 60
    CHECK(picture.at(480, 100) == 255);
    CHECK(picture.at(480 - 28, 100 - 28) == 255);
    CHECK(picture.at(480 + 28, 100 + 28) == 255);
    CHECK(picture.at(480 - 32, 100) == 0);
    CHECK(picture.at(480, 100 + 32) == 0);
}

TEST_CASE("a rim is one pixel of the panel wide, however many of them there are to a design pixel") {
    const auto size = GENERATE(Size{960, 540}, Size{1920, 1080}, Size{2880, 1620});
    const int w = static_cast<int>(size.w), h = static_cast<int>(size.h);
    const Shown picture = shown(half_white(), {}, w, h);
    CHECK(picture.at(0, 0) == 255);
    CHECK(picture.at(0, h - 1) == 255);
    const int y = h / 2;
    CHECK(picture.at(w / 2 - 1, y) == 255);
    CHECK(picture.at(w / 2, y) > 90);  // the middle of the feather: half
    CHECK(picture.at(w / 2, y) < 165);
    CHECK(picture.at(w / 2 + 1, y) == 0);
}

TEST_CASE("what has no colour in this light is left out, and comes back with the light") {
    PosterMesh mesh = white_mesh();
    mesh.palette.entries = {{{0, 1}, {1, 1}}};  // opacity: 300 - 10 x elevation, of 1
    for (int i = 0; i < 100; ++i) {             // more than a few: a run of its own
        const auto a = corner(mesh, -200, -200), b = corner(mesh, 2200, -200), c = corner(mesh, 2200, 1300),
                   d = corner(mesh, -200, 1300);
        range(mesh, PosterRange::Kind::blended, {a, b, c, a, c, d});
    }
    mesh.ranges = {{PosterRange::Kind::blended, 0, 0, static_cast<std::uint32_t>(mesh.indices.size())}};
    CHECK(shown(mesh, {.elevation = 31}, 960, 540).at(480, 270) == 0);
    CHECK(shown(mesh, {.elevation = 29}, 960, 540).at(480, 270) == 255);
}

TEST_CASE("a poster laid half clear over another shows nothing twice where its own parts overlap") {
    setenv("SDL_VIDEODRIVER", "offscreen", 1);
    auto window = Window::open({.width = 960, .height = 540});
    REQUIRE(window);
    GlRenderer renderer;
    Frames frames;
    PosterGl gl;
    MixGl mix;
    PosterMesh twice = half_white();
    twice.ranges.push_back(twice.ranges[0]);
    PosterMeshGl poster(std::move(twice));
    const Fit lying = fit({1920, 1080}, 960, 540);
    static_cast<void>(frames.begin({1920, 1080}, lying.scale));
    const ImDrawData& nothing = frames.end();
    const auto behind = [&](const Turn& turn) {
        mix.draw(0.5F, [&] {
            glClearColor(0, 0, 0, 1);
            glClear(GL_COLOR_BUFFER_BIT);
            gl.draw(poster, {}, {1920, 1080}, lying.scale, turn);
        });
    };
    const Shown picture{renderer.window_pixels(nothing, lying, IM_COL32(0, 0, 0, 255), behind), 960};
    CHECK(picture.at(100, 270) == Approx(128).margin(2));
    CHECK(picture.at(900, 270) == 0);
}
