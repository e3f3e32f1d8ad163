// What a picture says about itself before it is decoded: a small file can claim a size that would fill the memory.
#pragma once

#include <optional>

#include "sync/base/bytes.hpp"

namespace monter::pack {

enum class PictureFormat { png, jpeg, webp };

struct PictureHeader {
    PictureFormat format = PictureFormat::png;
    std::int64_t width = 0, height = 0;
};

// Nothing where the bytes begin like none of the three formats, or say no size.
// PNG: ISO/IEC 15948, 11.2.2. JPEG: ITU-T T.81, B.2.2. WebP: RFC 9649, 2.5 to 2.7.
[[nodiscard]] std::optional<PictureHeader> read_picture_header(View bytes);

}  // namespace monter::pack
