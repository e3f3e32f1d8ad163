#include "sync/portal/guides/acceptance.hpp"

#include <algorithm>

#include "sync/portal/guides/working_time.hpp"

namespace monter::portal::guides {
namespace {

constexpr float last_quarter = 0.75F;

}  // namespace

Acceptance acceptance(std::int64_t routed_ms, std::int64_t minutes, std::int64_t now_ms) {
    const std::int64_t promised_ms = minutes * 60'000;
    Acceptance out;
    out.by_ms = after_working_time(routed_ms, promised_ms);
    out.left_ms = working_ms_between(now_ms, out.by_ms);
    if (promised_ms > 0) {
        const auto left = static_cast<float>(static_cast<double>(out.left_ms) / static_cast<double>(promised_ms));
        out.gone = std::clamp(1 - left, 0.0F, 1.0F);
    }
    if (now_ms > out.by_ms) {
        out.urgency = Urgency::late;
        out.gone = 1;
    } else if (out.gone >= last_quarter || is_same_swedish_day(now_ms, out.by_ms)) {
        out.urgency = Urgency::due;
    }
    return out;
}

}  // namespace monter::portal::guides
