// A picture of a pack as pixels, decoded with SDL2_image. PNG, JPEG and WebP, whole: a file that ends early is refused.
#pragma once

#include "sync/base/bytes.hpp"

namespace monter::pack {

inline constexpr int picture_side_max = 8192;                           // what GLES 3 textures of 2020's kiosks hold
inline constexpr std::int64_t picture_pixels_max = 40LL * 1000 * 1000;  // 160 MB decoded

struct Picture {
    int width = 0, height = 0;
    Bytes rgba;  // rows from the top, 4 bytes a pixel, alpha not multiplied in
};

// The limits are checked against the header before anything is decoded. Any thread. Kind::corrupt where the bytes are
// no such picture, Kind::refused where it is too large.
[[nodiscard]] Result<Picture> decode_picture(View bytes);

}  // namespace monter::pack
