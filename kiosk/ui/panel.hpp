// The panel a stand is told it has, and what that makes of the design's pixels. The design is laid out for a declared
// 32-inch panel; its pixel sizes hold there.
#pragma once

#include <algorithm>
#include <optional>

#include "kiosk/ui/geometry.hpp"

namespace monter::kiosk {

inline constexpr Size design_landscape{1920, 1080}, design_portrait{1080, 1920};
inline constexpr Size panel_32_inch_mm{708, 398};

// What is higher than wide is a portrait panel.
[[nodiscard]] inline Size design_of(Size window) {
    return window.portrait() ? design_portrait : design_landscape;
}

// Design pixels a millimetre, where a window of that many pixels fills a panel of that many millimetres, given either
// way round.
[[nodiscard]] inline float px_per_mm(Size window, std::optional<Size> panel_mm = {}) {
    const Size design = design_of(window), mm = panel_mm.value_or(panel_32_inch_mm);
    const float scale = std::min(window.w / design.w, window.h / design.h);
    const float high = window.portrait() ? std::max(mm.w, mm.h) : std::min(mm.w, mm.h);
    return window.h / high / scale;
}

}  // namespace monter::kiosk
