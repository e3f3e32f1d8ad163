// Before consent a visitor can read all they said, however large the letters.
#include <set>
#include <string>

#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter::kiosk;
using monter::kiosk::testing::norrbotten;
using monter::kiosk::testing::Visitor;

TEST_CASE("the review holds every answer, in pages where the letters are large") {
    for (const Size& panel : {Size{1920, 1080}, Size{1080, 1920}}) {
        Visitor visitor;
        visitor.frame.size = panel;
        visitor.frame.text_scale = 1.5F;
        visitor.go_to_contact();
        visitor.fill_in();
        visitor.tap("contact.next");
        for (const char* code : {"partner", "small", "school", "teens", "others", "animals"}) {
            visitor.say(ToggleWith{code});
        }
        for (const char* code : {"en", "nl", "sv", "fi", "uk"}) visitor.say(ToggleSpeaks{code});
        visitor.say(PickWhen{"twoyears"});
        visitor.say(PickWork{"business"});
        visitor.say(FocusField{Field::words});
        visitor.type("With a dog");
        visitor.say(FocusField{Field::none});
        visitor.say(ContactNext{});
        if (visitor.screen() != "consent") visitor.say(ContactNext{});
        REQUIRE(visitor.screen() == "consent");

        std::string answers;
        std::set<std::string> typed;
        for (int page = 0; page < 12; ++page) {
            for (const Element& element : visitor.scene().elements) {
                if (!element.id.starts_with("consent.review.")) continue;
                if (element.secret) typed.insert(element.id);
                if (element.id.starts_with("consent.review.answers")) answers += element.text + " ";
            }
            if (!visitor.can_tap("consent.review.more")) break;
            visitor.tap("consent.review.more");
        }
        INFO(panel.w << " wide: " << answers);
        CHECK(typed == std::set<std::string>{"consent.review.email", "consent.review.name", "consent.review.words"});
        for (const char* word : {"Within 2 years", "Teenagers", "Animals", "Dutch", "Ukrainian"}) {
            INFO(word);
            CHECK(answers.find(word) != std::string::npos);
        }
    }
}
