// Times of the year worth a visit, at a place: where the light control begins, and where its chips lead. All snapped to
// the carpet's six minutes; standard time, as it is. Pure; some hundred sun positions each: not for every frame.
#pragma once

#include "kiosk/light/year_time.hpp"
#include "kiosk/ui/message.hpp"

namespace monter::kiosk {

// That day when the sun comes down to 6 degrees: long shadows, and every colour there is. Where it never gets so high,
// or does not come down before the day is over: at its highest.
[[nodiscard]] YearTime evening_of(double lat, double lon, int year, float day);

// midsummer   the night before 21 June, when the sun is at its lowest: above the horizon, or just below it
// aurora      1 March, 21:00: deep night in the season of the aurora, snow on the ground. No promise: see the texts.
// midwinter   21 December, when the sun is at its highest: above the horizon, or just below it
[[nodiscard]] YearTime time_of(LightMark mark, double lat, double lon, int year);

}  // namespace monter::kiosk
