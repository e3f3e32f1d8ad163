#include "kiosk/stage/palette.hpp"

#include <algorithm>
#include <cmath>

namespace monter::kiosk {

namespace {

constexpr ImU32 hex(unsigned rgb) {
    return IM_COL32(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, 0xFF);
}
constexpr ImU32 black = hex(0x000000), white = hex(0xFFFFFF), yellow = hex(0xFFD84D);

}  // namespace

ImU32 rgb(Colour colour) {
    switch (colour) {
        case Colour::night:
            return hex(0x0B1B2B);
        case Colour::deep:
            return hex(0x061220);
        case Colour::slate:
            return hex(0x3C4F5F);
        case Colour::ink2:
            return hex(0x52677A);
        case Colour::line:
            return hex(0x6F8496);
        case Colour::mist:
            return hex(0xB9C7D2);
        case Colour::snow:
            return hex(0xF4F7F9);
        case Colour::birch:
            return hex(0xEDE6DA);
        case Colour::sun:
            return hex(0xFFB454);
        case Colour::aurora:
            return hex(0x5CE1A5);
        case Colour::lingon:
            return hex(0xC8374A);
        case Colour::aurora_deep:
            return hex(0x0B6B4B);
        case Colour::sun_deep:
            return hex(0x8A4B00);
        case Colour::lingon_light:
            return hex(0xFF98A0);
        case Colour::key2:
            return hex(0x2D475E);
        case Colour::raised:
            return hex(0x16293B);
        case Colour::map_match:
            return hex(0x2F7F68);
        case Colour::white:
            return white;
    }
    return white;
}

ImU32 Palette::surface(Colour colour) const {
    if (!contrast_) return rgb(colour);
    return colour == Colour::sun ? yellow : black;
}

ImU32 Palette::ink(Colour colour, bool bright) const {
    if (!contrast_) return rgb(colour);
    if (bright) return black;
    switch (colour) {
        case Colour::sun:
        case Colour::sun_deep:
            return yellow;
        case Colour::aurora:
        case Colour::aurora_deep:
            return rgb(Colour::aurora);
        case Colour::lingon:
        case Colour::lingon_light:
            return rgb(Colour::lingon_light);
        default:
            return white;
    }
}

ImU32 Palette::outline(Colour colour) const {
    return contrast_ ? white : rgb(colour);
}

ImU32 Palette::halo() const {
    return contrast_ ? yellow : rgb(Colour::sun);
}

ImU32 with_alpha(ImU32 colour, float alpha) {
    const auto old = static_cast<float>(colour >> IM_COL32_A_SHIFT & 0xFF);
    const auto now = static_cast<ImU32>(std::lround(old * std::clamp(alpha, 0.0F, 1.0F)));
    return (colour & ~IM_COL32_A_MASK) | now << IM_COL32_A_SHIFT;
}

ImU32 mix(ImU32 from, ImU32 to, float part) {
    ImU32 result = 0;
    for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT, IM_COL32_A_SHIFT}) {
        const auto a = static_cast<float>(from >> shift & 0xFF), b = static_cast<float>(to >> shift & 0xFF);
        result |= static_cast<ImU32>(std::lround(a + (b - a) * std::clamp(part, 0.0F, 1.0F))) << shift;
    }
    return result;
}

}  // namespace monter::kiosk
