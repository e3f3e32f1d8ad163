#include "tests/driver/commands.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

#include "tests/driver/resources.hpp"

namespace monter::driver {

namespace {

using namespace kiosk;
using Json = nlohmann::ordered_json;

const char* name_of(Role role) {
    switch (role) {
        case Role::heading:
            return "heading";
        case Role::text:
            return "text";
        case Role::button:
            return "button";
        case Role::tile:
            return "tile";
        case Role::toggle:
            return "toggle";
        case Role::field:
            return "field";
        case Role::key:
            return "key";
        case Role::slider:
            return "slider";
        case Role::image:
            return "image";
        case Role::map:
            return "map";
        case Role::qr:
            return "qr";
        case Role::dialog:
            return "dialog";
        case Role::decoration:
            return "decoration";
    }
    return "decoration";
}

Json states_of(const States& states) {
    Json names = Json::array();
    if (states.pressed) names.push_back("pressed");
    if (states.on) names.push_back("on");
    if (states.disabled) names.push_back("disabled");
    if (states.invalid) names.push_back("invalid");
    if (states.busy) names.push_back("busy");
    if (states.focused) names.push_back("focused");
    return names;
}

// What a visitor typed is here too, as `typed`: the tests compare it, and the driver is never installed.
Json describe(const Element& element) {
    Json json{{"id", element.id}, {"role", name_of(element.role)}, {"text", element.text}, {"lang", element.lang}};
    json["rect"] = {element.rect.x, element.rect.y, element.rect.w, element.rect.h};
    json["state"] = states_of(element.states);
    if (element.secret != nullptr) json["typed"] = element.secret->view();
    if (element.tap) json["answers"] = true;
    return json;
}

Json describe(const Scene& scene) {
    Json elements = Json::array();
    for (const Element& element : scene.elements) elements.push_back(describe(element));
    return {{"screen", scene.screen}, {"size", {scene.size.w, scene.size.h}}, {"elements", std::move(elements)}};
}

Json refusal(const std::string& why) {
    return {{"ok", false}, {"why", why}};
}

Json done(const Result<void>& result, const Rope& rope) {
    if (!result) return refusal(result.error().message);
    return {{"ok", true}, {"screen", rope.scene().screen}};
}

double percentile(std::vector<float> values, double part) {
    if (values.empty()) return 0;
    const auto at = static_cast<std::size_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return std::round(static_cast<double>(values[at]) * 1000) / 1000;
}

Json stats(const Rope& rope) {
    const Stage::Stats& stats = rope.stage().stats();
    return {{"frames", stats.frames},
            {"build_ms_p50", percentile(stats.build_ms, 0.5)},
            {"build_ms_p99", percentile(stats.build_ms, 0.99)},
            {"light_ms_p50", percentile(stats.light_ms, 0.5)},
            {"light_ms_p99", percentile(stats.light_ms, 0.99)},
            {"first_frame_ms", rope.first_frame_ms()},
            {"rss_kb", resident_kb()},
            {"textures", textures()},
            {"fds", open_files()},
            {"busy", rope.stage().busy()}};
}

Point point(const Json& json) {
    return {json.at(0).get<float>(), json.at(1).get<float>()};
}

Json tap(const Json& command, Rope& rope) {
    if (command.contains("id")) return done(rope.tap_id(command.at("id")), rope);
    if (command.contains("text")) return done(rope.tap_text(command.at("text")), rope);
    if (command.contains("at")) return done(rope.tap_at(point(command.at("at"))), rope);
    return refusal("tap what? give id, text or at");
}

std::int64_t duration(const Json& command, std::int64_t otherwise) {
    return std::clamp<std::int64_t>(command.value("ms", otherwise), 0, 24LL * 3600 * 1000);
}

Json touch(const Json& command, Rope& rope) {
    const std::string does = command.value("does", "");
    const bool is_known = does == "down" || does == "move" || does == "up";
    if (!is_known) return refusal("a finger does \"down\", \"move\" or \"up\"");
    rope.touch(command.value("finger", 1),
               does == "down"   ? Finger::Does::down
               : does == "move" ? Finger::Does::move
                                : Finger::Does::up,
               point(command.at("at")));
    return done({}, rope);
}

Json storm(const Json& command, Rope& rope) {
    Rope::Storm storm;
    storm.events = std::clamp(command.value("events", storm.events), 1, 1'000'000);
    storm.fingers = std::clamp(command.value("fingers", storm.fingers), 1, 100);
    storm.ms = duration(command, storm.ms);
    storm.seed = command.value("seed", 1U);
    if (command.contains("at")) storm.at = point(command.at("at"));
    const Rope::Weathered weathered = rope.storm(storm);
    Json answer = done({}, rope);
    answer["turns"] = weathered.turns;
    answer["cpu_ms_mean"] = weathered.cpu_ms_mean;
    answer["cpu_ms_most"] = weathered.cpu_ms_most;
    return answer;
}

Json carry_out(const Json& command, Rope& rope) {
    const std::string verb = command.value("do", "");
    if (verb == "scene") return describe(rope.scene());
    if (verb == "tap") return tap(command, rope);
    if (verb == "type") return done(rope.type(command.at("text")), rope);
    if (verb == "drag") {
        return done(rope.drag(point(command.at("from")), point(command.at("to")), duration(command, 300)), rope);
    }
    if (verb == "touch") return touch(command, rope);
    if (verb == "storm") return storm(command, rope);
    if (verb == "key") return done(rope.key(command.at("name")), rope);
    if (verb == "wait") {
        rope.wait(duration(command, 0));
        return done({}, rope);
    }
    if (verb == "shot") {
        const auto seen = command.value("panel", false) ? Stage::Seen::by_panel : Stage::Seen::by_visitor;
        return done(rope.shot(command.at("file").get<std::string>(), seen), rope);
    }
    if (verb == "spoken") return {{"spoken", Json::array()}};  // the kiosk has no voice yet
    if (verb == "stats") return stats(rope);
    return refusal("there is no command \"" + verb + "\"");
}

}  // namespace

std::string answer(const std::string& line, Rope& rope) {
    constexpr auto lenient = Json::error_handler_t::replace;
    try {
        return carry_out(Json::parse(line), rope).dump(-1, ' ', false, lenient);
    } catch (const nlohmann::json::exception& error) {
        return refusal(std::string("not a command: ") + error.what()).dump(-1, ' ', false, lenient);
    }
}

}  // namespace monter::driver
