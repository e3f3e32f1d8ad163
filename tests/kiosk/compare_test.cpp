// Two kept places side by side: how one gets there and back, and that neither is more than the other.
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::Visitor;

namespace {

void keep(Visitor& visitor, const std::string& place) {
    visitor.say(OpenPlace{place});
    visitor.tap("showcase.heart");
}

Visitor visitor_who_keeps(const std::vector<std::string>& places) {
    Visitor visitor;
    visitor.tap("attract.begin");
    visitor.tap("dream.forest");
    visitor.tap("dream.sea");
    visitor.tap("dream.next");
    for (const std::string& place : places) keep(visitor, place);
    return visitor;
}

}  // namespace

TEST_CASE("two kept places can be compared, from the map and from a showcase; one can't") {
    Visitor visitor = visitor_who_keeps({"arjeplog"});
    CHECK_FALSE(visitor.sees("showcase.compare"));
    visitor.tap("back");
    CHECK_FALSE(visitor.sees("places.compare"));
    keep(visitor, "kalix");
    visitor.tap("showcase.compare");
    CHECK(visitor.screen() == "compare");
    visitor.tap("back");
    CHECK(visitor.screen() == "showcase");
    CHECK(visitor.model.place == "kalix");
    visitor.tap("back");
    CHECK(visitor.screen() == "places");
    visitor.tap("places.compare");
    visitor.tap("back");
    CHECK(visitor.screen() == "places");
    visitor.tap("places.compare");
    CHECK(visitor.sees("compare.open.arjeplog"));
    CHECK(visitor.sees("compare.open.kalix"));
    visitor.say(ComparePlaces{});
    CHECK(visitor.screen() == "compare");
}

TEST_CASE("both places have the same standing: the same card, the same rows, the same ways on") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        Visitor visitor = visitor_who_keeps({"arjeplog", "lulea"});
        visitor.frame.size = size;
        visitor.tap("showcase.compare");
        const Scene scene = visitor.scene();
        for (const std::string part : {"open.", "write."}) {
            const Element *a = scene.find("compare." + part + "arjeplog"), *b = scene.find("compare." + part + "lulea");
            REQUIRE(a);
            REQUIRE(b);
            CHECK(a->rect.w == b->rect.w);
            CHECK(a->rect.h == b->rect.h);
            CHECK(a->rect.y == b->rect.y);
            CHECK(a->look == b->look);
            CHECK(a->style.size == b->style.size);
        }
        for (const Element& element : scene.elements) CHECK(element.look != Look::sun_button);
    }
}

TEST_CASE("no cell is blank: what our sources don't tell is said, and every statement has its source and year") {
    Visitor visitor = visitor_who_keeps({"arjeplog", "kalix"});
    visitor.tap("showcase.compare");
    bool lacks = false, more = true;
    std::size_t statements = 0;
    for (int page = 0; more; ++page) {
        visitor.say(TurnPage{Pager::screen, page});
        const Scene scene = visitor.scene();
        for (const Element& element : scene.elements) {
            if (element.id.rfind("compare.row.", 0) != 0) continue;
            const std::string row = element.id.substr(12);
            for (const std::string side : {".0", ".1"}) {
                const std::string cell = "compare." + row + side;
                INFO(cell);
                const bool told = scene.find(cell + ".1") != nullptr, none = scene.find(cell + ".none") != nullptr;
                CHECK(told != none);
                lacks = lacks || none;
                if (!told) continue;
                ++statements;
                const Element* source = scene.find(cell + ".1.source");
                REQUIRE(source);
                CHECK(source->text.find("20") != std::string::npos);
            }
        }
        more = scene.find("compare.more") && page < 12;
    }
    CHECK(lacks);
    CHECK(statements > 4);
}

TEST_CASE("where more than two are kept, each side turns to the next") {
    Visitor visitor = visitor_who_keeps({"arjeplog", "kalix", "kiruna"});
    visitor.tap("showcase.compare");
    CHECK(visitor.sees("compare.open.kiruna"));  // the showcase one comes from is one of the two
    visitor.tap("compare.next.1");
    CHECK(visitor.sees("compare.open.kalix"));
    CHECK_FALSE(visitor.sees("compare.open.kiruna"));
    visitor.tap("compare.next.0");
    CHECK(visitor.sees("compare.open.kiruna"));
    CHECK_FALSE(visitor.sees("compare.open.arjeplog"));
}

TEST_CASE("from the comparison a guide of either place can be asked to write, and back leads here again") {
    Visitor visitor = visitor_who_keeps({"arjeplog", "kalix"});
    visitor.tap("showcase.compare");
    visitor.tap("compare.write.arjeplog");
    CHECK(visitor.screen() == "contact");
    CHECK(visitor.model.visit.wish.written_from == "arjeplog");
    visitor.tap("back");
    CHECK(visitor.screen() == "compare");
    visitor.tap("compare.open.kalix");
    CHECK(visitor.screen() == "showcase");
    visitor.tap("back");
    CHECK(visitor.screen() == "compare");
    visitor.tap("back");  // and not to and fro for ever
    CHECK(visitor.screen() == "places");
}

TEST_CASE("who no longer keeps one of two places is not led back to a comparison") {
    Visitor visitor = visitor_who_keeps({"arjeplog", "kalix"});
    visitor.tap("showcase.compare");
    visitor.tap("compare.open.kalix");
    visitor.tap("showcase.heart");
    visitor.tap("back");
    CHECK(visitor.screen() == "places");
}
