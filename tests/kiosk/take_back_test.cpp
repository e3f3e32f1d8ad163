// A wish that was left before is taken back at the stand, by the code its owner's phone kept.
#include "sync/seal/take_home.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::Visitor;

namespace {

const std::string zeros(26, '0');

const WithdrawLead* asked(const Visitor& visitor) {
    for (const Effect& effect : visitor.effects) {
        if (const auto* withdraw = std::get_if<WithdrawLead>(&effect)) return withdraw;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("whoever comes again with the code takes the wish back, and the code is gone from memory's hand") {
    Visitor visitor;
    visitor.tap("attract.takeback");
    REQUIRE(visitor.screen() == "takeback");
    visitor.type("000000-000000 00000000000000");
    visitor.tap("takeback.go");
    const auto* withdraw = asked(visitor);
    REQUIRE(withdraw);
    CHECK(withdraw->key == seal::withdraw_key(Raw<16>{}));
    visitor.say(TakeBackByCode{});  // again, while it is on its way
    CHECK(visitor.count<WithdrawLead>() == 1);
    visitor.say(Withdrawn{});
    CHECK(visitor.text("takeback.text") == "Your wish is taken back. Nobody will write to you.");
    CHECK(visitor.model.visit.code.empty());
    visitor.tap("takeback.done");
    CHECK(visitor.screen() == "attract");
}

TEST_CASE("a code that is none, or that this stand does not know, says what to do, and typing on asks anew") {
    Visitor visitor;
    visitor.tap("attract.takeback");
    visitor.type("ABC");
    visitor.tap("takeback.go");
    CHECK(visitor.count<WithdrawLead>() == 0);
    CHECK(visitor.text("takeback.hint").find("26 letters") != std::string::npos);
    CHECK(visitor.is_invalid("takeback.code"));
    visitor.type("D");
    CHECK_FALSE(visitor.is_invalid("takeback.code"));
    visitor.model.visit.code = Secret(zeros);
    visitor.tap("key.next");
    REQUIRE(visitor.count<WithdrawLead>() == 1);
    visitor.say(Withdrawn{Id{}, false});
    CHECK(visitor.text("takeback.hint").find("does not know this code") != std::string::npos);
    CHECK_FALSE(visitor.model.visit.code.empty());  // to be checked and mended
    visitor.tap("takeback.go");
    CHECK(visitor.count<WithdrawLead>() == 2);
    visitor.say(NotWithdrawn{Id{}, Kind::full});
    CHECK(visitor.text("takeback.hint").starts_with("That did not work here."));
    visitor.say(Withdrawn{});  // it was tried on
    CHECK(visitor.sees("takeback.done"));
}

TEST_CASE("who walks away leaves no code behind, and a late answer changes nobody's screen") {
    Visitor visitor;
    visitor.tap("attract.takeback");
    visitor.type("0123");
    visitor.tap("back");
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.model.visit.code.empty());
    visitor.say(Withdrawn{});
    CHECK(visitor.screen() == "attract");
    visitor.go_to_thanks();
    visitor.say(Withdrawn{});
    CHECK(visitor.model.taking == Taking::no);
}

TEST_CASE("a paused stand and a preview take nothing back") {
    Visitor visitor;
    visitor.world.crew.paused = true;
    visitor.say(AskCode{});
    CHECK(visitor.screen() == "paused");
    visitor.world.crew.paused = false;
    visitor.world.preview.emplace();
    visitor.say(AskCode{});
    CHECK(visitor.screen() == "attract");
}
