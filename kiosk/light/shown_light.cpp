#include "kiosk/light/shown_light.hpp"

#include <algorithm>

namespace monter::kiosk {

void show(ShownLight& light, const YearTime& time) {
    light = {time, {}, {}};
}

void set_out(ShownLight& light, const YearTime& to, std::int64_t since_ms) {
    light.way = ShownLight::Way{light.time, to, since_ms};
}

void go_on(ShownLight& light, std::int64_t now_ms) {
    if (!light.way) return;
    const auto gone = static_cast<float>(std::max<std::int64_t>(0, now_ms - light.way->since_ms));
    const float t = gone / static_cast<float>(light_travel_ms);
    if (t >= 1) {
        light.time = light.way->to;
        light.way.reset();
        return;
    }
    const float rest = 2 - 2 * t;
    light.time = between(light.way->from, light.way->to, t < 0.5F ? 4 * t * t * t : 1 - rest * rest * rest / 2);
}

}  // namespace monter::kiosk
