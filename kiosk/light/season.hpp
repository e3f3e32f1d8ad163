// What the day of the year does to the land: which colours it wears. Pure.
//
// The dates are the art direction's: summer 1 May to 31 August, autumn 1 September to 31 October, winter 1 November to
// 30 April; every change takes ten days, five on each side of its date. Autumn and winter come to the fells two weeks
// earlier; spring comes to all at once, for snow up there does not melt before that of the valley.
//
// Days are 0-based days of the year (Light::day), of an ordinary year: in a leap year a date lies one day off. A day
// before or after the year is the same day of the year beside it.
#pragma once

namespace monter::kiosk {

struct Season {
    float summer = 0, autumn = 0, winter = 0;  // shares; together 1
};
[[nodiscard]] Season season_of_valley(float day);
[[nodiscard]] Season season_of_fells(float day);

// Which poster is seen: 0 the summer mesh alone (summer and autumn are one mesh in two colours), 1 the winter mesh
// alone, between: the winter one over the summer one with this opacity.
[[nodiscard]] float winter_share(float day);

}  // namespace monter::kiosk
