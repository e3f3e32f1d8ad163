// The light a poster stands in, as a screen asks for it: where the sun is and what day it is. kiosk/light makes one of
// a place and a time, and turns it into the inputs of a poster's palette.
#pragma once

#include <compare>

namespace monter::kiosk {

struct Light {
    float elevation = 6;  // of the sun, degrees above the horizon
    float azimuth = 180;  // degrees, clockwise from north
    float day = 172;      // of the year, 0 = 1 January; with a fraction while a finger drags
};

// Whose year of light a carpet shows (kiosk/light/carpet.hpp).
struct CarpetOf {
    double lat = 0, lon = 0;
    int year = 2026;
    friend auto operator<=>(const CarpetOf&, const CarpetOf&) = default;
};

}  // namespace monter::kiosk
