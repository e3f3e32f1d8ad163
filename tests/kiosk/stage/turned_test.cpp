// The picture and the touches on a panel that hangs turned. Drawn on SDL's offscreen display, which every machine has.
#include <SDL.h>

#include <cstdlib>

#include "kiosk/stage/canvas.hpp"
#include "kiosk/stage/frames.hpp"
#include "kiosk/stage/gl_renderer.hpp"
#include "kiosk/stage/window.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;

namespace {

constexpr Size landscape{1920, 1080}, portrait{1080, 1920};

Size design_on(int quarters) {
    return quarters % 2 == 0 ? landscape : portrait;
}

// Three rectangles and a clipped one, no two turns of which look alike.
const ImDrawData& paint(Frames& frames, const Fit& fit, Size design) {
    ImDrawList& list = frames.begin(design, fit.scale);
    list.AddRectFilled({0, 0}, {design.w / 2, 160}, IM_COL32(255, 0, 0, 255));
    list.AddRectFilled({40, design.h - 320}, {360, design.h - 40}, IM_COL32(0, 255, 0, 255));
    list.PushClipRect({400, 400}, {720, 560});
    list.AddRectFilled({0, 0}, {design.w, design.h}, IM_COL32(0, 0, 255, 255));
    list.PopClipRect();
    return frames.end();
}

struct Rgba {
    int r = 0, g = 0, b = 0;
    friend bool operator==(const Rgba&, const Rgba&) = default;
};
Rgba pixel(const Bytes& pixels, int width, Point at) {
    const auto i =
        (static_cast<std::size_t>(at.y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(at.x)) * 4;
    return {pixels.at(i), pixels.at(i + 1), pixels.at(i + 2)};
}

}  // namespace

TEST_CASE("a finger means the same place of the design however the panel hangs") {
    const int quarters = GENERATE(0, 1, 2, 3);
    const Size design = design_on(quarters);
    const Fit lying = fit(design, 1920, 1200, quarters);  // with borders
    for (const Point p : {Point{0, 0}, Point{design.w, 0}, Point{123, 456}, Point{design.w, design.h}}) {
        const Point window = lying.to_window(p), back = lying.to_design(window.x, window.y);
        CHECK(back.x == Approx(p.x).margin(0.01));
        CHECK(back.y == Approx(p.y).margin(0.01));
        CHECK(window.x >= -0.01F);
        CHECK(window.x <= 1920.01F);
        CHECK(window.y >= -0.01F);
        CHECK(window.y <= 1200.01F);
    }
}

TEST_CASE("a quarter turn clockwise puts the design's upper left corner at the window's upper right") {
    const Fit lying = fit(portrait, 1920, 1080, 1);
    CHECK(lying.scale == Approx(1));
    CHECK(lying.to_window({0, 0}).x == Approx(1920));
    CHECK(lying.to_window({0, 0}).y == Approx(0).margin(0.01));
    CHECK(lying.to_window({1080, 0}).y == Approx(1080));
    const Fit half = fit(landscape, 1920, 1080, 2);
    CHECK(half.to_window({0, 0}).x == Approx(1920));
    CHECK(half.to_window({0, 0}).y == Approx(1080));
    const Fit other = fit(portrait, 1920, 1080, 3);
    CHECK(other.to_window({0, 0}).x == Approx(0).margin(0.01));
    CHECK(other.to_window({0, 0}).y == Approx(1080));
}

TEST_CASE("what the panel is given is what the visitor sees, turned, borders and clipped parts too") {
    setenv("SDL_VIDEODRIVER", "offscreen", 1);
    auto window = Window::open({.width = 480, .height = 320});
    REQUIRE(window);
    GlRenderer renderer;
    Frames frames;
    renderer.take_for_white(frames.white());
    const auto nothing = [](const Turn&) {};
    for (const int quarters : {0, 1, 2, 3}) {
        const Size design = design_on(quarters);
        const Fit lying = fit(design, 480, 320, quarters);
        const ImDrawData& lists = paint(frames, lying, design);
        const Bytes upright = renderer.pixels(lists, lying, nothing);
        const Bytes turned = renderer.window_pixels(lists, lying, IM_COL32(9, 9, 9, 255), nothing);
        REQUIRE(upright.size() == static_cast<std::size_t>(lying.w) * static_cast<std::size_t>(lying.h) * 4);
        CHECK(pixel(turned, 480, {0, 0}) == (lying.y > 0 ? Rgba{9, 9, 9} : pixel(turned, 480, {0, 0})));
        int wrong = 0, coloured = 0;
        for (int y = 0; y < lying.h; ++y) {
            for (int x = 0; x < lying.w; ++x) {
                const Point middle{(static_cast<float>(x) + 0.5F) / lying.scale,
                                   (static_cast<float>(y) + 0.5F) / lying.scale};
                const Rgba seen = pixel(upright, lying.w, {static_cast<float>(x), static_cast<float>(y)});
                Rgba given = pixel(turned, 480, lying.to_window(middle));
                if (given == Rgba{9, 9, 9}) given = {};  // upright has no border to show through
                wrong += seen == given ? 0 : 1;
                coloured += seen == Rgba{} ? 0 : 1;
            }
        }
        INFO("turned by " << quarters << " quarters");
        CHECK(wrong == 0);
        CHECK(coloured > 2000);
    }
}
