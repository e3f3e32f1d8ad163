// The visit from the attract screen to the thanks, and everything a visitor may do on the way.
#include <algorithm>

#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::Visitor;

TEST_CASE("a visitor's wish goes from the first picture to the thanks, and every answer is in what is sealed") {
    Visitor visitor;
    REQUIRE(visitor.screen() == "attract");
    visitor.tap("attract.begin");
    REQUIRE(visitor.screen() == "dream");
    for (const char* dream : {"dream.forest", "dream.fishing", "dream.village"}) visitor.tap(dream);
    CHECK(visitor.is_on("dream.fishing"));
    visitor.tap("dream.next");
    REQUIRE(visitor.screen() == "places");
    const bool first = visitor.model.matches.front().municipality != "arjeplog";
    visitor.tap(first ? "places.1" : "places.2");
    REQUIRE(visitor.screen() == "showcase");
    const std::string hearted = visitor.model.place;
    visitor.tap("showcase.heart");
    visitor.tap("back");
    visitor.tap("places.all");
    visitor.tap("place.arjeplog");
    visitor.tap("showcase.write");
    REQUIRE(visitor.screen() == "contact");
    visitor.fill_in();
    visitor.tap("contact.next");
    visitor.tap("contact.when.soon");
    visitor.tap("contact.with.partner");
    visitor.tap("contact.with.animals");
    visitor.tap("contact.work.remote");
    visitor.tap("contact.speaks.nl");
    visitor.tap("contact.words");
    visitor.type("We zoeken een huis aan het water.\nMet een steiger!");
    visitor.tap("back");
    visitor.tap("contact.next");
    REQUIRE(visitor.screen() == "consent");
    CHECK_FALSE(visitor.is_on("consent.contact"));
    CHECK_FALSE(visitor.is_on("consent.share"));
    CHECK(visitor.is_on("consent.place.arjeplog"));
    visitor.tap("consent.place." + hearted);
    visitor.tap("consent.contact");
    visitor.tap("consent.send");
    REQUIRE(visitor.screen() == "consent");  // not thanked before it is kept

    const auto keep = std::find_if(visitor.effects.begin(), visitor.effects.end(),
                                   [](const Effect& effect) { return std::holds_alternative<KeepLead>(effect); });
    REQUIRE(keep != visitor.effects.end());
    const lead::Record& record = std::get<KeepLead>(*keep).record;
    CHECK(record.name.view() == "Sanne de Vries");
    CHECK(record.email.view() == "sanne@example.nl");
    CHECK(record.words.view() == "We zoeken een huis aan het water.\nMet een steiger!");
    CHECK(record.age16);
    CHECK(record.wish.dreams == std::vector<std::string>{"forest", "fishing", "village"});
    CHECK(record.wish.hearts == std::vector<std::string>{hearted});
    CHECK(record.wish.written_from == "arjeplog");
    CHECK(record.wish.work == "remote");
    CHECK(record.wish.speaks == std::vector<std::string>{"nl"});
    CHECK(record.when == "soon");
    CHECK(record.with == std::vector<std::string>{"partner", "animals"});
    CHECK(record.consent.contact);
    CHECK_FALSE(record.consent.share);
    CHECK(record.consent.recipients == std::vector<std::string>{"arjeplog", hearted});
    CHECK(record.seen.size() >= 3);
    CHECK(record.seen.front().municipality == "arjeplog");
    CHECK(lead::validate(record));

    visitor.answer_kept();
    REQUIRE(visitor.screen() == "thanks");
    CHECK(visitor.text("thanks.reference").size() == 9);
    CHECK(visitor.text("thanks.qr").starts_with("https://portal.example.test/w#"));
    CHECK(visitor.text("thanks.name") == "Sanne");
    visitor.tap("thanks.done");
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.model.visit.is_empty());
}

TEST_CASE("a sixth dream is refused with a hint, and none at all is asked for kindly") {
    Visitor visitor;
    visitor.tap("attract.begin");
    visitor.tap("dream.next");
    CHECK(visitor.screen() == "dream");
    CHECK(visitor.sees("dream.hint"));
    for (const char* dream : {"dream.forest", "dream.sea", "dream.town", "dream.family", "dream.green"})
        visitor.tap(dream);
    CHECK_FALSE(visitor.sees("dream.hint"));
    visitor.tap("dream.culture");
    CHECK_FALSE(visitor.is_on("dream.culture"));
    CHECK(visitor.sees("dream.hint"));
    visitor.tap("dream.town");
    visitor.tap("dream.culture");
    CHECK(visitor.is_on("dream.culture"));
    CHECK(visitor.text("dream.picked") == "5 of 5 picked");
}

