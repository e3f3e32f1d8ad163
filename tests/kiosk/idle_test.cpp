// Nobody touches the kiosk: the countdown, and what is wiped after it.
#include "kiosk/screens/attract_programme.hpp"
#include "kiosk/visit/waiting.hpp"
#include "tests/kiosk/every_screen.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::Visitor;

TEST_CASE("a countdown of at least twenty seconds comes before anything is wiped") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.fill_in();
    visitor.wait(idle_form_ms - 1'000);
    CHECK_FALSE(visitor.sees("idle.stay"));
    visitor.wait(1'500);
    REQUIRE(visitor.sees("idle.stay"));
    CHECK_FALSE(visitor.can_tap("contact.next"));
    visitor.wait(20'000);
    REQUIRE(visitor.sees("idle.stay"));
    CHECK(visitor.model.visit.name.view() == "Sanne de Vries");
    visitor.wait(6'000);
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.model.visit.is_empty());
    CHECK(visitor.count<KeepLead>() == 0);
}

TEST_CASE("one touch extends it, as often as wanted") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.fill_in();
    for (int i = 0; i < 12; ++i) {
        visitor.wait(idle_form_ms + 500);
        REQUIRE(visitor.sees("idle.stay"));
        if (i % 2 == 0) {
            visitor.tap("idle.stay");
        } else {
            visitor.say(Touched{});  // a finger anywhere
        }
        REQUIRE_FALSE(visitor.sees("idle.stay"));
    }
    CHECK(visitor.model.visit.name.view() == "Sanne de Vries");
}

TEST_CASE("a kiosk that slept through the whole time still shows the countdown first") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.say(Tick{visitor.model.now_ms + 3'600'000, 0});
    CHECK(visitor.sees("idle.stay"));
    CHECK(visitor.screen() == "contact");
}

TEST_CASE("finish wipes at once") {
    Visitor visitor;
    visitor.go_to_contact();
    visitor.fill_in();
    visitor.wait(idle_form_ms + 500);
    visitor.tap("idle.finish");
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.model.visit.is_empty());
    CHECK(visitor.model.language == "en");
}

TEST_CASE("the thanks go away by themselves, after their own time and a countdown") {
    Visitor visitor;
    visitor.go_to_thanks();
    visitor.wait(idle_form_ms);
    CHECK_FALSE(visitor.sees("idle.stay"));
    visitor.wait(idle_thanks_ms - idle_form_ms + 500);
    CHECK(visitor.sees("idle.stay"));
    visitor.wait(countdown_ms + 500);
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.model.take_home_url.empty());
    CHECK(visitor.model.first_name.empty());
}

TEST_CASE("on an attract screen with nothing said, language and reading aids go back without a question") {
    Visitor visitor;
    visitor.tap("access");
    visitor.tap("access.motion");
    CHECK(visitor.model.access.calm());
    visitor.tap("access.contrast");
    visitor.wait(idle_ms + 1'000);
    CHECK_FALSE(visitor.sees("idle.stay"));
    CHECK_FALSE(visitor.model.access.high_contrast);
    CHECK_FALSE(visitor.model.access.calm());
    CHECK(visitor.screen() == "attract");
}

TEST_CASE("a wish on its way is not lost when the visitor walks off: nothing takes it back") {
    Visitor visitor;
    visitor.go_to_consent();
    visitor.tap("consent.contact");
    visitor.tap("consent.send");
    visitor.wait(idle_form_ms + countdown_ms + 2'000);
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.count<KeepLead>() == 1);
    CHECK(visitor.count<WithdrawLead>() == 0);
}

TEST_CASE("the stage may sleep until the next thing that time changes") {
    Visitor visitor;
    CHECK(next_change(visitor.model) == visitor.model.now_ms + living_frame_ms);
    visitor.model.sheet = Sheet::language;
    CHECK(next_change(visitor.model) == visitor.model.now_ms + idle_ms);
    visitor.model.sheet = Sheet::none;
    visitor.tap("attract.begin");
    CHECK(next_change(visitor.model) == visitor.model.now_ms + idle_ms);
    visitor.wait(idle_ms);
    CHECK(next_change(visitor.model) == visitor.model.now_ms + 1'000);
}

TEST_CASE("on every screen the stage can sleep until time changes something, and does not wake for nothing") {
    for (const auto& [name, go] : monter::kiosk::testing::every_screen()) {
        INFO(name);
        Visitor visitor;
        visitor.say(Tick{visitor.model.now_ms, visitor.model.wall_ms});
        go(visitor);
        // As the loop does: it sleeps until then, half a second at most, and takes a turn.
        for (int i = 0; i < 200; ++i) {
            const std::int64_t now = visitor.model.now_ms;
            const auto next = next_change(visitor.model);
            if (next) REQUIRE(*next > now);
            visitor.say(Tick{next ? std::min(*next, now + 500) : now + 500, visitor.model.wall_ms});
        }
    }
}
