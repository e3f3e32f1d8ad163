#include "kiosk/light/season.hpp"

#include <algorithm>
#include <cmath>

namespace monter::kiosk {
namespace {

constexpr float year_days = 365, fade_days = 10, fells_days = 14;
constexpr float may_1 = 120, september_1 = 243, november_1 = 304;

// 0 well before `date`, 1 well after, half on it.
float turned(float day, float date) {
    return std::clamp((day - date + fade_days / 2) / fade_days, 0.0F, 1.0F);
}

Season season(float any_day, float autumn_date, float winter_date) {
    const float within = std::fmod(any_day, year_days), day = within < 0 ? within + year_days : within;
    const float spring = turned(day, may_1), autumn = turned(day, autumn_date), winter = turned(day, winter_date);
    // Each turn takes from the season before it; the year begins and ends in winter.
    return {spring * (1 - autumn), autumn * (1 - winter), (1 - spring) + winter};
}

}  // namespace

Season season_of_valley(float day) {
    return season(day, september_1, november_1);
}

Season season_of_fells(float day) {
    return season(day, september_1 - fells_days, november_1 - fells_days);
}

float winter_share(float day) {
    return season_of_valley(day).winter;
}

}  // namespace monter::kiosk
