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

TEST_CASE("for people who asked for calm nothing travels, grows, shrinks or slides, and fades take 120 ms") {
    Motion motion;
    const auto with_sun = [](const std::string& name, float station) {
        Scene scene = screen(name);
        Element arc;
        arc.id = "progress";
        arc.look = Look::sun_arc;
        arc.value = station;
        scene.elements.push_back(arc);
        return scene;
    };
    motion.see(with_sun("attract", 0), 1000, true);
    Scene scene = with_sun("dream", 3);
    scene.elements[0].states.pressed = true;
    motion.see(scene, 9000, true);
    CHECK(motion.station() == 3.0F);
    CHECK(motion.slide() == 0.0F);
    for (int card = 0; card < 6; ++card) CHECK(motion.entered(card) == 1.0F);
    motion.see(scene, 9060, true);
    CHECK(motion.shrunk("dream.sea") == 1.0F);
    CHECK(motion.leaving() > 0.0F);
    motion.see(scene, 9120, true);
    CHECK(motion.leaving() == 0.0F);

    scene.elements[0].states.on = true;
    motion.see(scene, 20'000, true);
    CHECK(motion.selected("dream.sea") == 1.0F);
    scene.modal = true;
    CHECK(motion.see(scene, 21'000, true) == Motion::Change::sheet);
    CHECK(motion.leaving() == Approx(1.0F));
    motion.see(scene, 21'120, true);
    CHECK(motion.leaving() == 0.0F);
    CHECK(motion.faded_in(21'000) == 1.0F);
    motion.see(scene, 22'000, true);
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
