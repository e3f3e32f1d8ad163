// How far this stand's wall clock is to be believed, as told with every lead. Clocks at fairs are often wrong; nothing
// but display depends on them (sync/base/clock.hpp).
#pragma once

#include <cstdint>
#include <optional>

#include "sync/base/clock.hpp"

namespace monter::agent {

enum class Trust { none = 0, rtc = 1, ntp = 2, portal = 3 };

// A time the portal signed, and when it was heard.
struct PortalTime {
    std::int64_t wall_ms = 0;
    Moment heard;
};

// The portal's time now: what it signed in this boot, under 24 h ago, and the boot clock since. No wall clock in it.
[[nodiscard]] std::optional<std::int64_t> signed_time(const std::optional<PortalTime>& said, const Moment& now);

// portal: a signed time of this boot, under 24 h old, agrees within two minutes. none: a clock from before this program
// was built, so its battery is dead. Else rtc.
[[nodiscard]] Trust trust_of(const std::optional<PortalTime>& said, const Moment& now);

[[nodiscard]] const char* name(Trust trust);  // the word on the wire

}  // namespace monter::agent
