// Staff look at a pack they write: what was saved is on the screen they are on, nothing runs away, nothing is kept.
#include "kiosk/app/turn.hpp"
#include "kiosk/visit/waiting.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::norrbotten;
using monter::kiosk::testing::Visitor;

namespace {

World previewed() {
    World world = norrbotten();
    world.recipient_keys = 0;
    world.preview.emplace();
    return world;
}

std::shared_ptr<pack::Content> copy_of(const World& world) {
    return std::make_shared<pack::Content>(*world.content);
}

}  // namespace

TEST_CASE("other content takes its place under the screen that is up") {
    Visitor staff(previewed());
    staff.go_to_showcase();
    const auto content = copy_of(staff.world);
    for (pack::Place& place : content->places) {
        if (place.id == "arjeplog") place.tagline["en"] = "A village by two lakes";
    }
    staff.world.content = content;
    refit(staff.model, staff.world);
    CHECK(staff.screen() == "showcase");
    CHECK(staff.text("showcase.tagline") == "A village by two lakes");
}

TEST_CASE("a screen whose content is gone gives way, and nothing points to what is not there") {
    Visitor staff(previewed());
    staff.go_to_showcase();
    staff.tap("showcase.heart");
    const auto content = copy_of(staff.world);
    std::erase_if(content->places, [](const pack::Place& place) { return place.id == "arjeplog"; });
    std::erase(content->languages, "en");
    staff.world.content = content;
    refit(staff.model, staff.world);
    CHECK(staff.screen() == "places");
    CHECK(staff.model.visit.wish.hearts.empty());
    CHECK(staff.model.language == "nl");
    for (const auto& match : staff.model.matches) CHECK(content->place(match.municipality) != nullptr);
}

TEST_CASE("a comparison whose place is gone gives way too") {
    Visitor staff(previewed());
    staff.go_to_showcase();
    staff.say(ToggleHeart{});
    staff.say(OpenPlace{"kiruna"});
    staff.say(ToggleHeart{});
    staff.say(ComparePlaces{});
    REQUIRE(staff.screen() == "compare");
    const auto content = copy_of(staff.world);
    std::erase_if(content->places, [](const pack::Place& place) { return place.id == "kiruna"; });
    staff.world.content = content;
    refit(staff.model, staff.world);
    CHECK(staff.screen() == "places");
}

TEST_CASE("in a preview nobody is sent back to the start") {
    Visitor staff(previewed());
    staff.go_to_showcase();
    staff.wait(10 * idle_form_ms);
    CHECK(staff.screen() == "showcase");
    CHECK_FALSE(staff.sees("idle.stay"));
    CHECK(staff.can_tap("showcase.heart"));
}

TEST_CASE("in a preview the form can be read and keeps nothing") {
    Visitor staff(previewed());
    staff.go_to_consent();
    staff.tap("consent.contact");
    staff.tap("consent.send");
    CHECK(staff.screen() == "consent");
    CHECK(staff.count<KeepLead>() == 0);
    CHECK(staff.text("saving.text") == "No wish can be kept here.");
    CHECK_FALSE(staff.sees("saving.again"));
    staff.tap("saving.stop");
    staff.tap("attract.pulse");
    const Scene question = staff.scene();
    for (const Element& element : question.elements) {
        if (element.id.starts_with("pulse.") && element.tap && element.id != "pulse.skip") {
            staff.tap(element.id);
            break;
        }
    }
    CHECK(staff.count<CountAnswer>() == 0);
}

TEST_CASE("the strip stands below the visitor's screen, with the first fault, and no stand has one") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        Visitor visitor, staff(previewed());
        visitor.frame.size = staff.frame.size = size;
        CHECK_FALSE(visitor.sees("preview.strip"));
        for (const std::string& language : staff.world.languages()) {
            staff.world.preview->faults.clear();
            staff.model.language = visitor.model.language = language;
            const Scene calm = staff.scene();
            CHECK(calm.size.h > size.h);
            CHECK(calm.find("preview.strip")->rect.y >= size.h);
            CHECK(calm.find("preview.fault") == nullptr);
            CHECK(calm.elements.size() == visitor.scene().elements.size() + 2);
            staff.world.preview->faults = {std::string("places/kiruna.toml:12: ") + std::string(400, 'w') + " mend it",
                                           "places/kiruna.toml:13: something else"};
            const Scene faulty = staff.scene();
            for (const char* id : {"preview.strip", "preview.text", "preview.fault"}) {
                const Element* const element = faulty.find(id);
                INFO(language << " " << id);
                REQUIRE(element != nullptr);
                CHECK(element->rect.bottom() <= faulty.size.h);
                CHECK(element->fits);
            }
        }
    }
}
