// The language switch stands on every screen and changes nothing but the language.
#include <algorithm>
#include <set>

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
        // A question that wants an answer has none; the attract screen's foot is one.
        if (visitor.screen() == "attract" || !visitor.can_tap("language")) continue;
        const Sheet sheet = visitor.model.sheet;
        ++screens;
        INFO(name);
        const std::string before = told(visitor.scene());
        const KeyPage page = visitor.model.keyboard.page;
        for (const std::string language : {"uk", "fi", "en"}) {
            visitor.tap("language");
            visitor.tap("language." + language);
            CHECK(visitor.model.language == language);
            CHECK(visitor.model.sheet == sheet);
        }
        visitor.model.keyboard.page = page;  // each alphabet begins with its letters
        CHECK(told(visitor.scene()) == before);
    }
    CHECK(screens > 60);
}

TEST_CASE("every sheet has the language switch, and choosing or closing leads back to its page") {
    std::set<Sheet> sheets;
    for (const auto& [name, way] : every_screen()) {
        Visitor visitor;
        way(visitor);
        const Sheet sheet = visitor.model.sheet;
        const bool is_crew = visitor.screen().starts_with("crew");
        if (sheet == Sheet::none || sheet == Sheet::language || visitor.model.warned_ms || is_crew) continue;
        const Scene scene = visitor.scene();
        const auto closes = [](const Element& element) { return element.id.ends_with(".close"); };
        // A question that wants an answer has neither.
        if (std::none_of(scene.elements.begin(), scene.elements.end(), closes)) continue;
        INFO(name);
        sheets.insert(sheet);
        const int page = visitor.model.sheet_page;
        REQUIRE(visitor.can_tap("language"));
        visitor.tap("language");
        REQUIRE(visitor.model.sheet == Sheet::language);
        visitor.tap("languages.close");
        CHECK(visitor.model.sheet == sheet);
        CHECK(visitor.model.sheet_page == page);
    }
    CHECK(sheets.size() >= 6);
}
