#include "sync/agent/clock_trust.hpp"

#include <cstdlib>

namespace monter::agent {
namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;
constexpr std::int64_t agree_ms = std::int64_t{2} * 60 * 1000;
constexpr std::int64_t before_this_program_ms = 1'793'491'200'000;  // 2026-11-01T00:00:00Z

}  // namespace

Trust trust_of(const std::optional<PortalTime>& said, const Moment& now) {
    if (said && said->heard.boot_id == now.boot_id) {
        const std::int64_t since = now.boot_ms - said->heard.boot_ms;
        if (since >= 0 && since < day_ms && std::abs(now.wall_ms - (said->wall_ms + since)) <= agree_ms) {
            return Trust::portal;
        }
    }
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
