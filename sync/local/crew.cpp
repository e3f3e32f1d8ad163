#include "sync/local/crew.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace monter::local {
namespace {

using Json = nlohmann::json;

template <class... F>
struct EachOf : F... {
    using F::operator()...;
};
template <class... F>
EachOf(F...) -> EachOf<F...>;

constexpr std::array<const char*, 4> pin_words = {"right", "wrong", "wait", "unset"};
constexpr std::size_t list_max = 64;  // municipalities, languages

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

template <class T>
std::optional<T> maybe(const Json& json, const char* key) {
    const auto at = json.find(key);
    if (at == json.end() || at->is_null()) return std::nullopt;
    return at->get<T>();
}

Json json_of(const CrewSettings& settings) {
    return {{"paused", settings.paused},
            {"rehearsal", settings.rehearsal},
            {"present", or_null(settings.present)},
            {"languages", settings.languages},
            {"day_ends_ms", settings.day_ends_ms}};
}

CrewSettings settings_of(const Json& json) {
    CrewSettings out;
    out.paused = json.value("paused", false);
    out.rehearsal = json.value("rehearsal", false);
    out.present = maybe<std::vector<std::string>>(json, "present");
    out.languages = json.value("languages", std::vector<std::string>());
    out.day_ends_ms = json.value("day_ends_ms", std::int64_t{0});
    if (out.present && out.present->size() > list_max) out.present.reset();
    if (out.languages.size() > list_max) out.languages.clear();
    return out;
}

Json json_of(const CrewFacts& facts) {
    return {{"told", "facts"},
            {"wall_ms", facts.wall_ms},
            {"captured", facts.captured},
            {"pending", facts.pending},
            {"sent", facts.sent},
            {"aside", facts.aside},
            {"withdrawn", facts.withdrawn},
            {"unexported", facts.unexported},
            {"copies", facts.copies},
            {"last_contact_ms", or_null(facts.last_contact_ms)},
            {"problems", facts.problems},
            {"content", facts.content},
            {"content_waits", facts.content_waits},
            {"disk_free_bytes", facts.disk_free_bytes},
            {"battery_percent", or_null(facts.battery_percent)},
            {"on_mains", facts.on_mains},
            {"celsius", or_null(facts.celsius)},
            {"clock", facts.clock},
            {"sends", facts.sends},
            {"import", facts.import},
            {"settings", json_of(facts.settings)}};
}

CrewFacts facts_of(const Json& json) {
    CrewFacts out;
    json.at("wall_ms").get_to(out.wall_ms);
    json.at("captured").get_to(out.captured);
    json.at("pending").get_to(out.pending);
    json.at("sent").get_to(out.sent);
    json.at("aside").get_to(out.aside);
    json.at("withdrawn").get_to(out.withdrawn);
    json.at("unexported").get_to(out.unexported);
    json.at("copies").get_to(out.copies);
    out.last_contact_ms = maybe<std::int64_t>(json, "last_contact_ms");
    json.at("problems").get_to(out.problems);
    json.at("content").get_to(out.content);
    json.at("content_waits").get_to(out.content_waits);
    json.at("disk_free_bytes").get_to(out.disk_free_bytes);
    out.battery_percent = maybe<int>(json, "battery_percent");
    json.at("on_mains").get_to(out.on_mains);
    out.celsius = maybe<int>(json, "celsius");
    json.at("clock").get_to(out.clock);
    json.at("sends").get_to(out.sends);
    json.at("import").get_to(out.import);
    out.settings = settings_of(json.at("settings"));
    return out;
}

Json json_of(const DayReport& report) {
    Json hours = Json::array();
    for (const HourOfDay& hour : report.hours) {
        hours.push_back({{"hour", hour.hour}, {"leads", hour.leads}, {"visits", hour.visits}});
    }
    return {{"told", "report"}, {"hours", std::move(hours)}};
}

DayReport report_of(const Json& json) {
    DayReport out;
    for (const Json& hour : json.at("hours")) {
        out.hours.push_back({hour.at("hour").get<int>(), hour.at("leads").get<std::int64_t>(),
                             hour.at("visits").get<std::map<std::string, std::int64_t>>()});
    }
    return out;
}

CrewRequest request_of(const Json& json) {
    const auto deed = json.at("do").get<std::string>();
    if (deed == "open") return CrewPin{json.at("pin").get<std::string>()};
    if (deed == "look") return CrewLook{};
    if (deed == "send") return CrewSend{};
    if (deed == "export") return CrewExport{};
    if (deed == "import") return CrewImport{};
    if (deed == "set") return CrewSet{settings_of(json.at("settings"))};
    if (deed == "report") return CrewReport{};
    throw Json::out_of_range::create(403, "no such deed", nullptr);
}

CrewReply reply_of(const Json& json) {
    const auto told = json.at("told").get<std::string>();
    if (told == "facts") return facts_of(json);
    if (told == "report") return report_of(json);
    if (told == "exported") return CrewExported{json.at("leads").get<std::int64_t>(), json.at("file")};
    const auto word = json.at("word").get<std::string>();
    for (std::size_t i = 0; i < pin_words.size(); ++i) {
        if (word == pin_words[i]) return PinWord{static_cast<PinWord::Word>(i), json.at("wait_s").get<std::int64_t>()};
    }
    throw Json::out_of_range::create(403, "no such word", nullptr);
}

// Values that are missing or of another type are thrown and caught in this file only.
template <class Of>
auto understood(const std::string& json, Of of) -> Result<decltype(of(Json()))> {
    try {
        return of(Json::parse(json));
    } catch (const Json::exception&) {
        return fail(Kind::refused, "a crew message that can't be understood",
                    "install the same version of both programs");
    }
}

}  // namespace

