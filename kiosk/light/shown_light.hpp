// The light a visitor looks at: a time of the year, and the way to another one where a chip was touched. Pure.
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/light/year_time.hpp"
#include "kiosk/ui/message.hpp"

namespace monter::kiosk {

inline constexpr std::int64_t light_travel_ms = 1600;  // to a chip's time, cubic in and out (the art direction's)
inline constexpr std::int64_t light_frame_ms = 16;     // between two steps of it

struct ShownLight {
    YearTime time;
    std::optional<LightMark> mark;  // the chip that led here, until the finger goes on
    struct Way {
        YearTime from, to;
        std::int64_t since_ms = 0;  // boot time
    };
    std::optional<Way> way;
};

// At once; a way that was under way is forgotten.
void show(ShownLight& light, const YearTime& time);
// From what is seen now to `to`, which it is at from `since_ms` + light_travel_ms on.
void set_out(ShownLight& light, const YearTime& to, std::int64_t since_ms);
// To where the way is at `now_ms`.
void go_on(ShownLight& light, std::int64_t now_ms);

}  // namespace monter::kiosk
