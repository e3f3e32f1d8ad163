#include "kiosk/stage/pace.hpp"

#include "tests/support/catch.hpp"

using namespace monter::kiosk;

namespace {

Pace after(double cost_ms, int frames) {
    Pace pace;
    for (int i = 0; i <= frames; ++i) pace.drawn(1000 + cost_ms * i);
    return pace;
}

}  // namespace

TEST_CASE("a living picture is drawn sixty times a second where a graphics card draws it") {
    CHECK(after(1.5, 5).interval_ms() == Pace::smooth_ms);
}

TEST_CASE(
    "where the processor paints, a living picture takes two fifths of a core at most, and twenty frames a second") {
    CHECK(Pace().interval_ms() == Pace::painted_ms);  // nothing is known yet
    CHECK(after(9, 5).interval_ms() == Pace::painted_ms);
    CHECK(after(30, 5).interval_ms() == 75);
    CHECK(after(100, 5).interval_ms() == 250);
}

TEST_CASE("one dear frame slows a living picture for a moment only") {
    Pace pace = after(2, 20);
    pace.drawn(1000 + 2 * 20 + 30);
    CHECK(pace.interval_ms() > Pace::smooth_ms);
    double used = 1000 + 2 * 20 + 30;
    for (int i = 0; i < 10; ++i) pace.drawn(used += 2);
    CHECK(pace.interval_ms() == Pace::smooth_ms);
}
