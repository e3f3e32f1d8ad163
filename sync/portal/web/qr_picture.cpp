#include "sync/portal/web/qr_picture.hpp"

#include <qrencode.h>

#include <memory>

namespace monter::portal::web {

namespace {
constexpr int rim = 4;
}

Result<QrPicture> qr_picture(const std::string& text) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M),
                                                          &QRcode_free);
    if (!code) return fail(Kind::bug, "a QR code can't be made");
    QrPicture out{std::to_string(code->width + 2 * rim), {}};
    const auto dark = [&](int x, int y) { return (code->data[y * code->width + x] & 1U) != 0; };
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (!dark(x, y)) continue;
            int run = 1;
            while (x + run < code->width && dark(x + run, y)) ++run;
            out.path += "M" + std::to_string(x + rim) + " " + std::to_string(y + rim) + "h" + std::to_string(run) +
                        "v1h-" + std::to_string(run) + "z";
            x += run;
        }
    }
    return out;
}

}  // namespace monter::portal::web
