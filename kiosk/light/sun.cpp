#include "kiosk/light/sun.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace monter::kiosk {
namespace {

constexpr double degrees = 180 / std::numbers::pi;
constexpr double unix_epoch_julian = 2440587.5, j2000_julian = 2451545.0, days_a_century = 36525;
constexpr double ms_a_day = 86'400'000;

double sine(double deg) {
    return std::sin(deg / degrees);
}
double cosine(double deg) {
    return std::cos(deg / degrees);
}
// Into 0 to `round`.
double wrapped(double value, double round) {
    const double rest = std::fmod(value, round);
    return rest < 0 ? rest + round : rest;
}

struct Apparent {
    double declination = 0;       // degrees
    double equation_of_time = 0;  // minutes: apparent minus mean solar time
};

// The names are Meeus's: L0, M, e, C, omega, lambda, epsilon.
Apparent apparent_sun(double centuries) {
    const double t = centuries;
    const double mean_longitude = wrapped(280.46646 + t * (36000.76983 + 0.0003032 * t), 360);
    const double anomaly = 357.52911 + t * (35999.05029 - 0.0001537 * t);
    const double eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t);
    const double centre = sine(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t)) +
                          sine(2 * anomaly) * (0.019993 - 0.000101 * t) + sine(3 * anomaly) * 0.000289;
    const double omega = 125.04 - 1934.136 * t;
    const double longitude = mean_longitude + centre - 0.00569 - 0.00478 * sine(omega);
    const double arc_seconds = 21.448 - t * (46.815 + t * (0.00059 - t * 0.001813));
    const double obliquity = 23 + (26 + arc_seconds / 60) / 60 + 0.00256 * cosine(omega);

    const double half = std::tan(obliquity / 2 / degrees);
    const double y = half * half, e = eccentricity;
    const double equation = y * sine(2 * mean_longitude) - 2 * e * sine(anomaly) +
                            4 * e * y * sine(anomaly) * cosine(2 * mean_longitude) -
                            y * y / 2 * sine(4 * mean_longitude) - 1.25 * e * e * sine(2 * anomaly);
    return {std::asin(sine(obliquity) * sine(longitude)) * degrees, 4 * degrees * equation};
}

// `hour_angle` in degrees, 0 where the sun culminates.
SunPosition seen_from(double lat, double declination, double hour_angle) {
    const double up = sine(lat) * sine(declination) + cosine(lat) * cosine(declination) * cosine(hour_angle);
    const double east = -cosine(declination) * sine(hour_angle);
    const double north = cosine(lat) * sine(declination) - sine(lat) * cosine(declination) * cosine(hour_angle);
    return {std::asin(std::clamp(up, -1.0, 1.0)) * degrees, wrapped(std::atan2(east, north) * degrees, 360)};
}

// Between `low` and `high`, where the sun crosses the horizon.
std::int64_t crossing(double lat, double lon, std::int64_t low, std::int64_t high) {
    const bool up = is_up(sun_position(lat, lon, low).elevation);
    while (high - low > 500) {
        const std::int64_t middle = low + (high - low) / 2;
        (is_up(sun_position(lat, lon, middle).elevation) == up ? low : high) = middle;
    }
    return high;
}

}  // namespace

SunPosition sun_position(double lat, double lon, std::int64_t utc_ms) {
    const double day = static_cast<double>(utc_ms) / ms_a_day;
    const Apparent sun = apparent_sun((day + unix_epoch_julian - j2000_julian) / days_a_century);
    const double minutes = wrapped(day, 1) * 1440 + sun.equation_of_time + 4 * lon;  // true solar time
    return seen_from(lat, sun.declination, wrapped(minutes, 1440) / 4 - 180);
}

SunOfDay::Slow SunOfDay::at(double lat, double lon, std::int64_t ms) {
    const double day = static_cast<double>(ms) / ms_a_day;
    const Apparent sun = apparent_sun((day + unix_epoch_julian - j2000_julian) / days_a_century);
    return {sine(lat) * sine(sun.declination), cosine(lat) * cosine(sun.declination),
            wrapped(day, 1) * 1440 + sun.equation_of_time + 4 * lon};
}

SunOfDay::SunOfDay(double lat, double lon, std::int64_t begin_ms)
    : begin_(at(lat, lon, begin_ms)), end_(at(lat, lon, begin_ms + static_cast<std::int64_t>(ms_a_day))) {
    end_.minutes = begin_.minutes + 1440 + std::remainder(end_.minutes - begin_.minutes, 1440);
}

double SunOfDay::elevation(double minutes) const {
    const double part = minutes / 1440;
    const auto between = [part](double from, double to) { return from + (to - from) * part; };
    const double hour_angle = between(begin_.minutes, end_.minutes) / 4 - 180;
    const double up = between(begin_.sine, end_.sine) + between(begin_.cosine, end_.cosine) * cosine(hour_angle);
    return std::asin(std::clamp(up, -1.0, 1.0)) * degrees;
}

Light sun_at(double latitude, float day, float solar_hour) {
    // Of 2026, midway between two leap years: within half a day of any other.
    constexpr double new_year_2026_julian = 2461041.5;
    const double julian = new_year_2026_julian + static_cast<double>(day) + static_cast<double>(solar_hour) / 24;
    const double declination = apparent_sun((julian - j2000_julian) / days_a_century).declination;
    const SunPosition sun = seen_from(latitude, declination, (static_cast<double>(solar_hour) - 12) * 15);
    return {static_cast<float>(sun.elevation), static_cast<float>(sun.azimuth), day};
}

SunDay sun_day(double lat, double lon, std::int64_t begin_ms) {
    constexpr std::int64_t step_ms = 60'000;  // a sun that shows for less than a minute may be missed
    SunDay day;
    double before = sun_position(lat, lon, begin_ms).elevation;
    day.lowest = day.highest = before;
    for (std::int64_t at = begin_ms + step_ms; at <= begin_ms + static_cast<std::int64_t>(ms_a_day); at += step_ms) {
        const double now = sun_position(lat, lon, at).elevation;
        day.lowest = std::min(day.lowest, now);
        day.highest = std::max(day.highest, now);
        if (!day.rise_ms && !is_up(before) && is_up(now)) day.rise_ms = crossing(lat, lon, at - step_ms, at);
        if (!day.set_ms && is_up(before) && !is_up(now)) day.set_ms = crossing(lat, lon, at - step_ms, at);
        before = now;
    }
    return day;
}

}  // namespace monter::kiosk
