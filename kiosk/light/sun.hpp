// Where the sun stands. Spencer's series for the declination (1971, as NOAA's solar equations print it), good to about
// 0.2 degrees: the colour of a sky needs no more.
#pragma once

#include "kiosk/ui/light.hpp"

namespace monter::kiosk {

// `day` of the year, 0 = 1 January; `solar_hour` 0..24 by the sun itself, 12 = it stands in the south. No refraction.
[[nodiscard]] Light sun_at(double latitude, float day, float solar_hour);

}  // namespace monter::kiosk
