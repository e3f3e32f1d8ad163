#include "sync/agent/clock_trust.hpp"

#include <algorithm>
#include <cstdlib>

namespace monter::agent {
namespace {

std::int64_t floor_ms(const ClockMemory& memory) {
    return std::max(released_ms, memory.max_wall_seen_ms);
}

// Where this look should find the wall clock. Of another boot only the latest time seen is known: a stand may have lain
// in a store for months, but not for less than nothing.
std::optional<std::int64_t> expected_ms(const ClockMemory& memory, const Moment& machine) {
    if (memory.looked && memory.looked->boot_id == machine.boot_id) {
        return memory.looked->wall_ms + (machine.boot_ms - memory.looked->boot_ms);
    }
    if (memory.max_wall_seen_ms > machine.wall_ms) return memory.max_wall_seen_ms;
    return std::nullopt;
}

}  // namespace

bool look(ClockMemory& memory, const Moment& machine) {
    const auto expected = expected_ms(memory, machine);
    const bool jumped = expected && std::abs(machine.wall_ms - *expected) > jump_ms;
    if (jumped) {
        memory.jump = ClockJump{*expected, machine.wall_ms};
        // Out of a time that can't have been, as a time server puts right a clock with a dead battery, is no doubt.
        memory.in_doubt = *expected >= released_ms || machine.wall_ms < released_ms;
    }
    memory.looked = machine;
    // A clock in doubt must not lift the floor: from ten years ahead it would never come down by itself.
    if (!memory.in_doubt) {
        const std::int64_t seen = signed_time(memory.said, machine).value_or(machine.wall_ms);
        memory.max_wall_seen_ms = std::max(memory.max_wall_seen_ms, seen);
    }
    return jumped;
}

void hear(ClockMemory& memory, std::int64_t portal_ms, const Moment& now) {
    memory.said = PortalTime{portal_ms, now};
    memory.max_wall_seen_ms = portal_ms;
    memory.in_doubt = false;
}

std::optional<std::int64_t> signed_time(const std::optional<PortalTime>& said, const Moment& now) {
    if (!said || said->heard.boot_id != now.boot_id) return std::nullopt;
    const std::int64_t since = now.boot_ms - said->heard.boot_ms;
    if (since < 0 || since >= fresh_ms) return std::nullopt;
    return said->wall_ms + since;
}

Moment told(const ClockMemory& memory, const Moment& machine) {
    Moment out = machine;
    const auto portal_ms = signed_time(memory.said, machine);
    out.wall_ms = portal_ms ? std::max(*portal_ms, released_ms) : std::max(machine.wall_ms, floor_ms(memory));
    return out;
}

Trust trust_of(const ClockMemory& memory, const Moment& now, bool ntp_synced) {
    if (memory.in_doubt) return Trust::none;
    if (signed_time(memory.said, now)) return Trust::portal;
    if (!memory.looked || memory.looked->wall_ms < released_ms) return Trust::none;
    return ntp_synced ? Trust::ntp : Trust::rtc;
}

std::int64_t age_ms(const Moment& then, const Moment& now) {
    const bool same_boot = then.boot_id == now.boot_id && then.boot_ms <= now.boot_ms;
    return same_boot ? now.boot_ms - then.boot_ms : std::max<std::int64_t>(0, now.wall_ms - then.wall_ms);
}

const char* name(Trust trust) {
    switch (trust) {
        case Trust::none:
            return "none";
        case Trust::rtc:
            return "rtc";
        case Trust::ntp:
            return "ntp";
        case Trust::portal:
            return "portal";
    }
    return "none";
}

}  // namespace monter::agent
