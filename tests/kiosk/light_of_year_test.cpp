// The light of the year in the showcase, as a visitor's finger meets it.
#include <cmath>

#include "kiosk/light/light_marks.hpp"
#include "kiosk/light/sun.hpp"
#include "kiosk/screens/attract_programme.hpp"
#include "kiosk/ui/dates.hpp"
#include "kiosk/visit/waiting.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::kiosk;
using monter::kiosk::testing::Visitor;

namespace {

constexpr std::int64_t june_2026_ms = 1'781'870'400'000;  // 19 June 2026, 12:00 UTC

const pack::Place& place(const std::string& id) {
    return *monter::kiosk::testing::norrbotten().content->place(id);
}

Visitor visitor_in(const std::string& place, const std::string& language = "en") {
    Visitor visitor;
    visitor.model.language = language;
    visitor.say(OpenPlace{place});
    return visitor;
}

Rect carpet_of(const Visitor& visitor) {
    const Scene scene = visitor.scene();
    REQUIRE(scene.find("showcase.light"));
    return scene.find("showcase.light")->rect;
}

Point at(const Rect& rect, float x, float y) {
    return {rect.x + x * rect.w, rect.y + y * rect.h};
}

// A finger on the glass.
class Hand {
public:
    explicit Hand(Visitor& visitor, std::int64_t id = 1) : visitor_(visitor), id_(id) {}
    void feel(Finger::Does does, Point point) {
        const Scene scene = visitor_.scene();
        if (const auto message = fingers_.feel({does, id_, point}, scene)) visitor_.say(*message);
    }
    void other(Finger::Does does, Point point) {
        const Scene scene = visitor_.scene();
        if (const auto message = fingers_.feel({does, id_ + 1, point}, scene)) visitor_.say(*message);
    }

private:
    Visitor& visitor_;
    Gestures fingers_;
    std::int64_t id_;
};

void drag_to(Visitor& visitor, float x, float y) {
    const Rect carpet = carpet_of(visitor);
    Hand hand(visitor);
    hand.feel(Finger::Does::down, carpet.centre());
    hand.feel(Finger::Does::move, at(carpet, x, y));
    hand.feel(Finger::Does::up, at(carpet, x, y));
}

Light light_of(const Visitor& visitor) {
    const Scene scene = visitor.scene();
    REQUIRE(scene.find("poster"));
    REQUIRE(scene.find("poster")->light);
    return *scene.find("poster")->light;
}

// Frames as the stage draws them while a light travels.
void travel(Visitor& visitor, std::int64_t ms) {
    const std::int64_t end = visitor.model.now_ms + ms;
    while (visitor.model.now_ms < end) {
        const std::int64_t step = std::min<std::int64_t>(16, end - visitor.model.now_ms);
        visitor.say(Tick{visitor.model.now_ms + step, visitor.model.wall_ms + step});
    }
}

}  // namespace

TEST_CASE("a showcase opens today, when the sun comes down to six degrees") {
    Visitor visitor;
    visitor.say(Tick{visitor.model.now_ms + 1, june_2026_ms});
    visitor.say(OpenPlace{"arjeplog"});
    CHECK(visitor.text("showcase.light.date") == "19 June");
    CHECK(light_of(visitor).elevation <= 6);
    CHECK(light_of(visitor).elevation > 4.5F);
    CHECK(light_of(visitor).azimuth > 270);  // in the evening
}

TEST_CASE("where today's sun never comes so high a showcase opens at noon") {
    const Visitor visitor = visitor_in("kiruna");  // in November
    const YearTime noon = visitor.model.light.time;
    const double height = light_of(visitor).elevation;
    CHECK(height < 6);
    for (const int minutes : {-60, -6, 6, 60}) {
        const YearTime other = moved(noon, 0, minutes);
        CHECK(light_at(place("kiruna").lat, place("kiruna").lon, other).elevation <= height);
    }
}

TEST_CASE("a finger on the carpet is answered at once with its day and hour, snapped") {
    Visitor visitor = visitor_in("lulea");
    const Rect carpet = carpet_of(visitor);
    Hand hand(visitor);
    hand.feel(Finger::Does::down, at(carpet, 0.25F, 0.5F));
    CHECK(visitor.model.light.time == at_share(2026, {0.25F, 0.5F}));
    CHECK(visitor.text("showcase.light.date") == "2 April");
    CHECK(visitor.text("showcase.light.clock") == "13:00");  // standard time's noon, on a clock that is an hour ahead
    hand.feel(Finger::Does::move, at(carpet, 0.2501F, 0.5031F));
    CHECK(visitor.text("showcase.light.clock") == "13:06");
    const YearTime time = visitor.model.light.time;
    CHECK(time.day == std::floor(time.day));
    CHECK(std::fmod(time.minute, 6.0F) == 0);
    CHECK(light_of(visitor).day == time.day);
}

