#include "kiosk/stage/qr_code.hpp"

#include <qrencode.h>

#include <algorithm>

namespace monter::kiosk {

namespace {

constexpr unsigned utf8 = 26;  // ECI assignment number

// Letters beyond ASCII are announced as UTF-8: a reader that has to guess takes "Övertorneå" for Japanese.
QRcode* encode(std::string_view text) {
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    const int size = static_cast<int>(text.size());
    const bool is_ascii = std::all_of(bytes, bytes + size, [](unsigned char c) { return c < 0x80; });
    if (is_ascii) return QRcode_encodeData(size, bytes, 0, QR_ECLEVEL_M);
    QRinput* const input = QRinput_new2(0, QR_ECLEVEL_M);
    if (input == nullptr) return nullptr;
    const bool whole = QRinput_appendECIheader(input, utf8) == 0 && QRinput_append(input, QR_MODE_8, size, bytes) == 0;
    QRcode* const made = whole ? QRcode_encodeInput(input) : nullptr;
    QRinput_free(input);
    return made;
}

}  // namespace

std::optional<QrCode> encode_qr(std::string_view text) {
    if (text.empty()) return {};
    QRcode* const made = encode(text);
    if (made == nullptr) return {};
    QrCode code{.side = made->width};
    const int count = made->width * made->width;
    for (int i = 0; i < count; ++i) code.dark.push_back((made->data[i] & 1) != 0);
    QRcode_free(made);
    return code;
}

}  // namespace monter::kiosk
