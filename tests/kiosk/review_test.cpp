// Before consent a visitor can read all they said, however large the letters.
#include <map>
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
        const std::string said =
            "We have a dog, two horses and a sled, and we dream of a house by a lake. Is there one?";
        visitor.type(said);
        visitor.say(FocusField{Field::none});
        visitor.say(ContactNext{});
        if (visitor.screen() != "consent") visitor.say(ContactNext{});
        REQUIRE(visitor.screen() == "consent");

        std::string answers;
        std::set<std::string> typed;
        std::map<std::string, std::string> words;  // by line: the pages go round
        for (int page = 0; page < 12; ++page) {
            for (const Element& element : visitor.scene().elements) {
                if (!element.id.starts_with("consent.review.")) continue;
                if (element.secret && element.id.find("words") == std::string::npos) typed.insert(element.id);
                if (element.id.starts_with("consent.review.answers")) answers += element.text + " ";
                if (!element.id.starts_with("consent.review.words")) continue;
                const Span line = element.secret_lines.at(0);
                words[element.id] = element.secret->view().substr(line.begin, line.end - line.begin);
            }
            if (!visitor.can_tap("consent.review.more")) break;
            visitor.tap("consent.review.more");
        }
        INFO(panel.w << " wide: " << answers);
        CHECK(typed == std::set<std::string>{"consent.review.email", "consent.review.name"});
        std::string all;
        for (const auto& [id, line] : words) all += line;
        CHECK(all == said);
        for (const char* word : {"Within 2 years", "Teenagers", "Animals", "Dutch", "Ukrainian"}) {
            INFO(word);
            CHECK(answers.find(word) != std::string::npos);
        }
    }
}
