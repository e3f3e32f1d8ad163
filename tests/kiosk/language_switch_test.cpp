// The language switch stands on every screen and changes nothing but the language.
#include "tests/kiosk/every_screen.hpp"
#include "tests/support/catch.hpp"

using namespace monter::kiosk;
using monter::kiosk::testing::every_screen;
using monter::kiosk::testing::Visitor;

namespace {

// All that is seen: where it stands, what it says, and how it looks.
std::string told(const Scene& scene) {
    std::string all = scene.screen + "\n";
    for (const Element& element : scene.elements) {
        all += element.id + " " + std::to_string(element.rect.x) + " " + std::to_string(element.rect.y) + " " +
               element.text + (element.states.on ? " on" : "") + (element.states.invalid ? " invalid" : "") +
               (element.states.focused ? " focused" : "");
        if (element.secret) all += std::string(" ") + std::string(element.secret->view());
        all += "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("who changes the language on any screen, and back, finds everything as it was") {
    int screens = 0;
    for (const auto& [name, way] : every_screen()) {
        Visitor visitor;
        way(visitor);
        if (visitor.screen() == "attract" || !visitor.can_tap("language")) continue;  // under a sheet it waits
        ++screens;
        INFO(name);
        const std::string before = told(visitor.scene());
        const KeyPage page = visitor.model.keyboard.page;
        for (const std::string language : {"uk", "fi", "en"}) {
            visitor.tap("language");
            visitor.tap("language." + language);
            CHECK(visitor.model.language == language);
            CHECK(visitor.model.sheet == Sheet::none);
        }
        visitor.model.keyboard.page = page;  // each alphabet begins with its letters
        CHECK(told(visitor.scene()) == before);
    }
    CHECK(screens > 60);
}
