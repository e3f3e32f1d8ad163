// When the portal may be asked again, from how the last questions went (protocol, section 8). In memory only: a restart
// may ask at once.
#pragma once

#include <cstdint>
#include <functional>

#include "sync/agent/problem.hpp"
#include "sync/base/clock.hpp"

namespace monter::agent {

inline constexpr std::int64_t authority_pause_ms = std::int64_t{60} * 60 * 1000;
inline constexpr std::int64_t disk_pause_ms = 60 * std::int64_t{1000};
inline constexpr std::int64_t anew_every_ms = 60 * std::int64_t{1000};

class Link {
public:
    // `luck` gives a number from [0, 1): the jitter.
    explicit Link(std::function<double()> luck) : luck_(std::move(luck)) {}

    [[nodiscard]] std::int64_t open_from_boot_ms() const { return open_from_boot_ms_; }
    void succeeded();
    void failed(const Problem& problem, const Moment& now);
    // A link came up: the back-off begins anew, at its shortest, unless it was not the network that failed, or the
    // portal named the moment (Retry-After). Once a minute at most, so that a link that flaps makes no storm.
    void network_came(const Moment& now);

private:
    std::function<double()> luck_;
    int failures_ = 0;
    bool a_network_may_help_ = false;
    std::int64_t failing_since_boot_ms_ = 0;
    std::int64_t open_from_boot_ms_ = 0;
    std::int64_t anew_from_boot_ms_ = 0;
};

}  // namespace monter::agent