std::string to_json(const CrewSettings& settings) {
    return dumped(json_of(settings));
}

CrewSettings settings_from_json(const std::string& json) {
    return understood(json, [](const Json& from) { return settings_of(from); }).value_or(CrewSettings{});
}

std::string to_json(const CrewRequest& request) {
    Json json = std::visit(EachOf{[](const CrewPin& open) -> Json {
                                      return {{"do", "open"}, {"pin", open.pin}};
                                  },
                                  [](const CrewLook&) -> Json {
                                      return {{"do", "look"}};
                                  },
                                  [](const CrewSend&) -> Json {
                                      return {{"do", "send"}};
                                  },
                                  [](const CrewExport&) -> Json {
                                      return {{"do", "export"}};
                                  },
                                  [](const CrewImport&) -> Json {
                                      return {{"do", "import"}};
                                  },
                                  [](const CrewSet& set) -> Json {
                                      return {{"do", "set"}, {"settings", json_of(set.settings)}};
                                  },
                                  [](const CrewReport&) -> Json {
                                      return {{"do", "report"}};
                                  }},
                           request);
    json["v"] = 1;
    json["verb"] = "CREW";
    return dumped(json);
}

Result<CrewRequest> crew_request_from_json(const std::string& json) {
    return understood(json, request_of);
}

std::string to_json(const CrewReply& reply) {
    Json json = std::visit(EachOf{[](const PinWord& pin) -> Json {
                                      return {{"told", "pin"},
                                              {"word", pin_words[static_cast<std::size_t>(pin.word)]},
                                              {"wait_s", pin.wait_s}};
                                  },
                                  [](const CrewFacts& facts) { return json_of(facts); },
                                  [](const CrewExported& done) -> Json {
                                      return {{"told", "exported"}, {"leads", done.leads}, {"file", done.file}};
                                  },
                                  [](const DayReport& report) { return json_of(report); }},
                           reply);
    json["answer"] = "CREW";
    return dumped(json);
}

Result<CrewReply> crew_reply_from_json(const std::string& json) {
    return understood(json, reply_of);
}

}  // namespace monter::local
