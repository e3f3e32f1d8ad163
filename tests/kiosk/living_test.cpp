// What lives by itself, and what stands still: the poster on the attract screen and in a showcase.
#include <algorithm>
#include <cmath>
#include <map>

#include "kiosk/light/sun.hpp"
#include "kiosk/screens/attract_programme.hpp"
#include "kiosk/screens/screens.hpp"
#include "tests/kiosk/every_screen.hpp"
#include "tests/kiosk/stand_world.hpp"
#include "tests/support/catch.hpp"

using namespace monter::kiosk;
using namespace monter::kiosk::testing;

namespace {

const Element& poster_of(const Scene& scene) {
    const auto it = std::find_if(scene.elements.begin(), scene.elements.end(),
                                 [](const Element& element) { return element.look == Look::poster; });
    REQUIRE(it != scene.elements.end());
    return *it;
}

}  // namespace

TEST_CASE("posters live on the attract screen and in a showcase, rest under a sheet, and nothing else moves") {
    for (const auto& [name, go] : every_screen()) {
        INFO(name);
        Visitor visitor;
        go(visitor);
        const Scene scene = visitor.scene();
        const bool is_poster_screen =
            scene.screen == "attract" || scene.screen == "paused" || scene.screen == "showcase";
        CHECK(picture_lives(visitor.model).has_value() == (is_poster_screen && visitor.model.sheet == Sheet::none &&
                                                           !visitor.model.access.calm() && !visitor.model.warned_ms));
        visitor.model.access.less_motion = true;
        if (scene.screen == "showcase") CHECK_FALSE(picture_lives(visitor.model));
    }
}

TEST_CASE("in a showcase the poster drifts by itself, less far than what stands clear around its motif") {
    Visitor visitor;
    visitor.go_to_showcase();
    const Scene scene = visitor.scene();
    CHECK(poster_of(scene).drifts > 0);
    CHECK(poster_of(scene).drifts * 48 <= 16);
}

TEST_CASE("at midsummer the sun travels through midnight, from left to right, and never jumps on its way") {
    float before = attract_moment(0, 15, 3, false).solar_hour;
    int travelled_ms = 0;
    for (std::int64_t ms = 50; ms < attract_year_ms; ms += 50) {
        const AttractMoment now = attract_moment(ms, 15, 3, false);
        const bool is_midwinter = std::abs(std::remainder(now.day - 354.5F, 365.0F)) < 2;
        if (is_midwinter) {
            before = now.solar_hour;
            continue;
        }
        CHECK(now.solar_hour >= before - 0.001F);
        CHECK(now.solar_hour - before < 0.5F);
        if (std::abs(now.day - 172) < 0.01F) {
            const Light light = sun_at(68.35, now.day, now.solar_hour);
            CHECK(light.elevation > 0.5F);
            CHECK(std::abs(std::remainder(light.azimuth, 360.0F)) < 20);
            travelled_ms += now.solar_hour > before ? 50 : 0;
        }
        before = now.solar_hour;
    }
    CHECK(travelled_ms >= 5500);
    // Evening becomes morning at midwinter, and the light is the same.
    const float deep_evening = sun_at(68.35, 354.5F, 17).elevation, deep_morning = sun_at(68.35, 354.5F, 31).elevation;
    CHECK(std::abs(deep_evening - deep_morning) < 0.1F);
}

TEST_CASE("nothing bright stays on the same pixels: every letter, button and plate of the attract screen wanders") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        Visitor visitor;
        visitor.frame.size = size;
        std::map<std::string, std::pair<Rect, Rect>> spans;  // of each element: least and most of its place
        visitor.say(Tick{visitor.model.now_ms, visitor.model.wall_ms});
        const std::int64_t began = visitor.model.now_ms;
        for (std::int64_t minute = 0; minute < 12; ++minute) {
            visitor.say(Tick{began + minute * 29'000, visitor.model.wall_ms});
            for (const Element& element : visitor.scene().elements) {
                if (element.look == Look::poster || element.look == Look::veil || element.look == Look::none) continue;
                if (element.id.starts_with("attract.place") || element.id == "attract.plate")
                    continue;  // comes and goes
                const Rect& at = element.rect;
                auto [span, is_new] = spans.try_emplace(element.id, at, at);
                auto& [least, most] = span->second;
                least = {std::min(least.x, at.x), std::min(least.y, at.y), 0, 0};
                most = {std::max(most.x, at.x), std::max(most.y, at.y), 0, 0};
            }
        }
        REQUIRE(spans.size() >= 8);
        for (const auto& [id, span] : spans) {
            INFO(id);
            CHECK(span.second.x - span.first.x >= 8);
            CHECK(span.second.y - span.first.y >= 6);
        }
    }
}
