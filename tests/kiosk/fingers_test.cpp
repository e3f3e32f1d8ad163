// Several fingers, a palm, and a touch that never ends.
#include "kiosk/ui/fingers.hpp"

#include "tests/support/catch.hpp"

using namespace monter::kiosk;
using Does = Finger::Does;
using Heard = Fingers::Heard;

TEST_CASE("the first finger speaks, a second is ignored, and the first goes on") {
    Fingers fingers;
    CHECK(fingers.hear({Does::down, 1, {100, 100}}, 1000) == Heard::speaks);
    CHECK(fingers.hear({Does::down, 2, {500, 500}}, 1050) == Heard::ignored);
    CHECK(fingers.hear({Does::move, 2, {510, 500}}, 1060) == Heard::ignored);
    CHECK(fingers.hear({Does::move, 1, {110, 100}}, 1070) == Heard::speaks);
    CHECK(fingers.hear({Does::up, 2, {510, 500}}, 1080) == Heard::ignored);
    CHECK(fingers.hear({Does::up, 1, {110, 100}}, 1090) == Heard::speaks);
    CHECK(fingers.hear({Does::down, 2, {500, 500}}, 1100) == Heard::speaks);
}

TEST_CASE("a second finger that stays does not speak when the first is lifted, and a third does") {
    Fingers fingers;
    CHECK(fingers.hear({Does::down, 1, {100, 100}}, 1000) == Heard::speaks);
    CHECK(fingers.hear({Does::down, 2, {500, 500}}, 1010) == Heard::ignored);
    CHECK(fingers.hear({Does::up, 1, {100, 100}}, 1020) == Heard::speaks);
    CHECK(fingers.hear({Does::up, 2, {500, 500}}, 1030) == Heard::ignored);
    CHECK(fingers.hear({Does::down, 3, {500, 500}}, 1040) == Heard::speaks);
}

TEST_CASE("a palm says nothing, and nobody does until it is off the panel") {
    Fingers fingers;
    CHECK(fingers.hear({Does::down, 1, {100, 100}}, 1000) == Heard::speaks);
    CHECK(fingers.hear({Does::down, 2, {120, 140}}, 1004) == Heard::ignored);
    CHECK(fingers.hear({Does::down, 3, {140, 120}}, 1008) == Heard::cancelled);
    CHECK(fingers.hear({Does::up, 1, {100, 100}}, 1100) == Heard::ignored);
    CHECK(fingers.hear({Does::down, 4, {900, 900}}, 1200) == Heard::ignored);
    for (const std::int64_t id : {2, 3, 4}) CHECK(fingers.hear({Does::up, id, {}}, 1300) == Heard::ignored);
    CHECK(fingers.hear({Does::down, 5, {900, 900}}, 1400) == Heard::speaks);
}

TEST_CASE("a palm whose lifting was lost is forgotten after ten seconds") {
    Fingers fingers;
    for (const std::int64_t id : {1, 2, 3}) static_cast<void>(fingers.hear({Does::down, id, {}}, 1000));
    CHECK(fingers.hear({Does::down, 4, {900, 900}}, 10'900) == Heard::ignored);
    CHECK(fingers.hear({Does::up, 4, {900, 900}}, 10'950) == Heard::ignored);
    CHECK(fingers.hear({Does::down, 5, {900, 900}}, 11'000) == Heard::speaks);
}

TEST_CASE("a touch that trembles on one spot for ten seconds is no finger, and the next one is heard") {
    Fingers fingers;
    CHECK(fingers.hear({Does::down, 1, {100, 100}}, 1000) == Heard::speaks);
    for (std::int64_t ms = 1500; ms < 11'000; ms += 500) {
        CHECK(fingers.hear({Does::move, 1, {100 + static_cast<float>(ms % 1000) / 100, 100}}, ms) == Heard::speaks);
        CHECK_FALSE(fingers.is_stuck(ms));
    }
    CHECK(fingers.is_stuck(11'000));
    CHECK_FALSE(fingers.is_stuck(11'001));
    CHECK(fingers.hear({Does::move, 1, {103, 100}}, 11'100) == Heard::ignored);
    CHECK(fingers.hear({Does::down, 2, {900, 900}}, 12'000) == Heard::speaks);
    CHECK(fingers.hear({Does::up, 2, {900, 900}}, 12'050) == Heard::speaks);
    CHECK(fingers.hear({Does::up, 1, {103, 100}}, 3'600'000) == Heard::ignored);
}

TEST_CASE("a slow drag is no stuck touch") {
    Fingers fingers;
    CHECK(fingers.hear({Does::down, 1, {100, 100}}, 0) == Heard::speaks);
    for (int s = 1; s <= 60; ++s) {
        CHECK(fingers.hear({Does::move, 1, {100 + static_cast<float>(s) * 10, 100}}, s * 1000) == Heard::speaks);
        CHECK_FALSE(fingers.is_stuck(s * 1000));
    }
}

TEST_CASE("a finger that lands twice has been lifted unseen") {
    Fingers fingers;
    CHECK(fingers.hear({Does::down, 1, {100, 100}}, 0) == Heard::speaks);
    CHECK(fingers.hear({Does::down, 1, {300, 100}}, 50) == Heard::speaks);
    CHECK(fingers.hear({Does::up, 1, {300, 100}}, 90) == Heard::speaks);
}
