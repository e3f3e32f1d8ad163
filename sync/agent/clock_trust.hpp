// What time it is at a stand whose clock may be wrong, and how far that is to be believed. Pure values; what is kept on
// disk of them stands in clock_memory.hpp.
//
// Nothing but display, `wall_ms` on the wire and the hour of an anonymous count depends on the wall clock; waiting and
// letting go go by the boot clock (sync/base/clock.hpp). The machine's clock is never set: the stand keeps the
// difference to a time the portal signed.
#pragma once

#include <cstdint>
#include <optional>

#include "sync/base/clock.hpp"

namespace monter::agent {

enum class Trust { none = 0, rtc = 1, ntp = 2, portal = 3 };
[[nodiscard]] const char* name(Trust trust);  // the word on the wire

// A time the portal signed, and when it was heard.
struct PortalTime {
    std::int64_t wall_ms = 0;
    Moment heard;
};

// The machine's wall clock went another way than its boot clock, by more than a day.
struct ClockJump {
    std::int64_t before_ms = 0;  // what it would have shown
    std::int64_t after_ms = 0;   // what it showed
};

// Before this no stand of this version can be: the day it was released (protocol, section 7, the build time).
inline constexpr std::int64_t released_ms = 1'793'491'200'000;  // 2026-11-01T00:00:00Z
inline constexpr std::int64_t jump_ms = std::int64_t{24} * 60 * 60 * 1000;
inline constexpr std::int64_t fresh_ms = std::int64_t{24} * 60 * 60 * 1000;  // how long a signed time is trusted

// What a stand remembers of its clocks.
struct ClockMemory {
    std::optional<PortalTime> said;     // the last time the portal signed
    std::optional<Moment> looked;       // the machine's clocks at the last look
    std::int64_t max_wall_seen_ms = 0;  // the latest time that was believed; a signed one sets it, also back
    std::optional<ClockJump> jump;      // the last one
    bool in_doubt = false;              // it jumped, and no signed time came since
};

// A look at the machine's clocks, before every told(): notices a jump, and remembers how late it is. True where the
// clock jumped just now.
bool look(ClockMemory& memory, const Moment& machine);
// The portal signed this time just now. Of `now` here and below only the boot clock counts.
void hear(ClockMemory& memory, std::int64_t portal_ms, const Moment& now);

// The portal's time now: what it signed in this boot, under 24 h ago, and the boot clock since.
[[nodiscard]] std::optional<std::int64_t> signed_time(const std::optional<PortalTime>& said, const Moment& now);

// The machine's moment with the wall clock put right: the signed time where there is one; else the machine's, but never
// before max(released_ms, max_wall_seen_ms).
[[nodiscard]] Moment told(const ClockMemory& memory, const Moment& machine);

// portal: a signed time of this boot, under 24 h old. ntp: `ntp_synced`, the system says that a time server keeps its
// clock. rtc: neither. none: at the last look a clock from before this program, so that its battery is dead, or one
// that jumped and was not put right by a signed time since.
[[nodiscard]] Trust trust_of(const ClockMemory& memory, const Moment& now, bool ntp_synced);

// How much later `now` is than `then`, never below 0: by the boot clock within one boot, else by the wall clock.
[[nodiscard]] std::int64_t age_ms(const Moment& then, const Moment& now);

}  // namespace monter::agent
