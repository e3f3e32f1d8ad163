#include "kiosk/light/poster_inputs.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/light/season.hpp"

namespace monter::kiosk {
namespace {

using pack::PosterColour;

constexpr PosterColour hex(unsigned rgb) {
    return {static_cast<float>(rgb >> 16 & 0xFF) / 255, static_cast<float>(rgb >> 8 & 0xFF) / 255,
            static_cast<float>(rgb & 0xFF) / 255, 1};
}
PosterColour between(const PosterColour& a, const PosterColour& b, float t) {
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t, 1};
}
PosterColour blended(const Season& season, const PosterColour& summer, const PosterColour& autumn,
                     const PosterColour& winter) {
    const auto mix = [&](float s, float a, float w) {
        return s * season.summer + a * season.autumn + w * season.winter;
    };
    return {mix(summer.r, autumn.r, winter.r), mix(summer.g, autumn.g, winter.g), mix(summer.b, autumn.b, winter.b), 1};
}
float smoothstep(float from, float to, float x) {
    const float t = std::clamp((x - from) / (to - from), 0.0F, 1.0F);
    return t * t * (3 - 2 * t);
}

constexpr std::size_t sky_colours = 7;  // zenith, mid, low, horizon, ambient, haze, sun
struct SkyKey {
    float elevation;
    std::array<unsigned, sky_colours> colours;
};
constexpr std::array<SkyKey, 8> sky = {{
    {-24, {0x071321, 0x0A1B2E, 0x0F2A41, 0x1B4A63, 0x4A678C, 0x1D4460, 0xF4F7F9}},
    {-14, {0x0A1A30, 0x132F52, 0x2A4F7A, 0x6C7FA0, 0x5671A0, 0x41668A, 0xF4F7F9}},
    {-8, {0x122447, 0x274578, 0x7273A6, 0xF0AC8C, 0x7080AE, 0xA58BA6, 0xFFB98A}},
    {-3, {0x24406F, 0x5B6A9E, 0xC98A9A, 0xFFB893, 0x9C93B4, 0xD9A3A0, 0xFFC38A}},
    {1, {0x3D5C93, 0xA27E9E, 0xF79A66, 0xFFC873, 0xDDB3B0, 0xEDA58A, 0xFFE9B8}},
    {6, {0x4A7CA6, 0x94AFBB, 0xEFC697, 0xFFDFA6, 0xFFDDB6, 0xF3D3A8, 0xFFF0C4}},
    {16, {0x4A90BC, 0x8CC3D8, 0xCFE5E4, 0xF3ECD6, 0xFFF5E6, 0xD7E6E3, 0xFFF6DA}},
    {46, {0x3F8BC0, 0x7DBBDD, 0xBCDFEA, 0xE9F3EF, 0xFFFFFF, 0xCFE5EC, 0xFFFBEA}},
}};

constexpr std::size_t ground_colours = pack::poster_input_count - sky_colours;
using Ground = std::array<unsigned, ground_colours>;
constexpr Ground summer = {0x7793A8, 0xA9BECB, 0xF4F7F9, 0x5E7F86, 0x48696E, 0x4E8467, 0x35694F, 0x1D4B3C,
                           0x123A31, 0x86B054, 0xA9BE5E, 0x2A4A44, 0x0F2E29, 0x5D6B73, 0x93A24A};
constexpr Ground autumn = {0x7E8FA3, 0xB3BCC7, 0xF4F7F9, 0x8A6E62, 0x6E5453, 0xB9702F, 0x94502F, 0x24493B,
                           0x153930, 0xF0A72E, 0xCC8F34, 0x5A3B33, 0x3A1F22, 0x5D6068, 0xC79A42};
constexpr Ground winter = {0xC3D2DF, 0xEEF4F8, 0xFFFFFF, 0xD3DFE8, 0xA9BDCD, 0xDDE7EE, 0xBCCDDA, 0x46606A,
                           0x2E4852, 0xC9D3DA, 0xEEF3F6, 0xDCE6ED, 0xF4F7F9, 0x9FB2C1, 0xB8A98A};

// The first five lie high up and turn with the fells: far, farlit, snowcap, fell, fell2.
constexpr std::size_t high_ground = 5;

float day_of_year(float day) {
    const float within = std::fmod(day, 365.0F);
    return within < 0 ? within + 365 : within;
}

}  // namespace

float sun_aside(float azimuth, float view_azimuth) {
    return std::remainder(azimuth - view_azimuth, 360.0F);
}

float aurora_strength(const Light& light) {
    const float day = day_of_year(light.day);
    // 21 August is day 232, 10 April day 99; the season comes and goes over ten days.
    const float season = std::max(smoothstep(232, 242, day), 1 - smoothstep(89, 99, day));
    return season * (1 - smoothstep(-12, -6, light.elevation));
}

bool is_winter_day(float day) {
    constexpr float may_1 = 120, november_1 = 304;
    const float within = day_of_year(day);
    return within >= november_1 || within < may_1;
}

float luminance(const PosterColour& colour) {
    const auto linear = [](float v) { return v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F); };
    return 0.2126F * linear(colour.r) + 0.7152F * linear(colour.g) + 0.0722F * linear(colour.b);
}

pack::PosterInputs poster_inputs(const Light& light, std::optional<float> view_azimuth) {
    pack::PosterInputs inputs;
    inputs.elevation = light.elevation;
    inputs.aurora = aurora_strength(light);
    if (view_azimuth) {
        inputs.front = 1 - std::clamp((std::abs(sun_aside(light.azimuth, *view_azimuth)) - 50) / 5, 0.0F, 1.0F);
    }
    const float elevation = std::clamp(light.elevation, sky.front().elevation, sky.back().elevation);
    std::size_t i = 0;
    while (i + 2 < sky.size() && elevation > sky[i + 1].elevation) ++i;
    const float t = (elevation - sky[i].elevation) / (sky[i + 1].elevation - sky[i].elevation);
    for (std::size_t n = 0; n < sky_colours; ++n) {
        inputs.colours[n] = between(hex(sky[i].colours[n]), hex(sky[i + 1].colours[n]), t);
    }
    const auto past = [&](float cut) {
        return std::clamp((light.elevation - cut + inputs.soft) / (2 * inputs.soft), 0.0F, 1.0F);
    };
    const float back = (1 - inputs.front) * past(-2) * (1 - past(12));
    const auto opposite = [&](pack::PosterInput what, unsigned rgb) {
        PosterColour& colour = inputs.colours[static_cast<std::size_t>(what)];
        colour = between(colour, hex(rgb), back);
    };
    opposite(pack::PosterInput::low, 0xC58FA2);
    opposite(pack::PosterInput::horizon, 0xF3BC9C);
    opposite(pack::PosterInput::mid, 0x8B7AA6);
    const Season valley = season_of_valley(light.day), fells = season_of_fells(light.day);
    for (std::size_t n = 0; n < ground_colours; ++n) {
        const Season& season = n < high_ground ? fells : valley;
        inputs.colours[sky_colours + n] = blended(season, hex(summer[n]), hex(autumn[n]), hex(winter[n]));
    }
    return inputs;
}

}  // namespace monter::kiosk
