#include "kiosk/light/light_marks.hpp"

namespace monter::kiosk {
namespace {

constexpr int step_minutes = 6, steps_a_day = 240;
constexpr float evening_elevation = 6;

// The n-th step of the 24 hours that begin at `from`.
YearTime step_of(const YearTime& from, int n) {
    return moved(from, 0, n * step_minutes);
}

// The step of those 24 hours at which the sun is highest (`sign` 1) or lowest (-1).
YearTime extreme(double lat, double lon, const YearTime& from, float sign) {
    YearTime best = from;
    float most = -1000;
    for (int n = 0; n < steps_a_day; ++n) {
        const YearTime time = step_of(from, n);
        const float height = sign * light_at(lat, lon, time).elevation;
        if (height <= most) continue;
        most = height;
        best = time;
    }
    return best;
}

}  // namespace

YearTime evening_of(double lat, double lon, int year, float day) {
    const YearTime highest = extreme(lat, lon, {year, day, 0}, 1);
    if (light_at(lat, lon, highest).elevation <= evening_elevation) return highest;
    for (YearTime time = highest; time.minute + step_minutes < minutes_a_day;) {
        time.minute += step_minutes;
        if (light_at(lat, lon, time).elevation <= evening_elevation) return time;
    }
    return highest;
}

YearTime time_of(LightMark mark, double lat, double lon, int year) {
    constexpr float noon = 12 * 60, nine_in_the_evening = 21 * 60;
    switch (mark) {
        case LightMark::midsummer:
            return extreme(lat, lon, {year, day_of(year, 6, 20), noon}, -1);
        case LightMark::aurora:
            return {year, day_of(year, 3, 1), nine_in_the_evening};
        case LightMark::midwinter:
            return extreme(lat, lon, {year, day_of(year, 12, 21), 0}, 1);
    }
    return {};
}

}  // namespace monter::kiosk
