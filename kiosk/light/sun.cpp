#include "kiosk/light/sun.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace monter::kiosk {
namespace {
constexpr double pi = std::numbers::pi;
}

Light sun_at(double latitude, float day, float solar_hour) {
    const double g = 2 * pi / 365 * (static_cast<double>(day) + (static_cast<double>(solar_hour) - 12) / 24);
    const double declination = .006918 - .399912 * std::cos(g) + .070257 * std::sin(g) - .006758 * std::cos(2 * g) +
                               .000907 * std::sin(2 * g) - .002697 * std::cos(3 * g) + .00148 * std::sin(3 * g);
    const double hour_angle = (static_cast<double>(solar_hour) - 12) * pi / 12, lat = latitude * pi / 180;
    const double sine =
        std::sin(lat) * std::sin(declination) + std::cos(lat) * std::cos(declination) * std::cos(hour_angle);
    const double azimuth =
        std::atan2(std::sin(hour_angle), std::cos(hour_angle) * std::sin(lat) - std::tan(declination) * std::cos(lat)) +
        pi;
    return {.elevation = static_cast<float>(std::asin(std::clamp(sine, -1.0, 1.0)) * 180 / pi),
            .azimuth = static_cast<float>(azimuth * 180 / pi),
            .day = day};
}

}  // namespace monter::kiosk