TEST_CASE("back goes one step and loses nothing") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.fill_in();
    visitor.tap("contact.next");
    visitor.tap("contact.work.study");
    visitor.tap("contact.next");
    REQUIRE(visitor.screen() == "consent");
    visitor.tap("consent.share");
    std::vector<std::string> screens;
    while (visitor.can_tap("back")) {
        visitor.tap("back");
        screens.push_back(visitor.screen());
    }
    CHECK(screens ==
          std::vector<std::string>{"contact", "contact", "showcase", "places", "places", "dream", "attract"});
    CHECK(visitor.model.visit.name.view() == "Sanne de Vries");
    CHECK(visitor.model.visit.email.view() == "sanne@example.nl");
    CHECK(visitor.model.visit.wish.work == "study");
    CHECK(visitor.model.visit.share);
    visitor.tap("attract.begin");
    CHECK(visitor.is_on("dream.forest"));
}

TEST_CASE("the language can be changed on every screen and nothing said is lost") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.fill_in();
    visitor.tap("language");
    visitor.tap("language.sv");
    CHECK(visitor.screen() == "contact");
    CHECK(visitor.text("contact.name") == "Sanne de Vries");
    CHECK(visitor.model.keyboard.field == Field::email);
    visitor.tap("contact.next");
    visitor.tap("contact.next");
    CHECK(visitor.text("consent.no") == "Nej, radera nu");
    visitor.tap("consent.contact");
    visitor.tap("consent.send");
    const auto& record = std::get<KeepLead>(visitor.effects.back()).record;
    CHECK(record.language == "sv");
    CHECK(record.consent.notice_language == "sv");
    CHECK(record.consent.contact_hash != Hash{});
}

TEST_CASE("on the attract screen a language is also the way in") {
    Visitor visitor;
    visitor.tap("language.nl");
    CHECK(visitor.screen() == "dream");
    CHECK(visitor.text("question") == "Van welk leven droom je?");
}

TEST_CASE("whoever is under sixteen is told kindly, and nothing typed is kept") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.fill_in();
    visitor.tap("contact.age.under16");
    CHECK(visitor.screen() == "young");
    CHECK(visitor.text("young.qr").find("https://") != std::string::npos);
    visitor.tap("young.plan");
    CHECK(visitor.model.visit.name.empty());
    CHECK(visitor.model.visit.email.empty());
    CHECK_FALSE(visitor.model.visit.take_home);
    visitor.tap("back");
    visitor.tap("young.done");
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.model.visit.is_empty());
    CHECK(visitor.count<KeepLead>() == 0);
}

TEST_CASE("a slip of the finger at the question of the age costs nobody what they typed") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.fill_in();
    visitor.tap("contact.age.under16");
    visitor.tap("back");
    CHECK(visitor.screen() == "contact");
    CHECK(visitor.model.visit.name.view() == "Sanne de Vries");
    CHECK_FALSE(visitor.model.visit.sixteen);
    visitor.tap("contact.next");  // asks for the age first
    CHECK(visitor.sees("contact.age.fault"));
    visitor.tap("contact.age.16plus");
    visitor.tap("contact.next");
    CHECK(visitor.sees("contact.when.soon"));
}

TEST_CASE("no form opens on a stand that can't seal, and the visitor is told whom to ask") {
    World closed = monter::kiosk::testing::norrbotten();
    closed.recipient_keys = 1;
    Visitor visitor(closed);
    visitor.go_to_showcase();
    visitor.tap("showcase.write");
    CHECK(visitor.screen() == "closed");
    CHECK(visitor.text("closed.qr").find("https://") != std::string::npos);
    visitor.say(StoreTold{true});
    CHECK(visitor.screen() == "closed");
    CHECK(visitor.count<MintTakeHome>() == 0);
    visitor.tap("back");
    CHECK(visitor.screen() == "showcase");
    CHECK(visitor.sees("showcase.closed"));
}

TEST_CASE("where the store does not answer no form opens, and it opens by itself once it does") {
    Visitor visitor;
    visitor.go_to_showcase();
    CHECK(visitor.count<AskStore>() == 1);
    visitor.say(StoreTold{false});
    visitor.tap("showcase.write");
    CHECK(visitor.screen() == "closed");
    CHECK(visitor.count<AskStore>() == 2);
    visitor.say(StoreTold{false});
    visitor.tap("closed.again");
    CHECK(visitor.screen() == "closed");
    CHECK(visitor.count<AskStore>() == 3);
    visitor.say(StoreTold{true});
    CHECK(visitor.screen() == "contact");
    visitor.tap("back");
    CHECK(visitor.screen() == "showcase");
    visitor.tap("showcase.write");
    CHECK(visitor.screen() == "contact");
}

TEST_CASE("the sheets say why, and close again") {
    Visitor visitor;
    visitor.tap("attract.begin");
    visitor.tap("dream.forest");
    visitor.tap("dream.next");
    visitor.tap("places.why");
    CHECK(visitor.sees("why.1.points"));
    CHECK_FALSE(visitor.can_tap("places.1"));
    visitor.tap("why.close");
    CHECK(visitor.can_tap("places.1"));
    visitor.tap("access");
    visitor.tap("access.large");
    CHECK(visitor.is_on("access.large"));
    visitor.tap("reading.close");
    CHECK(visitor.screen() == "places");
}
