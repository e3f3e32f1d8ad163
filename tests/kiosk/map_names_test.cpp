// Who stands on the map is named on the map, whichever three are the matches.
#include <string>

#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter::kiosk;
using monter::kiosk::testing::norrbotten;
using monter::kiosk::testing::Visitor;

TEST_CASE("every municipality's name stands on the map, whichever three are the matches, on both panels") {
    const Size panels[] = {{1920, 1080}, {1080, 1920}};
    for (const Size& panel : panels) {
        for (const auto& dream : norrbotten().content->dreams) {
            Visitor visitor;
            visitor.frame.size = panel;
            visitor.tap("attract.begin");
            visitor.tap("dream." + dream.id);
            visitor.tap("dream.next");
            const Scene scene = visitor.scene();
            INFO(dream.id << " on a panel " << panel.w << " wide");
            for (const auto& place : norrbotten().content->places) {
                const Element* dot = scene.find("place." + place.id);
                REQUIRE(dot);
                INFO(place.name);
                CHECK_FALSE(dot->lines.empty());
            }
        }
    }
}
