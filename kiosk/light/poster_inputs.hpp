// The colours a poster is mixed from in a given light: the sky's ramp over the sun's elevation, the ground's tables
// over the year (the art direction's, sections 6 and 7). Any thread; nothing is allocated.
#pragma once

#include <optional>

#include "kiosk/ui/light.hpp"
#include "sync/pack/poster.hpp"

namespace monter::kiosk {

// `view_azimuth`: where the poster looks, degrees; unknown = the sun is always in front. The disc hides outside +-55
// degrees of it and fades over the last five; behind the viewer the sky takes the colours it has opposite the sun.
[[nodiscard]] pack::PosterInputs poster_inputs(const Light& light, std::optional<float> view_azimuth);

// How far the sun stands to the right of where the poster looks, -180..180 degrees.
[[nodiscard]] float sun_aside(float azimuth, float view_azimuth);

// 0..1: dark enough and in season (21 August to 10 April).
[[nodiscard]] float aurora_strength(const Light& light);

// The poster's winter (ice, snow roofs, bare birches) holds from 1 November to 30 April.
[[nodiscard]] bool is_winter_day(float day);

// WCAG 2 relative luminance of an sRGB colour.
[[nodiscard]] float luminance(const pack::PosterColour& colour);

}  // namespace monter::kiosk
