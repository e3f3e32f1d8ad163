// "Someone from Arjeplog is here today": said where it helps, in each language's plural, and nowhere else.
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::Visitor;

namespace {

Visitor visitor_at_places(const std::vector<std::string>& present, const std::string& language = "en") {
    World world = monter::kiosk::testing::norrbotten();
    world.event.present = present;
    Visitor visitor(world);
    visitor.model.language = language;
    visitor.tap("attract.begin");
    visitor.tap("dream.village");
    visitor.tap("dream.next");
    return visitor;
}

}  // namespace

TEST_CASE("who is at the stand today is told on the map, in the list and in the showcase") {
    Visitor visitor = visitor_at_places({"arjeplog"});
    CHECK(visitor.text("places.present") == "Someone from Arjeplog is here today");
    CHECK(visitor.is_on("place.arjeplog"));
    CHECK_FALSE(visitor.is_on("place.kiruna"));
    visitor.tap("places.all");
    CHECK(visitor.sees("place.arjeplog.present"));
    CHECK_FALSE(visitor.sees("place.kiruna.present"));
    visitor.tap("place.arjeplog");
    CHECK(visitor.text("showcase.present") == "Someone from Arjeplog is here today");
    visitor.tap("back");
    visitor.tap("place.kiruna");
    CHECK_FALSE(visitor.sees("showcase.present"));
}

TEST_CASE("where the event names nobody, or a place this pack has not, nothing is said") {
    CHECK_FALSE(visitor_at_places({}).sees("places.present"));
    CHECK_FALSE(visitor_at_places({"umea"}).sees("places.present"));
}

TEST_CASE("one and several are each said as the language does") {
    const auto told = [](const std::string& language, const std::vector<std::string>& present) {
        return visitor_at_places(present, language).text("places.present");
    };
    CHECK(told("en", {"arjeplog", "boden"}) == "People from Arjeplog and Boden are here today");
    CHECK(told("nl", {"arjeplog"}) == "Iemand uit Arjeplog is hier vandaag");
    CHECK(told("nl", {"arjeplog", "boden"}) == "Mensen uit Arjeplog en Boden zijn hier vandaag");
    CHECK(told("sv", {"arjeplog", "boden"}) == "Folk från Arjeplog och Boden är här i dag");
    CHECK(told("de", {"arjeplog"}) == "Heute ist jemand aus Arjeplog hier");
    CHECK(told("fi", {"arjeplog"}) == "Tänään paikalla väkeä: Arjeplog");
    CHECK(told("uk", {"arjeplog"}) == "Сьогодні тут є хтось із Arjeplog");
    CHECK(told("uk", {"arjeplog", "boden"}) == "Сьогодні тут є люди з Arjeplog і Boden");
}

TEST_CASE("on the thanks screen only those who receive the wish are named") {
    World world = monter::kiosk::testing::norrbotten();
    world.event.present = {"arjeplog", "kiruna"};
    Visitor visitor(world);
    visitor.go_to_thanks();
    CHECK(visitor.text("thanks.present") == "Someone from Arjeplog is here today");
}
