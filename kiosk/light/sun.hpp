// Where the sun stands, from a place and an instant. Pure.
//
// The algorithm is Jean Meeus, Astronomical Algorithms (2nd edition, 1998), chapter 25 "Solar coordinates, low
// accuracy" (0.01 degrees) with the hour angle by the equation of time, as the NOAA Solar Calculator arranges it
// (https://gml.noaa.gov/grad/solcalc/calcdetails.html). Meant for the years 1950 to 2100: the difference between
// dynamical and universal time (69 s now) is left out, which moves the sun by less than 0.001 degrees.
//
// Elevation is that of the middle of the disc on an airless earth, as almanacs tabulate it. Refraction is in one place
// only, the horizon: `horizon_elevation` is where almanacs let the sun rise and set, 34 minutes of arc of refraction
// and 16 of the disc's radius below zero. Weather, mountains and the height of the ground are left out, as almanacs do.
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/ui/light.hpp"

namespace monter::kiosk {

inline constexpr double horizon_elevation = -50.0 / 60.0;

struct SunPosition {
    double elevation = 0;  // degrees above the horizon, -90 to 90
    double azimuth = 0;    // degrees clockwise from north, 0 to 360
};

// `lat` and `lon` in degrees, north and east positive; not at the very poles.
[[nodiscard]] SunPosition sun_position(double lat, double lon, std::int64_t utc_ms);

// The same by the sun's own clock, for a sky of no particular year and longitude: `day` of the year, 0 = 1 January;
// `solar_hour` 0 to 24, 12 = it stands in the south.
[[nodiscard]] Light sun_at(double latitude, float day, float solar_hour);

// The sun over one place for 24 hours, quick to ask a hundred times: what moves slowly is worked out at both ends and
// taken as a straight line between. Within 0.002 degrees of sun_position.
class SunOfDay {
public:
    SunOfDay(double lat, double lon, std::int64_t begin_ms);
    [[nodiscard]] double elevation(double minutes) const;  // since `begin_ms`, 0 to 1440

private:
    struct Slow {
        double sine, cosine, minutes;  // of the declination, scaled by the place's latitude; apparent solar time
    };
    [[nodiscard]] static Slow at(double lat, double lon, std::int64_t ms);
    Slow begin_, end_;
};

// The upper edge of the disc stands above a level horizon.
[[nodiscard]] constexpr bool is_up(double elevation) {
    return elevation > horizon_elevation;
}

struct SunDay {
    std::optional<std::int64_t> rise_ms, set_ms;  // UTC; absent: it does not cross the horizon that way
    double lowest = 0, highest = 0;               // elevations reached
};
// The 24 hours from `begin_ms` on, to the second; the first rise and the first set where there are several.
[[nodiscard]] SunDay sun_day(double lat, double lon, std::int64_t begin_ms);

}  // namespace monter::kiosk
