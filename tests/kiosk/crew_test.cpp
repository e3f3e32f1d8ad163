// The crew's menu: how it is come by, what its PIN lets in, and what its choices do to the visitors' screens.
#include "kiosk/visit/waiting.hpp"
#include "tests/kiosk/every_screen.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/kiosk/ways_of_crew.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using namespace monter::kiosk::testing;

namespace {

template <class T>
std::optional<T> last_asked(const Visitor& visitor) {
    for (auto effect = visitor.effects.rbegin(); effect != visitor.effects.rend(); ++effect) {
        const auto* ask = std::get_if<AskCrew>(&*effect);
        if (!ask) continue;
        const auto* wanted = std::get_if<T>(&ask->request);
        return wanted ? std::optional<T>(*wanted) : std::nullopt;
    }
    return std::nullopt;
}

Finger finger(Finger::Does does, Point at) {
    return {does, 1, at};
}

// A finger on the corner for `ms`; what it says.
std::optional<Message> held(Gestures& gestures, const Scene& scene, std::int64_t ms) {
    const Point corner = scene.find("crew.door")->rect.centre();
    static_cast<void>(gestures.feel(finger(Finger::Does::down, corner), scene));
    std::optional<Message> said;
    for (std::int64_t now = 1000; now <= 1000 + ms && !said; now += 250) said = gestures.wait(scene, now);
    return said;
}

}  // namespace

