// How long to wait before the portal is tried again: full jitter, so that a hall full of stands does not knock all at
// once (protocol, section 8). Pure.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

namespace monter::agent {

struct Pace {
    std::chrono::milliseconds base{2'000};
    std::chrono::milliseconds cap{300'000};
    std::chrono::milliseconds tired_cap{900'000};  // after tired_after without one success
    std::chrono::milliseconds tired_after{std::chrono::hours(24)};
    std::chrono::milliseconds floor{1'000};
    std::chrono::milliseconds retry_after_max{std::chrono::hours(1)};  // a longer Retry-After is not believed
};

// `failures` in a row (1 after the first), `failing_for` since the first of them, `luck` from [0, 1).
[[nodiscard]] inline std::chrono::milliseconds wait_after(int failures, std::chrono::milliseconds failing_for,
                                                          double luck,
                                                          std::optional<std::int64_t> retry_after_s = std::nullopt,
                                                          Pace pace = {}) {
    using std::chrono::milliseconds;
    const milliseconds cap = failing_for >= pace.tired_after ? pace.tired_cap : pace.cap;
    // 2^20 times the base is past any cap; more would overflow.
    const int doublings = std::clamp(failures - 1, 0, 20);
    const milliseconds reach = std::min(cap, milliseconds(pace.base.count() << doublings));
    const milliseconds drawn{
        static_cast<std::int64_t>(static_cast<double>(reach.count()) * std::clamp(luck, 0.0, 1.0))};
    milliseconds wait = std::max(pace.floor, drawn);
    if (retry_after_s) {
        const std::int64_t asked_s = std::clamp<std::int64_t>(*retry_after_s, 0, pace.retry_after_max.count() / 1000);
        wait = std::max(wait, milliseconds(asked_s * 1000));
    }
    return wait;
}

}  // namespace monter::agent
