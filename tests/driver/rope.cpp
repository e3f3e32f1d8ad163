#include "tests/driver/rope.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include "kiosk/stage/pretend.hpp"
#include "kiosk/ui/typing.hpp"
#include "sync/base/utf8.hpp"
#include "tests/driver/resources.hpp"

namespace monter::driver {

namespace {

using namespace kiosk;

constexpr std::int64_t breath_ms = 5;         // real time between two looks at what is on its way
constexpr std::int64_t frame_step_ms = 50;    // virtual time between two frames while something moves
constexpr std::int64_t quiet_step_ms = 1000;  // and while nothing does: a countdown changes once a second
constexpr std::int64_t rest_ms_max = 5000;    // longer than any movement lasts

// Where to touch so that this element answers: its middle, or, where a dot or a dialog lies over that, any other place
// of it that does.
std::optional<Point> where_it_answers(const Scene& scene, const Element& element) {
    const Rect& target = element.target.w > 0 ? element.target : element.rect;
    for (const float y : {0.5F, 0.25F, 0.75F, 0.1F, 0.9F}) {
        for (const float x : {0.5F, 0.25F, 0.75F, 0.1F, 0.9F}) {
            const Point at{target.x + target.w * x, target.y + target.h * y};
            const Element* const under = scene.at(at);
            if (under != nullptr && under->id == element.id) return at;
        }
    }
    return {};
}

}  // namespace

Rope::Rope(Stage& stage, std::int64_t began_ms) : stage_(stage), now_(system_now()) {
    turn();
    show();
    first_frame_ms_ = system_now().boot_ms - began_ms;
}

void Rope::turn() {
    static_cast<void>(stage_.turn(now_));
}

void Rope::show() {
    if (stage_.wants_frame()) stage_.draw(now_);
}

void Rope::finger(Finger::Does does, Point at) {
    pretend_finger(stage_, does, at);
    turn();
}

Result<void> Rope::tap_at(Point at) {
    finger(Finger::Does::down, at);
    finger(Finger::Does::up, at);
    show();
    return {};
}

Result<void> Rope::tap(const Element& element) {
    if (!element.tap) return fail(Kind::refused, "\"" + element.id + "\" does not answer a touch");
    const auto at = where_it_answers(scene(), element);
    if (!at) return fail(Kind::refused, "\"" + element.id + "\" lies under something else");
    return tap_at(*at);
}

Result<void> Rope::tap_id(const std::string& id) {
    const Scene now = scene();
    const Element* const element = now.find(id);
    if (element == nullptr)
        return fail(Kind::refused, "there is no \"" + id + "\" on the screen \"" + now.screen + "\"");
    return tap(*element);
}

Result<void> Rope::tap_text(const std::string& text) {
    const Scene now = scene();
    const auto says = [&](const Element& element) { return element.text == text; };
    const auto answers = [&](const Element& element) { return element.tap && says(element); };
    auto found = std::find_if(now.elements.begin(), now.elements.end(), answers);
    if (found == now.elements.end()) found = std::find_if(now.elements.begin(), now.elements.end(), says);
    if (found == now.elements.end())
        return fail(Kind::refused, "nothing on the screen \"" + now.screen + "\" says that");
    return tap(*found);
}

Result<void> Rope::drag(Point from, Point to, std::int64_t ms) {
    finger(Finger::Does::down, from);
    const std::int64_t steps = std::max<std::int64_t>(1, ms / 16);
    const std::int64_t begin_boot = now_.boot_ms, begin_wall = now_.wall_ms;
    for (std::int64_t i = 1; i <= steps; ++i) {
        const float part = static_cast<float>(i) / static_cast<float>(steps);
        now_.boot_ms = begin_boot + ms * i / steps;
        now_.wall_ms = begin_wall + ms * i / steps;
        finger(Finger::Does::move, {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
        show();
    }
    finger(Finger::Does::up, to);
    show();
    return {};
}

void Rope::touch(std::int64_t id, Finger::Does does, Point at) {
    pretend_finger(stage_, does, at, id);
    turn();
    show();
}

Rope::Weathered Rope::storm(const Storm& storm) {
    constexpr std::int64_t frame_ms = 16;
    std::minstd_rand dice(storm.seed);
    const auto below = [&dice](int most) { return static_cast<int>(dice() % static_cast<unsigned>(most)); };
    const Size size = scene().size;
    Weathered weathered;
    const int frames = static_cast<int>(std::max<std::int64_t>(1, storm.ms / frame_ms));
    int sent = 0;
    for (int frame = 1; frame <= frames; ++frame) {
        for (; sent < storm.events * frame / frames; ++sent) {
            constexpr Finger::Does all[] = {Finger::Does::down, Finger::Does::move, Finger::Does::up};
            const Point anywhere{static_cast<float>(below(static_cast<int>(size.w))),
                                 static_cast<float>(below(static_cast<int>(size.h)))};
            pretend_finger(stage_, all[below(3)], storm.at.value_or(anywhere), 1 + below(storm.fingers));
        }
        now_.boot_ms += frame_ms;
        now_.wall_ms += frame_ms;
        const double begun = cpu_ms();
        turn();
        const double took = cpu_ms() - begun;
        weathered.cpu_ms_mean += took / frames;
        weathered.cpu_ms_most = std::max(weathered.cpu_ms_most, took);
        ++weathered.turns;
    }
    for (int finger = 1; finger <= storm.fingers; ++finger) pretend_finger(stage_, Finger::Does::up, {0, 0}, finger);
    turn();
    show();
    return weathered;
}

Result<void> Rope::type(const std::string& text) {
    std::size_t at = 0, begin = 0;
    while (next_character(text, at)) {
        const std::string character = text.substr(begin, at - begin);
        begin = at;
        const auto& keyboard = stage_.kiosk().model().keyboard;
        if (!keyboard.is_up()) return fail(Kind::refused, "no keyboard is up: tap a field first");
        const auto keys = taps_for(keyboard, character);
        if (!keys) return fail(Kind::refused, "no key writes \"" + character + "\"");
        for (const std::string& key : *keys) {
            const Scene now = scene();
            const Element* const element = now.find(key);
            if (element == nullptr) return fail(Kind::refused, "the key \"" + key + "\" is not on the screen");
            const Point middle = element->rect.centre();
            finger(Finger::Does::down, middle);
            finger(Finger::Does::up, middle);
        }
    }
    show();
    if (begin != text.size()) return fail(Kind::refused, "the text is not UTF-8");
    return {};
}

Result<void> Rope::key(const std::string& name) {
    for (const bool down : {true, false}) {
        if (auto pressed = pretend_key(stage_, name, down); !pressed) return pressed;
        turn();
    }
    show();
    return {};
}

void Rope::let_effects_finish() {
    const std::int64_t since = system_now().boot_ms;
    turn();
    show();
    while (stage_.busy() && system_now().boot_ms - since < effects_ms_max) {
        Stage::pause(breath_ms);
        turn();
        show();
    }
    turn();
}

void Rope::wait(std::int64_t ms) {
    let_effects_finish();
    const Moment end{now_.wall_ms + ms, now_.boot_ms + ms, now_.boot_id};
    while (now_.boot_ms < end.boot_ms) {
        const std::int64_t step = std::min(end.boot_ms - now_.boot_ms, stage_.moving() ? frame_step_ms : quiet_step_ms);
        now_.boot_ms += step;
        now_.wall_ms += step;
        turn();
        show();
    }
    turn();
    show();
}

Result<void> Rope::shot(const std::filesystem::path& file, Stage::Seen seen) {
    Moment painted = now_;
    show();
    let_effects_finish();
    while (stage_.wants_frame() && painted.boot_ms - now_.boot_ms < rest_ms_max) {
        painted.boot_ms += rest_ms_max / 10;
        stage_.draw(painted);
    }
    return stage_.save_picture(file, seen);
}

}  // namespace monter::driver
