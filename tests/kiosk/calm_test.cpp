// Who asks for less movement, or for large letters or high contrast, gets screens that stand still: one place decides.
#include "kiosk/screens/attract_programme.hpp"
#include "kiosk/screens/screens.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter::kiosk;
using monter::kiosk::testing::Visitor;

namespace {

// What of the attract screen is another one now: where things stand, which poster, in which light.
std::string attract_now(const Visitor& visitor) {
    std::string told;
    const Scene scene = visitor.scene();
    for (const Element& element : scene.elements) {
        told += element.id + " " + std::to_string(element.rect.x) + " " + std::to_string(element.rect.y) + " " +
                std::to_string(element.value) + " " + element.picture;
        if (element.light) told += " " + std::to_string(element.light->day);
        told += "\n";
    }
    return told;
}

}  // namespace

TEST_CASE("the setting for less movement makes the attract screen a still of fifteen seconds") {
    Visitor visitor;
    const std::string moving = attract_now(visitor);
    visitor.wait(3'000);
    CHECK(attract_now(visitor) != moving);

    visitor.tap("access");
    CHECK_FALSE(visitor.is_on("access.motion"));
    visitor.tap("access.motion");
    CHECK(visitor.is_on("access.motion"));
    visitor.tap("reading.close");
    visitor.wait(attract_still_ms - (visitor.model.now_ms - visitor.model.opened_ms) % attract_still_ms);
    const std::string still = attract_now(visitor);
    visitor.wait(attract_still_ms - 500);
    CHECK(attract_now(visitor) == still);
    visitor.wait(500);
    CHECK(attract_now(visitor) != still);
}

TEST_CASE("large letters and high contrast bring it along, and the panel says so") {
    const std::string aid = GENERATE("access.large", "access.contrast");
    Visitor visitor;
    visitor.tap("access");
    visitor.tap(aid);
    CHECK(visitor.model.access.calm());
    CHECK(visitor.is_on("access.motion"));
    CHECK_FALSE(visitor.can_tap("access.motion"));
    visitor.tap(aid);
    CHECK_FALSE(visitor.model.access.calm());
    CHECK(visitor.can_tap("access.motion"));
}

TEST_CASE("a stand with large letters stands still for everybody") {
    World world = monter::kiosk::testing::norrbotten();
    world.text_scale = 1.5F;
    Visitor visitor(world);
    CHECK(visitor.model.access.calm());
    visitor.tap("access");
    visitor.tap("access.contrast");
    visitor.tap("access.contrast");
    CHECK(visitor.model.access.calm());
}
