// A QR code as an inline SVG's path: one unit a square, on a quiet rim of four (ISO/IEC 18004).
#pragma once

#include <string>

#include "sync/base/result.hpp"

namespace monter::portal::web {

struct QrPicture {
    std::string side;  // of the whole picture with its rim, in units: for the viewBox
    std::string path;  // the dark squares
};
[[nodiscard]] Result<QrPicture> qr_picture(const std::string& text);

}  // namespace monter::portal::web
