#include "sync/agent/clock_trust.hpp"

#include <cstdlib>

namespace monter::agent {
namespace {

constexpr std::int64_t fresh_ms = std::int64_t{24} * 60 * 60 * 1000;
constexpr std::int64_t agree_ms = std::int64_t{2} * 60 * 1000;
constexpr std::int64_t before_this_program_ms = 1'793'491'200'000;  // 2026-11-01T00:00:00Z

}  // namespace

std::optional<std::int64_t> signed_time(const std::optional<PortalTime>& said, const Moment& now) {
    if (!said || said->heard.boot_id != now.boot_id) return std::nullopt;
    const std::int64_t since = now.boot_ms - said->heard.boot_ms;
    if (since < 0 || since >= fresh_ms) return std::nullopt;
    return said->wall_ms + since;
}

Trust trust_of(const std::optional<PortalTime>& said, const Moment& now) {
    const auto portal_ms = signed_time(said, now);
    if (portal_ms && std::abs(now.wall_ms - *portal_ms) <= agree_ms) return Trust::portal;
    return now.wall_ms < before_this_program_ms ? Trust::none : Trust::rtc;
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