TEST_CASE("a finger may leave the carpet, and is followed along its edges") {
    Visitor visitor = visitor_in("lulea");
    const Rect carpet = carpet_of(visitor);
    Hand hand(visitor);
    hand.feel(Finger::Does::down, carpet.centre());
    hand.feel(Finger::Does::move, {carpet.right() + 300, carpet.y - 400});
    CHECK(visitor.text("showcase.light.date") == "31 December");
    CHECK(visitor.text("showcase.light.clock") == "00:00");
    hand.feel(Finger::Does::up, {carpet.x - 50, carpet.bottom() + 20});
    CHECK(visitor.text("showcase.light.date") == "1 January");
    CHECK(visitor.text("showcase.light.clock") == "23:54");
    const YearTime left = visitor.model.light.time;
    hand.feel(Finger::Does::move, carpet.centre());  // it has gone
    CHECK(visitor.model.light.time == left);
}

TEST_CASE("a second finger does not move the light, and a drag presses nothing it passes") {
    Visitor visitor = visitor_in("lulea");
    const Rect carpet = carpet_of(visitor);
    Hand hand(visitor);
    hand.feel(Finger::Does::down, at(carpet, 0.1F, 0.4F));
    const YearTime first = visitor.model.light.time;
    hand.other(Finger::Does::down, at(carpet, 0.9F, 0.9F));
    hand.other(Finger::Does::move, at(carpet, 0.8F, 0.9F));
    hand.other(Finger::Does::up, at(carpet, 0.8F, 0.9F));
    CHECK(visitor.model.light.time == first);
    const Scene scene = visitor.scene();
    const Point chip = scene.find("showcase.light.midwinter")->rect.centre();
    hand.feel(Finger::Does::move, chip);
    hand.feel(Finger::Does::up, chip);
    CHECK_FALSE(visitor.is_on("showcase.light.midwinter"));
    CHECK_FALSE(visitor.model.light.way);
}

TEST_CASE("a chip lets the light travel, and it arrives exactly") {
    Visitor visitor = visitor_in("kiruna");
    for (const auto& [id, mark] : {std::pair{"showcase.light.midsummer", LightMark::midsummer},
                                   {"showcase.light.aurora", LightMark::aurora},
                                   {"showcase.light.midwinter", LightMark::midwinter}}) {
        INFO(id);
        const YearTime from = visitor.model.light.time;
        const YearTime to = time_of(mark, place("kiruna").lat, place("kiruna").lon, 2026);
        visitor.tap(id);
        CHECK(visitor.is_on(id));
        CHECK(next_change(visitor.model) == visitor.model.now_ms + 16);
        travel(visitor, 800);
        const float day = visitor.model.light.time.day;
        CHECK(std::abs(day - (from.day + to.day) / 2) < 1);
        travel(visitor, 784);
        CHECK(visitor.model.light.way);
        travel(visitor, 16);
        CHECK_FALSE(visitor.model.light.way);
        CHECK(visitor.model.light.time == to);
        CHECK(visitor.is_on(id));
        CHECK(next_change(visitor.model) <= visitor.model.now_ms + living_frame_ms);  // the water goes on
    }
    drag_to(visitor, 0.3F, 0.3F);
    CHECK_FALSE(visitor.is_on("showcase.light.midwinter"));
}

