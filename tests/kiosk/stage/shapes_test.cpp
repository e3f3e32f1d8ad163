#include <cmath>

#include "kiosk/stage/ear_clipping.hpp"
#include "kiosk/stage/focus_walk.hpp"
#include "kiosk/stage/gl_renderer.hpp"
#include "kiosk/stage/icon_paths.hpp"
#include "kiosk/stage/options.hpp"
#include "kiosk/stage/qr_code.hpp"
#include "tests/support/catch.hpp"

using namespace monter::kiosk;

namespace {

float area(const std::vector<Point>& points, const std::vector<unsigned>& corners) {
    float sum = 0;
    for (std::size_t i = 0; i + 2 < corners.size(); i += 3) {
        const Point a = points[corners[i]], b = points[corners[i + 1]], c = points[corners[i + 2]];
        sum += std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
    }
    return sum;
}

}  // namespace

TEST_CASE("a municipality with bays is covered by its triangles exactly once, whichever way round it was drawn") {
    std::vector<Point> comb{{0, 0},   {70, 0},  {70, 40}, {60, 40}, {60, 10}, {40, 10},
                            {40, 40}, {30, 40}, {30, 10}, {10, 10}, {10, 40}, {0, 40}};
    if (GENERATE(false, true)) comb = {comb.rbegin(), comb.rend()};
    const auto corners = ear_clip(comb);
    CHECK(corners.size() == 3 * (comb.size() - 2));
    CHECK(area(comb, corners) == Approx(70 * 10 + 3 * 10 * 30));
}

TEST_CASE("an outline that is closed, folded or crosses itself never hangs the map") {
    CHECK(ear_clip({}).empty());
    CHECK(ear_clip({{0, 0}, {1, 1}}).empty());
    CHECK_FALSE(ear_clip({{0, 0}, {10, 0}, {10, 10}, {0, 0}}).empty());
    CHECK_FALSE(ear_clip({{0, 0}, {10, 10}, {10, 0}, {0, 10}}).empty());
    CHECK_FALSE(ear_clip({{0, 0}, {5, 0}, {10, 0}, {2, 0}}).empty());
}

TEST_CASE("every icon has a path that begins with a pen put down and stays on its grid") {
    for (int i = static_cast<int>(Icon::none) + 1; i <= static_cast<int>(Icon::undo); ++i) {
        const auto steps = icon_steps(static_cast<Icon>(i));
        INFO("icon " << i);
        REQUIRE_FALSE(steps.empty());
        CHECK(steps.front().does == IconStep::Does::move);
        for (const IconStep& step : steps) {
            CHECK((step.to.x >= 0 && step.to.x <= icon_grid && step.to.y >= 0 && step.to.y <= icon_grid));
        }
    }
}

TEST_CASE("the design is scaled by one factor and centred on a panel of any shape") {
    const Fit wide = fit({1920, 1080}, 2560, 1080);
    CHECK(wide.scale == Approx(1));
    CHECK(wide.x == 320);
    const Fit tall = fit({1080, 1920}, 1080, 2400);
    CHECK(tall.y == 240);
    const Point back = tall.to_design(tall.to_window({540, 960}).x, tall.to_window({540, 960}).y);
    CHECK(back.x == Approx(540));
    CHECK(back.y == Approx(960));
}

TEST_CASE("a size is two numbers with an x between, and nothing else") {
    REQUIRE(size_from("1920x1080"));
    CHECK(size_from("1920x1080")->w == 1920);
    for (const char* wrong :
         {"", "x", "1920", "1920x", "x1080", "1920x1080x2", "0x10", "-5x10", "19 x 10", "99999x9"}) {
        INFO(wrong);
        CHECK_FALSE(size_from(wrong));
    }
}

TEST_CASE("a walk with the keyboard meets what answers, in order, and only the dialog's buttons while one is up") {
    Scene scene;
    const auto add = [&](const char* id, Look look, bool answers) {
        Element element;
        element.id = id;
        element.look = look;
        if (answers) element.tap = Back{};
        scene.elements.push_back(element);
    };
    add("title", Look::bare, false);
    add("one", Look::chip, true);
    add("two", Look::chip, true);
    FocusWalk walk;
    CHECK(walk.at(scene) == nullptr);
    walk.step(scene, 1);
    CHECK(walk.at(scene)->id == "one");
    walk.step(scene, -1);
    CHECK(walk.at(scene)->id == "two");

    scene.modal = true;
    add("dim", Look::dim, false);
    add("stay", Look::sun_button, true);
    CHECK(walk.at(scene) == nullptr);
    walk.step(scene, 1);
    CHECK(walk.at(scene)->id == "stay");
}

TEST_CASE("an empty text makes no QR code, and a long one that no code can hold makes none either") {
    CHECK_FALSE(encode_qr(""));
    CHECK_FALSE(encode_qr(std::string(4000, 'x')));
    const auto code = encode_qr("https://example.org/w#0123456789ABCDEFGHJKMNPQRS");
    REQUIRE(code);
    CHECK(code->at(0, 0));  // the corner of a finder pattern
    CHECK_FALSE(code->at(7, 0));
}
