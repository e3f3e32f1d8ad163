// What the colours of the light and the ground are at some elevations, for the tests of palettes: the reference values
// of the design's ramps (sky_ramp between its keys, ground of a season), 0..1.
#pragma once

#include <array>

#include "sync/pack/poster.hpp"

namespace monter::press::test {

struct Sky {
    float elevation;
    pack::PosterColour zenith, mid, low, horizon, ambient, haze, sun;
};
inline constexpr std::array<Sky, 7> skies = {{
    {-18,
     {0.0345F, 0.091F, 0.1647F},
     {0.0604F, 0.1529F, 0.2651F},
     {0.1224F, 0.2518F, 0.389F},
     {0.2965F, 0.4149F, 0.5318F},
     {0.3184F, 0.4275F, 0.5961F},
     {0.1984F, 0.3467F, 0.4753F},
     {0.9569F, 0.9686F, 0.9765F}},
    {-6,
     {0.0988F, 0.1851F, 0.3412F},
     {0.2345F, 0.3286F, 0.5302F},
     {0.5835F, 0.4871F, 0.6322F},
     {0.9647F, 0.6933F, 0.56F},
     {0.5082F, 0.5318F, 0.6918F},
     {0.7286F, 0.5827F, 0.6416F},
     {1, 0.7412F, 0.5412F}},
    {-2,
     {0.1657F, 0.2784F, 0.4706F},
     {0.4265F, 0.4353F, 0.6196F},
     {0.8333F, 0.5569F, 0.5529F},
     {1, 0.7373F, 0.5451F},
     {0.6755F, 0.6078F, 0.702F},
     {0.8706F, 0.6412F, 0.6059F},
     {1, 0.802F, 0.5863F}},
    {1,
     {0.2392F, 0.3608F, 0.5765F},
     {0.6353F, 0.4941F, 0.6196F},
     {0.9686F, 0.6039F, 0.4F},
     {1, 0.7843F, 0.451F},
     {0.8667F, 0.702F, 0.6902F},
     {0.9294F, 0.6471F, 0.5412F},
     {1, 0.9137F, 0.7216F}},
    {3.5F,
     {0.2647F, 0.4235F, 0.6137F},
     {0.6078F, 0.5902F, 0.6765F},
     {0.9529F, 0.6902F, 0.4961F},
     {1, 0.8294F, 0.551F},
     {0.9333F, 0.7843F, 0.702F},
     {0.9412F, 0.7373F, 0.6F},
     {1, 0.9275F, 0.7451F}},
    {8,
     {0.2902F, 0.502F, 0.6682F},
     {0.5741F, 0.702F, 0.7561F},
     {0.9122F, 0.8008F, 0.6525F},
     {0.9906F, 0.8847F, 0.6886F},
     {1, 0.8855F, 0.7514F},
     {0.931F, 0.8424F, 0.7051F},
     {1, 0.9459F, 0.7859F}},
    {35,
     {0.2629F, 0.5523F, 0.7472F},
     {0.5118F, 0.7448F, 0.8595F},
     {0.7646F, 0.8831F, 0.909F},
     {0.9281F, 0.9429F, 0.9013F},
     {1, 0.9856F, 0.9641F},
     {0.8233F, 0.8995F, 0.9125F},
     {1, 0.9771F, 0.8946F}},
}};

// 0xRRGGBB, in the order of PosterInput from far to reed.
inline constexpr std::array<std::uint32_t, 15> summer = {0x7793A8, 0xA9BECB, 0xF4F7F9, 0x5E7F86, 0x48696E,
                                                         0x4E8467, 0x35694F, 0x1D4B3C, 0x123A31, 0x86B054,
                                                         0xA9BE5E, 0x2A4A44, 0x0F2E29, 0x5D6B73, 0x93A24A};
inline constexpr std::array<std::uint32_t, 15> autumn = {0x7E8FA3, 0xB3BCC7, 0xF4F7F9, 0x8A6E62, 0x6E5453,
                                                         0xB9702F, 0x94502F, 0x24493B, 0x153930, 0xF0A72E,
                                                         0xCC8F34, 0x5A3B33, 0x3A1F22, 0x5D6068, 0xC79A42};
inline constexpr std::array<std::uint32_t, 15> winter = {0xC3D2DF, 0xEEF4F8, 0xFFFFFF, 0xD3DFE8, 0xA9BDCD,
                                                         0xDDE7EE, 0xBCCDDA, 0x46606A, 0x2E4852, 0xC9D3DA,
                                                         0xEEF3F6, 0xDCE6ED, 0xF4F7F9, 0x9FB2C1, 0xB8A98A};

[[nodiscard]] inline pack::PosterInputs light(const Sky& sky, const std::array<std::uint32_t, 15>& ground, float aurora,
                                              float soft) {
    pack::PosterInputs inputs;
    inputs.elevation = sky.elevation;
    inputs.aurora = aurora;
    inputs.soft = soft;
    std::size_t at = 0;
    for (const auto& c : {sky.zenith, sky.mid, sky.low, sky.horizon, sky.ambient, sky.haze, sky.sun})
        inputs.colours[at++] = c;
    for (const std::uint32_t rgb : ground) {
        const auto channel = [rgb](unsigned shift) { return static_cast<float>((rgb >> shift) & 0xFFU) / 255.0F; };
        inputs.colours[at++] = {channel(16), channel(8), channel(0)};
    }
    return inputs;
}

}  // namespace monter::press::test
