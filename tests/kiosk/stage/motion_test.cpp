#include "kiosk/stage/motion.hpp"

#include "tests/support/catch.hpp"

using namespace monter::kiosk;

namespace {

Scene screen(const std::string& name) {
    Scene scene;
    scene.screen = name;
    Element tile;
    tile.id = "dream.sea";
    tile.role = Role::toggle;
    tile.look = Look::tile;
    tile.tap = PickDream{"sea"};
    scene.elements.push_back(tile);
    return scene;
}

}  // namespace

TEST_CASE("a tile a visitor picks grows its halo in 220 ms, goes past its size and comes to rest") {
    Motion motion;
    Scene scene = screen("dream");
    motion.see(scene, 1000, false);
    motion.see(scene, 5000, false);
    CHECK_FALSE(motion.moving());

    scene.elements[0].states.on = true;
    motion.see(scene, 6000, false);
    CHECK(motion.selected("dream.sea") < 0.01F);
    CHECK(motion.moving());
    motion.see(scene, 6160, false);
    CHECK(motion.selected("dream.sea") > 1.0F);
    motion.see(scene, 6220, false);
    CHECK(motion.selected("dream.sea") == Approx(1.0F));
    CHECK_FALSE(motion.moving());
}

TEST_CASE("what was picked before a screen came up stands there without a movement") {
    Motion motion;
    motion.see(screen("attract"), 1000, false);
    Scene scene = screen("dream");
    scene.elements[0].states.on = true;
    motion.see(scene, 2000, false);
    CHECK(motion.selected("dream.sea") == Approx(1.0F));
}

TEST_CASE("a press shows within 80 ms and is gone 160 ms after the finger left") {
    Motion motion;
    Scene scene = screen("dream");
    motion.see(scene, 1000, false);
    scene.elements[0].states.pressed = true;
    motion.see(scene, 2000, false);
    motion.see(scene, 2080, false);
    CHECK(motion.pressed("dream.sea") == Approx(1.0F));
    scene.elements[0].states.pressed = false;
    motion.see(scene, 2100, false);
    motion.see(scene, 2260, false);
    CHECK(motion.pressed("dream.sea") == Approx(0.0F));
    CHECK_FALSE(motion.moving());
}

TEST_CASE("a change of screen takes 360 ms, and 120 ms without sliding for people who asked for calm") {
    const bool calm = GENERATE(false, true);
    Motion motion;
    motion.see(screen("attract"), 1000, calm);
    CHECK(motion.see(screen("dream"), 9000, calm) == Motion::Change::screen);
    CHECK(motion.leaving() == Approx(1.0F));
    CHECK((motion.slide() == 0.0F) == calm);
    motion.see(screen("dream"), calm ? 9120 : 9360, calm);
    CHECK(motion.leaving() == Approx(0.0F));
    CHECK(motion.slide() == Approx(0.0F));
}
