// Consent, keeping, thanks, and taking it back.
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::Visitor;

TEST_CASE("nothing is sent without the box, and the sentence stands at the box") {
    Visitor visitor;
    visitor.go_to_consent();
    visitor.tap("consent.send");
    CHECK(visitor.count<KeepLead>() == 0);
    CHECK(visitor.is_invalid("consent.contact"));
    CHECK(visitor.sees("consent.contact.fault"));
    visitor.tap("consent.contact");
    CHECK_FALSE(visitor.sees("consent.contact.fault"));
    visitor.tap("consent.send");
    CHECK(visitor.count<KeepLead>() == 1);
}

TEST_CASE("two taps on send keep once") {
    Visitor visitor;
    visitor.go_to_consent();
    visitor.tap("consent.contact");
    visitor.tap("consent.send");
    visitor.tap("consent.send");
    CHECK(visitor.count<KeepLead>() == 1);
    visitor.answer_kept();
    visitor.answer_kept();
    CHECK(visitor.screen() == "thanks");
}

TEST_CASE("without an answer for three seconds the visitor is asked for a moment, never thanked") {
    Visitor visitor;
    visitor.go_to_consent();
    visitor.tap("consent.contact");
    visitor.tap("consent.send");
    visitor.wait(3'500);
    CHECK(visitor.screen() == "consent");
    CHECK(visitor.sees("saving"));
    CHECK_FALSE(visitor.can_tap("consent.send"));
    visitor.say(LeadNotKept{visitor.lead_id, Kind::network});
    CHECK(visitor.sees("saving"));
    visitor.answer_kept();
    CHECK(visitor.screen() == "thanks");
    CHECK(visitor.count<KeepLead>() == 1);
}

TEST_CASE("a full stand says so and lets the visitor try again with the same wish") {
    Visitor visitor;
    visitor.go_to_consent();
    visitor.tap("consent.contact");
    visitor.tap("consent.send");
    visitor.say(LeadNotKept{visitor.lead_id, Kind::full});
    CHECK(visitor.text("saving.text").find("no room") != std::string::npos);
    visitor.tap("saving.again");
    CHECK(visitor.count<KeepLead>() == 2);
    CHECK(std::get<KeepLead>(visitor.effects.back()).record.lead_id == visitor.lead_id);
}

TEST_CASE("no while it is on its way takes it back wherever it has got to") {
    Visitor visitor;
    visitor.go_to_consent();
    visitor.tap("consent.contact");
    visitor.tap("consent.send");
    visitor.wait(3'500);
    visitor.tap("saving.stop");
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.count<WithdrawLead>() == 1);
    CHECK(visitor.model.visit.is_empty());
}

TEST_CASE("no means that everything is wiped and nothing sent") {
    Visitor visitor;
    visitor.go_to_consent();
    visitor.tap("consent.no");
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.count<KeepLead>() == 0);
    CHECK(visitor.model.visit.is_empty());
    CHECK(visitor.model.visit.name.empty());
}

TEST_CASE("an answer about somebody else's wish changes nothing") {
    Visitor visitor;
    visitor.go_to_consent();
    visitor.tap("consent.contact");
    visitor.tap("consent.send");
    Id other{};
    other.fill(99);
    visitor.say(LeadKept{other, 5});
    CHECK(visitor.screen() == "consent");
    visitor.tap("consent.no");
    visitor.answer_kept();
    CHECK(visitor.screen() == "attract");
}

TEST_CASE("after the thanks only first name, reference and QR are left") {
    Visitor visitor;
    visitor.go_to_thanks();
    const Visit& visit = visitor.model.visit;
    CHECK(visit.name.empty());
    CHECK(visit.email.empty());
    CHECK(visit.words.empty());
    CHECK(visit.wish.dreams.empty());
    CHECK(visitor.model.first_name.view() == "Sanne");
    CHECK_FALSE(visitor.can_tap("back"));
}

TEST_CASE("taking it back is asked once more, then done") {
    Visitor visitor;
    visitor.go_to_thanks();
    visitor.tap("thanks.withdraw");
    visitor.tap("withdraw.no");
    CHECK(visitor.count<WithdrawLead>() == 0);
    visitor.tap("thanks.withdraw");
    visitor.tap("withdraw.yes");
    CHECK(visitor.count<WithdrawLead>() == 1);
    visitor.say(NotWithdrawn{visitor.lead_id, Kind::refused});
    CHECK(visitor.text("thanks.text").find("phone") != std::string::npos);
    visitor.tap("thanks.withdraw");
    visitor.tap("withdraw.yes");
    visitor.say(Withdrawn{visitor.lead_id});
    CHECK_FALSE(visitor.sees("thanks.qr"));
    visitor.tap("thanks.done");
    CHECK(visitor.screen() == "attract");
}

TEST_CASE("the last recipient stays, with a word about it; another may take its place") {
    Visitor visitor;
    visitor.go_to_consent();
    visitor.tap("consent.place.arjeplog");
    CHECK(visitor.is_on("consent.place.arjeplog"));
    CHECK(visitor.sees("consent.place.fault"));
    const std::string other = visitor.model.matches[1].municipality;
    visitor.tap("consent.place." + other);
    visitor.tap("consent.place.arjeplog");
    CHECK_FALSE(visitor.is_on("consent.place.arjeplog"));
    CHECK(visitor.is_on("consent.place." + other));
}

TEST_CASE("a rehearsal's wish carries its mark") {
    World rehearsal = monter::kiosk::testing::norrbotten();
    rehearsal.event.rehearsal = true;
    Visitor visitor(rehearsal);
    visitor.go_to_consent();
    visitor.tap("consent.contact");
    visitor.tap("consent.send");
    CHECK(std::get<KeepLead>(visitor.effects.back()).flags == 1);
}