TEST_CASE("the corner answers a finger held for three seconds, and no tap, no shorter one, no finger that slides off") {
    const Visitor visitor;
    const Scene scene = visitor.scene();
    const Point corner = scene.find("crew.door")->rect.centre();
    Gestures gestures;
    CHECK_FALSE(held(gestures, scene, crew_hold_ms - 250));
    const auto lifted = gestures.feel(finger(Finger::Does::up, corner), scene);
    REQUIRE(lifted);
    CHECK(std::holds_alternative<Touched>(*lifted));
    CHECK_FALSE(gestures.wait(scene, 100'000));

    const auto said = held(gestures, scene, crew_hold_ms);
    REQUIRE(said);
    CHECK(std::holds_alternative<KnockCrew>(*said));
    CHECK_FALSE(gestures.feel(finger(Finger::Does::up, corner), scene));

    static_cast<void>(gestures.feel(finger(Finger::Does::down, corner), scene));
    CHECK_FALSE(gestures.wait(scene, 1000));
    static_cast<void>(gestures.feel(finger(Finger::Does::move, {900, 900}), scene));
    static_cast<void>(gestures.feel(finger(Finger::Does::move, corner), scene));
    CHECK_FALSE(gestures.wait(scene, 100'000));
}

TEST_CASE("only the right PIN opens the menu, and the digits are gone at once") {
    Visitor crew;
    crew.say(KnockCrew{});
    CHECK(crew.screen() == "crew");
    CHECK_FALSE(crew.sees("crew.export"));
    for (const char* digit : {"9", "1", "8", "2", "7", "4"}) crew.tap(std::string("crew.pin.") + digit);
    crew.tap("crew.pin.delete");
    crew.tap("crew.pin.3");
    crew.tap("crew.pin.open");
    REQUIRE(last_asked<local::CrewPin>(crew));
    CHECK(last_asked<local::CrewPin>(crew)->pin == "918273");
    // Nothing else can be said until it is judged.
    crew.say(EnterPin{});
    CHECK(crew.count<AskCrew>() == 1);

    crew.say(CrewTold{local::PinWord{local::PinWord::Word::wrong, 0}});
    CHECK(crew.text("crew.pin.word") == "That is not the PIN.");
    CHECK(crew.model.crew.pin.empty());
    crew.say(CrewTold{some_facts()});  // a stray answer opens nothing
    CHECK_FALSE(crew.sees("crew.export"));

    crew.say(CrewTold{local::PinWord{local::PinWord::Word::wait, 30}});
    CHECK(crew.text("crew.pin.word") == "Too many tries. Wait 30 seconds.");
    crew.wait(29'000);
    CHECK(crew.text("crew.pin.word") == "Too many tries. Wait 1 second.");

    crew.say(CrewTold{local::PinWord{local::PinWord::Word::right, 0}});
    CHECK(crew.sees("crew.export"));
    CHECK(last_asked<local::CrewLook>(crew));
}

TEST_CASE("a PIN that is judged when its owner has gone opens nothing to the next who knocks") {
    for (const bool new_content : {false, true}) {
        Visitor crew;
        crew.say(KnockCrew{});
        crew.tap("crew.pin.1");
        crew.tap("crew.pin.open");
        crew.say(Finish{});
        if (new_content) crew.model = next_model(crew.world, crew.model);  // as Kiosk does
        crew.say(KnockCrew{});
        crew.tap("crew.pin.2");
        const auto right = CrewTold{local::PinWord{local::PinWord::Word::right, 0}};
        crew.say(right);
        CHECK_FALSE(crew.sees("crew.export"));
        CHECK(crew.model.crew.pin.size() == 1);
        crew.tap("crew.pin.open");
        crew.say(right);
        CHECK(crew.sees("crew.export"));
    }
}

TEST_CASE("a slow stick does not lock the menu on whoever waits for it") {
    Visitor crew;
    open_crew_menu(crew);
    crew.tap("crew.export");
    crew.wait(crew_idle_ms + 10'000);
    CHECK(crew.screen() == "crew");
    crew.say(CrewTold{local::CrewExported{12}});
    crew.wait(crew_idle_ms - 1000);
    CHECK(crew.screen() == "crew");
    CHECK(crew.text("crew.word").find("12") != std::string::npos);
    crew.wait(1000);
    CHECK(crew.screen() == "attract");
}

TEST_CASE("what the stand has not told yet is neither good nor bad") {
    Visitor crew;
    crew.say(KnockCrew{});
    crew.tap("crew.pin.1");
    crew.tap("crew.pin.open");
    crew.say(CrewTold{local::PinWord{local::PinWord::Word::right, 0}});
    CHECK(crew.text("crew.storage") == "–");
    CHECK(crew.text("crew.trust") == "–");
    CHECK_FALSE(crew.sees("crew.contact"));
}

TEST_CASE("no message of the menu does anything before the PIN") {
    Visitor visitor;
    for (const Message& message :
         {Message(OpenCrewPage{CrewPage::report}), Message(CrewSendNow{}), Message(CrewExportNow{}),
          Message(CrewImportNow{}), Message(CrewPause{}), Message(CrewRehearse{}), Message(CrewPresent{"kiruna"}),
          Message(CrewOffer{"nl"}), Message(CrewCloseDay{}), Message(BeginAssisted{})}) {
        visitor.say(KnockCrew{});
        REQUIRE(visitor.screen() == "crew");
        visitor.say(message);
        CHECK(visitor.count<AskCrew>() == 0);
        CHECK_FALSE(visitor.model.visit.assisted);
        CHECK(visitor.model.crew.page == CrewPage::pin);
        visitor.say(Finish{});
    }
}

TEST_CASE("the menu tells the stand's facts and locks itself after a minute without a touch") {
    Visitor crew;
    open_crew_menu(crew);
    CHECK(crew.text("crew.captured") == "38");
    CHECK(crew.text("crew.waiting") == "12");
    CHECK(crew.text("crew.sent") == "1,026");
    CHECK(crew.text("crew.battery") == "81 %, on mains");
    CHECK(crew.text("crew.storage") == "5.2 GB free");
    CHECK(crew.text("crew.copies") == "all at the portal");
    CHECK(crew.text("crew.trust") == "the portal");
    crew.wait(crew_idle_ms - 1000);
    CHECK(crew.screen() == "crew");
    CHECK(crew.count<AskCrew>() > 2);  // it has looked again by itself
    crew.wait(1000);
    CHECK(crew.screen() == "attract");
    crew.say(KnockCrew{});
    CHECK_FALSE(crew.sees("crew.export"));
}

TEST_CASE("the menu tells which content is shown, and which waits") {
    Visitor crew;
    open_crew_menu(crew);
    const std::string shown = crew.text("crew.content");
    CHECK(shown == crew.world.content->id + " " + std::to_string(crew.world.content->version));
    local::CrewFacts facts = some_facts();
    facts.content = "norrbotten 98";  // active, and not on the screen yet
    crew.say(CrewTold{facts});
    CHECK(crew.text("crew.content") == shown + ", then norrbotten 98");
    facts.content_waits = "norrbotten 99";
    crew.say(CrewTold{facts});
    CHECK(crew.text("crew.content") == shown + ", then norrbotten 99");
}

TEST_CASE("content from a stick is asked for, and how it does is told until the menu is left") {
    Visitor crew;
    open_crew_menu(crew);
    crew.tap("crew.import");
    REQUIRE(last_asked<local::CrewImport>(crew));
    crew.say(CrewFailed{Kind::refused});
    CHECK(crew.text("crew.word") == "No USB stick with content is in. Put one in and try again.");
    crew.tap("crew.import");
    local::CrewFacts facts = some_facts();
    facts.import = "runs";
    crew.say(CrewTold{facts});
    CHECK(crew.text("crew.word") == "Content is coming from the stick. This may take a minute.");
    facts.import = "fresh";
    crew.say(CrewTold{facts});
    CHECK(crew.text("crew.word") == "The new content is shown at the next attract screen.");
}

TEST_CASE("what is wrong is told in words, with the first thing to do") {
    Visitor crew;
    open_crew_menu(crew);
    local::CrewFacts facts = some_facts();
    facts.problems = {"login", "copy"};
    crew.say(CrewTold{facts});
    CHECK(crew.text("crew.word").find("login") != std::string::npos);
    crew.say(CrewFailed{Kind::network});
    CHECK(crew.text("crew.word").find("does not answer") != std::string::npos);
}

TEST_CASE("pause, rehearsal, languages and who is here are asked for, and hold once told") {
    Visitor crew;
    open_crew_menu(crew);
    crew.tap("crew.pause");
    REQUIRE(last_asked<local::CrewSet>(crew));
    CHECK(last_asked<local::CrewSet>(crew)->settings.paused);
    CHECK_FALSE(crew.model.crew.facts->settings.paused);  // not before the stand says so
    crew.tap("crew.rehearsal");
    CHECK(last_asked<local::CrewSet>(crew)->settings.rehearsal);
    CHECK(last_asked<local::CrewSet>(crew)->settings.paused);  // the choice before is not lost
    crew.say(OpenCrewPage{CrewPage::present});
    crew.tap("crew.present.kiruna");
    const auto here = last_asked<local::CrewSet>(crew)->settings;
    CHECK(here.present == std::vector<std::string>{"kiruna"});
    crew.say(Back{});
    crew.say(OpenCrewPage{CrewPage::languages});
    crew.tap("crew.languages.uk");
    CHECK(last_asked<local::CrewSet>(crew)->settings.languages ==
          std::vector<std::string>{"en", "nl", "sv", "de", "fi"});
    crew.tap("crew.languages.event");
    CHECK(last_asked<local::CrewSet>(crew)->settings.languages.empty());
}

TEST_CASE("a visitor who has sent a wish still answers the temperature where the crew pauses meanwhile") {
    Visitor visitor;
    visitor.go_to_thanks();
    visitor.world.crew.paused = true;
    visitor.tap("thanks.pulse");
    REQUIRE(visitor.screen() == "pulse");
    visitor.tap("pulse.skip");
    visitor.tap("pulse.skip");
    CHECK(visitor.screen() == "thanks");
    visitor.tap("thanks.done");
    CHECK(visitor.screen() == "paused");
}

TEST_CASE("a paused stand begins nothing, in no language, and lets the crew in") {
    Visitor visitor;
    visitor.world.crew.paused = true;
    CHECK(visitor.screen() == "paused");
    CHECK_FALSE(visitor.sees("attract.begin"));
    for (const Message& message : {Message(Begin{}), Message(SetLanguage{"nl"}), Message(AskPulse{})}) {
        visitor.say(message);
        CHECK(visitor.screen() == "paused");
    }
    CHECK(visitor.model.language == "nl");
    CHECK(visitor.sees("crew.door"));
    visitor.say(KnockCrew{});
    CHECK(visitor.screen() == "crew");
}

TEST_CASE("in a rehearsal wishes carry the mark, and neither visits nor taps are counted") {
    Visitor visitor;
    visitor.world.crew.rehearsal = true;
    visitor.tap("attract.pulse");
    visitor.tap("pulse.job");
    visitor.tap("pulse.skip");
    visitor.go_to_consent();
    visitor.tap("consent.contact");
    visitor.tap("consent.send");
    CHECK(visitor.count<CountAnswer>() == 0);
    CHECK(std::get<KeepLead>(visitor.effects.back()).flags == 1);
}

TEST_CASE("while a rehearsal lasts a ribbon says so on every visitor's screen, and on no other day") {
    for (const auto& [name, way] : every_screen()) {
        INFO(name);
        Visitor visitor;
        way(visitor);
        visitor.world.crew.rehearsal = true;
        CHECK(visitor.sees("rehearsal") == (visitor.screen() != "crew"));
        visitor.world.crew.rehearsal = false;
        CHECK_FALSE(visitor.sees("rehearsal"));
    }
    Visitor visitor;
    visitor.world.event.rehearsal = true;  // the portal's word
    CHECK(visitor.text("rehearsal") == "Rehearsal: wishes reach nobody");
}

TEST_CASE("close of day warns of a rehearsal, and ends it") {
    Visitor crew;
    open_crew_menu(crew);
    crew.tap("crew.close");
    CHECK_FALSE(crew.sees("crew.close.rehearsal"));
    local::CrewFacts facts = some_facts();
    facts.settings.rehearsal = true;
    crew.world.crew = facts.settings;
    crew.say(CrewTold{facts});
    CHECK(crew.text("crew.close.rehearsal").find("reach nobody") != std::string::npos);
    crew.tap("crew.close.anyway");
    CHECK_FALSE(last_asked<local::CrewSet>(crew)->settings.rehearsal);
    CHECK(last_asked<local::CrewSet>(crew)->settings.paused);
}

TEST_CASE("the menu shows the stand's clock, whatever the screen's machine believes") {
    Visitor crew;
    crew.wait(1000);
    open_crew_menu(crew);
    local::CrewFacts facts = some_facts();
    facts.wall_ms = crew.model.wall_ms + std::int64_t{3} * 60 * 60 * 1000;
    crew.say(CrewTold{facts});
    const std::string told = crew.text("crew.clock");
    facts.wall_ms = crew.model.wall_ms;
    crew.say(CrewTold{facts});
    CHECK(crew.text("crew.clock") != told);
}

TEST_CASE("a wish filled in together is marked so and carries the guide's note; the next one is not") {
    Visitor crew;
    open_crew_menu(crew);
    crew.tap("crew.assisted");
    CHECK(crew.screen() == "note");
    crew.type("Two dogs.");
    crew.tap("note.next");
    CHECK(crew.screen() == "dream");
    crew.tap("dream.forest");
    crew.tap("dream.next");
    crew.tap("places.1");
    crew.tap("showcase.write");
    crew.fill_in();
    crew.tap("contact.next");
    crew.tap("contact.next");
    CHECK(crew.text("consent.review.note") == "Two dogs.");
    crew.tap("consent.contact");
    crew.tap("consent.send");
    const auto& record = std::get<KeepLead>(crew.effects.back()).record;
    CHECK(record.assisted);
    CHECK(record.note.view() == "Two dogs.");
    crew.answer_kept();
    crew.say(Finish{});
    CHECK_FALSE(crew.model.visit.assisted);
    CHECK(crew.model.visit.note.empty());
}

TEST_CASE("close of day warns while a wish is neither sent nor on a stick") {
    Visitor crew;
    open_crew_menu(crew);
    crew.tap("crew.close");
    CHECK(crew.text("crew.close.open").starts_with("12 wishes are neither"));
    CHECK(crew.sees("crew.export"));
    crew.tap("crew.close.anyway");
    CHECK(last_asked<local::CrewSet>(crew)->settings.paused);
    local::CrewFacts facts = some_facts();
    facts.pending = facts.unexported = 0;
    crew.say(CrewTold{facts});
    crew.say(OpenCrewPage{CrewPage::close});
    CHECK(crew.sees("crew.close.good"));
    CHECK_FALSE(crew.sees("crew.close.anyway"));
    CHECK(crew.can_tap("crew.close.now"));
}

TEST_CASE("the day's report has each hour, and the day") {
    Visitor crew;
    open_crew_menu(crew);
    crew.tap("crew.report");
    REQUIRE(last_asked<local::CrewReport>(crew));
    crew.say(CrewTold{local::DayReport{{{10, 2, {{"nl", 3}, {"en", 5}}}, {14, 1, {{"nl", 1}}}}}});
    CHECK(crew.text("crew.report.10.visits") == "8: en 5, nl 3");
    CHECK(crew.text("crew.report.14.leads") == "1");
    CHECK(crew.text("crew.report.all.leads") == "3");
    CHECK(crew.text("crew.report.all.visits") == "9: en 5, nl 4");
}
