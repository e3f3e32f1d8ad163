// A film is asked for, comes muted, and goes with the visitor; a place without one shows no sign of any.
#include "kiosk/visit/waiting.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/kiosk/ways_of_films.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::norrbotten;
using monter::kiosk::testing::Visitor;

namespace {

World with_films() {
    World world = norrbotten();
    monter::kiosk::testing::give_films(world);
    return world;
}

std::optional<FilmView> film(const Visitor& visitor) {
    const Scene scene = visitor.scene();
    for (const Element& element : scene.elements) {
        if (element.film) return element.film;
    }
    return {};
}

FilmTold told(double at_s, const std::string& caption = "") {
    FilmTold told;
    told.film = "videos/arjeplog.webm";
    told.caption = caption;
    told.at_s = at_s;
    told.length_s = 150;
    return told;
}

// As a stand tells it, four times a second.
void watch(Visitor& visitor, double from_s, double to_s) {
    for (double at = from_s; at < to_s; at += 0.5) {
        visitor.wait(500);
        visitor.say(told(at));
    }
}

Visitor at_the_film() {
    Visitor visitor(with_films());
    visitor.go_to_showcase();
    visitor.tap("showcase.video");
    return visitor;
}

}  // namespace

TEST_CASE("a place without a film has no button for one") {
    Visitor visitor;
    visitor.go_to_showcase();
    CHECK_FALSE(visitor.sees("showcase.video"));
    visitor.say(OpenVideo{});
    CHECK(visitor.model.sheet == Sheet::none);
}

TEST_CASE("a film begins muted, with captions in the visitor's language, and answers its buttons") {
    Visitor visitor(with_films());
    visitor.go_to_showcase();
    visitor.say(SetLanguage{"nl"});
    visitor.tap("showcase.video");
    REQUIRE(film(visitor));
    CHECK(film(visitor)->film == "videos/arjeplog.webm");
    CHECK(film(visitor)->captions == "videos/arjeplog.nl.vtt");
    CHECK(film(visitor)->plays);
    CHECK_FALSE(film(visitor)->sounds);
    CHECK_FALSE(visitor.is_on("video.sound"));
    CHECK(visitor.is_on("video.captions"));
    CHECK(visitor.text("video.play") == "Pauze");
    visitor.tap("video.play");
    CHECK_FALSE(film(visitor)->plays);
    CHECK(visitor.text("video.play") == "Afspelen");
    visitor.tap("video.sound");
    CHECK(film(visitor)->sounds);
    CHECK(visitor.is_on("video.sound"));
    visitor.tap("video.close");
    CHECK_FALSE(film(visitor));
    visitor.tap("showcase.video");
    CHECK_FALSE(film(visitor)->sounds);
}

TEST_CASE("what is said in the film stands on the screen until captions are switched off") {
    Visitor visitor = at_the_film();
    CHECK_FALSE(visitor.sees("video.caption"));
    visitor.say(told(62.25, "The ice is a road\nin winter"));
    CHECK(visitor.text("video.caption") == "The ice is a road\nin winter");
    CHECK(visitor.text("video.time") == "1:02 / 2:30");
    visitor.tap("video.captions");
    CHECK_FALSE(visitor.sees("video.caption"));
    CHECK_FALSE(visitor.is_on("video.captions"));
    visitor.tap("video.captions");
    visitor.say(told(64));
    CHECK_FALSE(visitor.sees("video.caption"));
}

TEST_CASE("a film without sound says so where its button would be") {
    Visitor visitor = at_the_film();
    FilmTold silent = told(1);
    silent.has_sound = false;
    visitor.say(silent);
    CHECK_FALSE(visitor.sees("video.sound"));
    CHECK(visitor.text("video.silent") == "No sound in this film");
}

TEST_CASE("where movement is not wanted a film waits to be started") {
    Visitor visitor(with_films());
    visitor.go_to_showcase();
    visitor.say(ToggleLessMotion{});
    visitor.tap("showcase.video");
    CHECK_FALSE(film(visitor)->plays);
    visitor.tap("video.play");
    CHECK(film(visitor)->plays);
}

TEST_CASE("a film that can't be shown leaves a picture and a word, and is offered to nobody again") {
    Visitor visitor = at_the_film();
    FilmTold broken = told(0);
    broken.is_broken = true;
    visitor.say(broken);
    CHECK_FALSE(film(visitor));
    CHECK(visitor.text("video.failed") == "The film can't be shown just now.");
    CHECK_FALSE(visitor.scene().find("video.film")->picture.empty());
    CHECK_FALSE(visitor.sees("video.play"));
    visitor.tap("video.close");
    CHECK_FALSE(visitor.sees("showcase.video"));
    visitor.wait(10 * idle_form_ms);
    visitor.go_to_showcase();
    CHECK_FALSE(visitor.sees("showcase.video"));
    visitor.say(OpenPlace{"lulea"});
    CHECK(visitor.sees("showcase.video"));
}

TEST_CASE("a film that staff mend while they look is offered again") {
    Visitor staff = at_the_film();
    FilmTold broken = told(0);
    broken.is_broken = true;
    staff.say(broken);
    refit(staff.model, staff.world);
    CHECK(staff.model.sheet == Sheet::none);
    CHECK(staff.sees("showcase.video"));
}

TEST_CASE("nobody who watches is asked whether they left; whoever watches no more is, and the film waits") {
    Visitor visitor = at_the_film();
    watch(visitor, 0, 150);
    CHECK(visitor.screen() == "showcase");
    CHECK(film(visitor)->plays);
    CHECK_FALSE(visitor.sees("idle.stay"));
    watch(visitor, 0, 59);  // again from its beginning: no sign of anybody
    CHECK_FALSE(visitor.sees("idle.stay"));
    watch(visitor, 59, 63);
    CHECK(visitor.sees("idle.stay"));
    CHECK_FALSE(film(visitor)->plays);
    visitor.tap("idle.stay");
    CHECK(film(visitor)->plays);
}

TEST_CASE("a film that stands still keeps nobody's place") {
    Visitor visitor = at_the_film();
    visitor.tap("video.play");
    watch(visitor, 3, 3.25);
    for (int i = 0; i < 125; ++i) {
        visitor.wait(500);
        visitor.say(told(3));
    }
    CHECK(visitor.sees("idle.stay"));
}

TEST_CASE("a film ends with the visit it was opened in") {
    Visitor visitor = at_the_film();
    visitor.wait(10 * idle_form_ms);
    CHECK(visitor.screen() == "attract");
    CHECK_FALSE(film(visitor));
    visitor.go_to_showcase();
    CHECK_FALSE(film(visitor));
}