TEST_CASE("a finger stops a light that travels") {
    Visitor visitor = visitor_in("kiruna");
    visitor.tap("showcase.light.midsummer");
    travel(visitor, 400);
    drag_to(visitor, 0.9F, 0.1F);
    const YearTime stopped = visitor.model.light.time;
    travel(visitor, 2'000);
    CHECK(visitor.model.light.time == stopped);
}

TEST_CASE("a light that travels has arrived when the visitor comes back to it") {
    Visitor visitor = visitor_in("kiruna");
    visitor.tap("showcase.light.aurora");
    travel(visitor, 160);
    visitor.tap("showcase.plan");
    travel(visitor, 16);
    CHECK_FALSE(visitor.model.light.way);
    visitor.tap("back");
    CHECK(visitor.text("showcase.light.date") == "1 March");
}

TEST_CASE("with less movement a chip is there at once") {
    Visitor visitor = visitor_in("kiruna");
    visitor.model.access.less_motion = true;
    visitor.tap("showcase.light.midsummer");
    CHECK_FALSE(visitor.model.light.way);
    CHECK(visitor.text("showcase.light.date") == "21 June");
}

TEST_CASE("midnight sun and polar night are where they are: in Kiruna, not in Piteå") {
    const auto told = [](const std::string& place, const std::string& chip) {
        Visitor visitor = visitor_in(place);
        visitor.tap(chip);
        travel(visitor, 1'600);
        return visitor.text("showcase.light.sun");
    };
    CHECK(told("kiruna", "showcase.light.midsummer") == "Sun 1° above the horizon");
    CHECK(told("pitea", "showcase.light.midsummer") == "Sun 1° below the horizon");
    CHECK(told("kiruna", "showcase.light.midwinter") == "Sun 1° below the horizon");
    CHECK(told("pitea", "showcase.light.midwinter") == "Sun 1° above the horizon");
    CHECK(told("pitea", "showcase.light.aurora") == "Sun 25° below the horizon");
}

TEST_CASE("the sentence, its sign and the poster's sun agree on whether it is up, at every hour") {
    Visitor visitor = visitor_in("arjeplog");
    bool on_horizon = false;
    for (const float day : {20.0F, 80.0F, 171.0F, 290.0F, 354.0F}) {
        for (int step = 0; step < 240; step += 3) {
            visitor.model.light.time = {2026, day, static_cast<float>(step * 6)};
            const Scene scene = visitor.scene();
            const Element& sentence = *scene.find("showcase.light.sun");
            const float elevation = scene.find("poster")->light->elevation;
            const bool up = is_up(static_cast<double>(elevation));
            INFO(day << ", step " << step << ": " << elevation << " degrees, " << sentence.text);
            CHECK((sentence.icon == Icon::sun) == up);
            CHECK((scene.find("showcase.light")->icon == Icon::sun) == up);
            CHECK((sentence.text.find("below") == std::string::npos) == up);
            CHECK(sentence.text.find(" 0°") == std::string::npos);
            on_horizon = on_horizon || sentence.text == "Sun on the horizon";
        }
    }
    CHECK(on_horizon);
}

TEST_CASE("date, hour and sun are told as each language writes them") {
    struct Told {
        const char *language, *date, *clock, *sun;
    };
    const Told all[] = {
        {"en", "21 June", "00:42", "Sun 1° above the horizon"},
        {"nl", "21 juni", "00:42", "Zon 1° boven de horizon"},
        {"sv", "21 juni", "00:42", "Solen 1° över horisonten"},
        {"de", "21. Juni", "00:42", "Sonne 1° über dem Horizont"},
        {"fi", "21. kesäkuuta", "0.42", "Aurinko 1° horisontin yläpuolella"},
        {"uk", "21 червня", "00:42", "Сонце на 1° вище горизонту"},
    };
    for (const Told& told : all) {
        Visitor visitor = visitor_in("kiruna", told.language);
        visitor.tap("showcase.light.midsummer");
        travel(visitor, 1'600);
        CHECK(visitor.text("showcase.light.date") == told.date);
        CHECK(visitor.text("showcase.light.clock") == told.clock);
        CHECK(visitor.text("showcase.light.sun") == told.sun);
        CHECK(visitor.text("showcase.light").find(told.date) != std::string::npos);
    }
}

TEST_CASE("another language keeps the light; another visitor finds the evening again") {
    Visitor visitor = visitor_in("kiruna");
    const YearTime evening = visitor.model.light.time;
    drag_to(visitor, 0.3F, 0.3F);
    const YearTime chosen = visitor.model.light.time;
    REQUIRE_FALSE(chosen == evening);
    visitor.say(SetLanguage{"uk"});
    CHECK(visitor.model.light.time == chosen);
    visitor.say(Finish{});
    CHECK(visitor.model.light.time == YearTime{});
    visitor.say(OpenPlace{"kiruna"});
    CHECK(visitor.model.light.time == evening);
}

TEST_CASE("nothing of the panel but the handle moves while the light does, and the handle stays inside") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        for (const float scale : {1.0F, 1.5F}) {
            Visitor visitor = visitor_in("overtornea", "fi");
            visitor.frame.size = size;
            visitor.frame.text_scale = scale;
            const Scene before = visitor.scene();
            for (const float share : {0.0F, 0.02F, 0.4F, 0.74F, 0.999F}) {
                visitor.model.light.time = at_share(2026, {share, 1 - share});
                const Scene scene = visitor.scene();
                for (const char* id : {"showcase.light.panel", "showcase.light.date", "showcase.light.clock",
                                       "showcase.light.sun", "showcase.light", "showcase.light.midsummer"}) {
                    const Rect &a = before.find(id)->rect, &b = scene.find(id)->rect;
                    INFO(id);
                    // A standing panel's clock ends at the right margin, however wide its figures are.
                    const bool ends = size.h > size.w && std::string_view(id) == "showcase.light.clock";
                    CHECK((ends ? std::abs(a.right() - b.right()) < 0.01F : a.x == b.x && a.w == b.w));
                    CHECK((a.y == b.y && a.h == b.h));
                }
                const Element& slider = *scene.find("showcase.light");
                CHECK(slider.rect.holds(slider.icon_rect));
                const float x = slider.rect.x + share_of(visitor.model.light.time).x * slider.rect.w;
                CHECK(slider.picture_rect.centre().x == Approx(x));
            }
        }
    }
}

TEST_CASE("the panel covers nothing that can be touched or read, at any place, size and language") {
    for (const pack::Place& place : monter::kiosk::testing::norrbotten().content->places) {
        for (const char* language : {"en", "nl", "sv", "de", "fi", "uk"}) {
            for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
                Visitor visitor = visitor_in(place.id, language);
                visitor.frame.size = size;
                visitor.frame.text_scale = 1.5F;
                const Scene scene = visitor.scene();
                const Rect panel = scene.find("showcase.light.panel")->rect;
                for (const Element& element : scene.elements) {
                    if (element.id == "showcase.light.panel") break;
                    if (!element.tap && element.lines.empty()) continue;
                    INFO(place.id << " " << language << ": " << element.id);
                    CHECK(element.rect.bottom() <= panel.y);
                }
            }
        }
    }
}

