// Until when a person waits for their guide's word: so many working hours from when the region decided whose they are.
// Computed whenever it is read; nothing ticks, and a changed promise counts for everybody at once. Pure.
#pragma once

#include <cstdint>

namespace monter::portal::guides {

// Two working days, where neither the municipality nor the region has promised something else.
inline constexpr std::int64_t promised_minutes = std::int64_t{16} * 60;

enum class Urgency {
    waiting,
    due,  // the last quarter of the time, or the last day
    late
};
struct Acceptance {
    std::int64_t by_ms = 0;
    std::int64_t left_ms = 0;  // working time; how much too late where negative
    float gone = 0;            // the share of the time that is over, 0 to 1
    Urgency urgency = Urgency::waiting;
};
[[nodiscard]] Acceptance acceptance(std::int64_t routed_ms, std::int64_t minutes, std::int64_t now_ms);

}  // namespace monter::portal::guides
