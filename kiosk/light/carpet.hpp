// The light carpet: a municipality's whole year of light in one picture. Across it the days, 1 January to 31 December;
// down it the hours of standard time, noon in the middle; each point coloured by the sun's elevation there and then.
// North of the Arctic Circle the gold runs through at midsummer and the blue ends before midwinter; that is the story.
// Pure.
#pragma once

#include <cstdint>
#include <vector>

namespace monter::kiosk {

// RGBA, rows from the top. Some 130 000 sun positions for the design size, a few milliseconds: make it once a place.
struct CarpetPixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};
[[nodiscard]] CarpetPixels carpet_pixels(double lat, double lon, int year, int width, int height);

// 0xRRGGBB of an elevation.
[[nodiscard]] std::uint32_t carpet_colour(float elevation);

}  // namespace monter::kiosk
