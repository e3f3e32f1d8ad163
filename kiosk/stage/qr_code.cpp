#include "kiosk/stage/qr_code.hpp"

#include <qrencode.h>

namespace monter::kiosk {

std::optional<QrCode> encode_qr(std::string_view text) {
    if (text.empty()) return {};
    QRcode* const made = QRcode_encodeData(static_cast<int>(text.size()),
                                           reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M);
    if (made == nullptr) return {};
    QrCode code{.side = made->width};
    const int count = made->width * made->width;
    for (int i = 0; i < count; ++i) code.dark.push_back((made->data[i] & 1) != 0);
    QRcode_free(made);
    return code;
}

}  // namespace monter::kiosk
