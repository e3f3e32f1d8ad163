#include "kiosk/stage/pace.hpp"

#include <algorithm>

namespace monter::kiosk {

void Pace::drawn(double processor_ms) {
    constexpr double weight = 0.2;  // of the newest: one frame that met a poster being read is no measure
    if (before_ms_ >= 0) {
        const double cost = std::max(0.0, processor_ms - before_ms_);
        cost_ms_ = cost_ms_ < 0 ? cost : cost_ms_ + (cost - cost_ms_) * weight;
    }
    before_ms_ = processor_ms;
}

std::int64_t Pace::interval_ms() const {
    constexpr double share = 0.4;  // of one core
    if (cost_ms_ < 0) return painted_ms;
    if (cost_ms_ <= cheap_ms) return smooth_ms;
    return std::max(painted_ms, static_cast<std::int64_t>(cost_ms_ / share));
}

}  // namespace monter::kiosk