TEST_CASE("the land's winter grows out of its summer within ten days, and never jumps") {
    Visitor visitor = visitor_in("kiruna");
    float before = -1;
    bool mixed = false;
    for (float day = 290; day < 320; ++day) {
        visitor.model.light.time = {2026, day, 720};
        const Scene scene = visitor.scene();
        const Element& poster = *scene.find("poster");
        CHECK(poster.picture == place("kiruna").landscape.summer_mesh);
        CHECK(poster.winter_picture == place("kiruna").landscape.winter_mesh);
        if (before >= 0) CHECK(std::abs(poster.winter - before) <= 0.11F);
        mixed = mixed || (poster.winter > 0.3F && poster.winter < 0.7F);
        before = poster.winter;
    }
    CHECK(mixed);
    CHECK(before == 1);
}

TEST_CASE("the poster a best match opens with is asked for while a visitor still chooses") {
    constexpr std::int64_t january_2026_ms = 1'768'500'000'000;
    for (const std::int64_t now_ms : {june_2026_ms, january_2026_ms}) {
        Visitor visitor;
        visitor.model.wall_ms = now_ms;
        visitor.say(Begin{});
        visitor.say(PickDream{"forest"});
        visitor.say(ShowPlaces{});
        for (const char* card : {"places.1", "places.2", "places.3"}) {
            const Scene places = visitor.scene();
            REQUIRE(places.find(card));
            const std::string asked_for = places.find(card)->next_picture;
            CHECK_FALSE(asked_for.empty());
            visitor.say(*places.find(card)->tap);
            const Scene showcase = visitor.scene();
            const Element& poster = showcase.elements.front();
            REQUIRE(poster.look == Look::poster);
            CHECK(asked_for == (poster.winter < 1 ? poster.picture : poster.winter_picture));
            visitor.say(Back{});
        }
    }
}

TEST_CASE("a day is written in words, and what is none stays as it is") {
    for (const auto& [language, words] : {std::pair{"en", "23 November 2026"},
                                          {"nl", "23 november 2026"},
                                          {"de", "23. November 2026"},
                                          {"sv", "23 november 2026"},
                                          {"fi", "23. marraskuuta 2026"},
                                          {"uk", "23 листопада 2026"}}) {
        CHECK(day_in_words("2026-11-23", Texts(language, *monter::kiosk::testing::norrbotten().content)) == words);
    }
    for (const char* other : {"2022-2024", "2023", "older", "2026-13-01", "2026-11-2x", ""}) {
        CHECK(day_in_words(other, Texts("en", *monter::kiosk::testing::norrbotten().content)) == other);
    }
}
