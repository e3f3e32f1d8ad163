#include "sync/agent/clock_memory.hpp"

#include <nlohmann/json.hpp>
#include <sys/timex.h>

namespace monter::agent {
namespace {

using Json = nlohmann::json;

Json json_of(const Moment& at) {
    return {{"wall_ms", at.wall_ms}, {"boot_ms", at.boot_ms}, {"boot_id", to_uuid(at.boot_id)}};
}

std::optional<Moment> moment_from(const Json& json) {
    if (!json.is_object()) return std::nullopt;
    const auto boot_id = id_from_uuid(json.at("boot_id").get<std::string>());
    if (!boot_id) return std::nullopt;
    return Moment{json.at("wall_ms").get<std::int64_t>(), json.at("boot_ms").get<std::int64_t>(), *boot_id};
}

}  // namespace

ClockMemory read_clock_memory(const outbox::Outbox& outbox) {
    const auto text = outbox.fact("clock");
    if (!text || !*text) return {};
    try {
        const Json json = Json::parse(**text);
        ClockMemory out;
        out.looked = moment_from(json.at("looked"));
        out.max_wall_seen_ms = json.at("max_wall_seen_ms").get<std::int64_t>();
        out.in_doubt = json.at("in_doubt").get<bool>();
        if (const auto heard = moment_from(json.at("heard"))) {
            out.said = PortalTime{json.at("said_ms").get<std::int64_t>(), *heard};
        }
        if (const Json& jump = json.at("jump"); jump.is_array() && jump.size() == 2) {
            out.jump = ClockJump{jump[0].get<std::int64_t>(), jump[1].get<std::int64_t>()};
        }
        return out;
    } catch (const Json::exception&) {
        return {};
    }
}

Result<void> note_clock_memory(outbox::Outbox& outbox, const ClockMemory& memory) {
    const Json json = {{"looked", memory.looked ? json_of(*memory.looked) : Json()},
                       {"max_wall_seen_ms", memory.max_wall_seen_ms},
                       {"in_doubt", memory.in_doubt},
                       {"heard", memory.said ? json_of(memory.said->heard) : Json()},
                       {"said_ms", memory.said ? memory.said->wall_ms : 0},
                       {"jump", memory.jump ? Json({memory.jump->before_ms, memory.jump->after_ms}) : Json()}};
    return outbox.set_fact("clock", json.dump());
}

bool system_clock_is_synced() {
    timex asked{};  // modes 0: only read
    const int state = adjtimex(&asked);
    return state >= 0 && state != TIME_ERROR && (asked.status & STA_UNSYNC) == 0;
}

}  // namespace monter::agent
