// A text as the dark and light modules of a QR code (libqrencode, level M, smallest version that holds it).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace monter::kiosk {

struct QrCode {
    int side = 0;  // modules, quiet zone not counted
    std::vector<bool> dark;
    [[nodiscard]] bool at(int x, int y) const {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)];
    }
};

// Nothing for an empty text or one no code can hold.
[[nodiscard]] std::optional<QrCode> encode_qr(std::string_view text);

}  // namespace monter::kiosk
