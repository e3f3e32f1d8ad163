#include "kiosk/light/carpet.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/light/sun.hpp"
#include "kiosk/light/year_time.hpp"

namespace monter::kiosk {
namespace {

// The light carpet: brighter than a sky, so that day, gold and night are told apart in 150 pixels.
struct CarpetKey {
    float elevation;
    std::uint32_t colour;
};
constexpr std::array<CarpetKey, 9> keys = {{
    {-24.00F, 0x081321},
    {-14.00F, 0x143052},
    {-8.00F, 0x46568C},
    {-3.00F, 0xBE788C},
    {-0.83F, 0xFF9660},
    {1.50F, 0xFFBC5C},
    {7.00F, 0xFFDA96},
    {18.00F, 0xD6E8EC},
    {46.00F, 0x78BEE0},
}};

std::uint32_t mixed(std::uint32_t from, std::uint32_t to, float part) {
    std::uint32_t out = 0;
    for (const int shift : {16, 8, 0}) {
        const auto a = static_cast<float>((from >> shift) & 0xFFU), b = static_cast<float>((to >> shift) & 0xFFU);
        out |= static_cast<std::uint32_t>(std::lround(a + (b - a) * part)) << shift;
    }
    return out;
}

}  // namespace

std::uint32_t carpet_colour(float elevation) {
    const float at = std::clamp(elevation, keys.front().elevation, keys.back().elevation);
    std::size_t i = 0;
    while (i + 2 < keys.size() && at > keys[i + 1].elevation) ++i;
    const float part = (at - keys[i].elevation) / (keys[i + 1].elevation - keys[i].elevation);
    return mixed(keys[i].colour, keys[i + 1].colour, part);
}

CarpetPixels carpet_pixels(double lat, double lon, int year, int width, int height) {
    CarpetPixels made{width, height, {}};
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    made.rgba.resize(pixels * 4, 0xFF);
    const auto days = static_cast<float>(days_of(year));
    for (int column = 0; column < width; ++column) {
        const float day = std::floor((static_cast<float>(column) + 0.5F) / static_cast<float>(width) * days);
        const SunOfDay sun(lat, lon, utc_ms_of({year, day, 0}));
        for (int row = 0; row < height; ++row) {
            const double minute = (row + 0.5) / height * minutes_a_day;
            const std::uint32_t colour = carpet_colour(static_cast<float>(sun.elevation(minute)));
            auto* const pixel = &made.rgba[(static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                                            static_cast<std::size_t>(column)) *
                                           4];
            for (int part = 0; part < 3; ++part) {
                pixel[part] = static_cast<std::uint8_t>((colour >> (16 - 8 * part)) & 0xFFU);
            }
        }
    }
    return made;
}

}  // namespace monter::kiosk
