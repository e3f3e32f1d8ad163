// What was pressed once is pressed again only when something of it changed.
#include "sync/press/press_memory.hpp"

#include "tests/support/catch.hpp"
#include "tests/sync/press/small_poster.hpp"

namespace monter::press::test {
namespace {

struct Memory {
    SmallPoster poster;
    PressMemory memory{press_posters};
    [[nodiscard]] pack::Pressed press() { return memory.press(poster, {SmallPoster::json}); }
};

}  // namespace

TEST_CASE("a poster that did not change is not pressed again, and is given all the same") {
    Memory it;
    const pack::Pressed first = it.press();
    CHECK(it.memory.pressed_anew() == 1);
    CHECK(first.meshes == it.poster.press().meshes);
    CHECK(it.press().meshes == first.meshes);
    CHECK(it.memory.pressed_anew() == 0);
}

TEST_CASE("a changed drawing is pressed anew, though the file that names it is as it was") {
    Memory it;
    const pack::Pressed first = it.press();
    it.poster.replace(SmallPoster::svg, "M0 9000l19200 0", "M0 9000l19100 0");
    const pack::Pressed second = it.press();
    CHECK(it.memory.pressed_anew() == 1);
    REQUIRE(second.faults.empty());
    CHECK(second.meshes != first.meshes);
    CHECK(second.meshes == it.poster.press().meshes);
}

TEST_CASE("a fault is told at every press until it is mended") {
    Memory it;
    const std::string good = it.poster.text(SmallPoster::svg);
    it.poster.remove(SmallPoster::svg);
    CHECK_FALSE(it.press().faults.empty());
    CHECK_FALSE(it.press().faults.empty());
    CHECK(it.memory.pressed_anew() == 0);
    Memory mended;
    CHECK(mended.press().faults.empty());
}

TEST_CASE("a poster that is gone is forgotten") {
    Memory it;
    static_cast<void>(it.press());
    CHECK(it.memory.press(it.poster, {}).meshes.empty());
    CHECK_FALSE(it.press().meshes.empty());
    CHECK(it.memory.pressed_anew() == 1);
}

}  // namespace monter::press::test
