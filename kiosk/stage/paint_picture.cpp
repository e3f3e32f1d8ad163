// Pictures in their rectangle, QR codes, and the bar of a reason's weight.
#include <algorithm>
#include <cmath>

#include "kiosk/stage/brush.hpp"
#include "kiosk/stage/qr_code.hpp"

namespace monter::kiosk {

namespace {

constexpr int quiet_modules = 3;  // of white all round; cameras look for it

// Night on white in every dress: a reversed code is one many telephones can't read. Modules are whole window pixels,
// or some lines would come out thicker than others.
void qr(const Brush& brush, const Element& element) {
    const auto code = encode_qr(element.secret != nullptr ? element.secret->view() : element.text);
    brush.canvas.fill(element.rect.inset(-3), radius_picture + 3, rgb(Colour::mist));
    brush.canvas.fill(element.rect, radius_picture, IM_COL32_WHITE);
    if (!code) return;
    const float scale = brush.canvas.scale();
    const auto across = static_cast<float>(code->side + 2 * quiet_modules);
    const float module = std::max(1.0F, std::floor(std::min(element.rect.w, element.rect.h) * scale / across)) / scale;
    const auto wide = module * static_cast<float>(code->side);
    const float left = std::round((element.rect.centre().x - wide / 2) * scale) / scale;
    const float top = std::round((element.rect.centre().y - wide / 2) * scale) / scale;
    for (int y = 0; y < code->side; ++y) {
        for (int x = 0; x < code->side; ++x) {
            if (!code->at(x, y)) continue;
            int end = x;
            while (end < code->side && code->at(end, y)) ++end;
            brush.canvas.fill({left + module * static_cast<float>(x), top + module * static_cast<float>(y),
                               module * static_cast<float>(end - x), module},
                              0, rgb(Colour::night));
            x = end;
        }
    }
}

// Filled from the left inside an outline, so that what is missing is seen too.
void weight_bar(const Brush& brush, const Element& element) {
    const Rect& rect = element.rect;
    const float round = rect.h / 2, edge = 3;
    brush.canvas.outline(rect, round, edge, brush.palette.outline(Colour::night));
    const Rect inner = rect.inset(edge + 3);
    const float wide = std::max(inner.h, inner.w * std::clamp(element.value, 0.0F, 1.0F));
    if (element.value > 0)
        brush.canvas.fill({inner.x, inner.y, wide, inner.h}, inner.h / 2, brush.palette.ink(Colour::night));
}

// The whole of it, in its own shape; what that leaves free at the sides is the night's.
void film(const Brush& brush, const Element& element) {
    const Texture& texture = brush.films.texture();
    const Rect& room = element.rect;
    const float part =
        std::min(room.w / static_cast<float>(texture.width), room.h / static_cast<float>(texture.height));
    const float w = static_cast<float>(texture.width) * part, h = static_cast<float>(texture.height) * part;
    const bool fills = w > room.w - 2 && h > room.h - 2;
    if (!fills) brush.canvas.fill(room, radius_picture, brush.palette.surface(Colour::night));
    brush.canvas.picture(texture, fills ? room : Rect{room.centre().x - w / 2, room.centre().y - h / 2, w, h},
                         radius_picture, 1);
}

}  // namespace

void paint_picture(const Brush& brush, const Element& element) {
    if (element.look == Look::weight_bar) {
        weight_bar(brush, element);
        return;
    }
    if (element.look == Look::qr) {
        qr(brush, element);
        return;
    }
    if (element.look == Look::film && brush.films.texture().id != 0) {
        film(brush, element);
        return;
    }
    // Small ones, beside a reason, keep the same shape.
    brush.picture(element.picture, element.rect, std::min(radius_picture, element.rect.h / 4));
}

}  // namespace monter::kiosk
