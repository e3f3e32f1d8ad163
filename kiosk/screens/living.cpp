#include "kiosk/screens/attract_programme.hpp"
#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {

std::optional<std::int64_t> picture_lives(const Model& model) {
    const bool is_attract = model.at == Step::attract, is_showcase = model.at == Step::showcase;
    // Under a sheet the picture rests: who reads is left in peace.
    if (model.sheet != Sheet::none || model.warned_ms || !(is_attract || is_showcase)) return {};
    const bool calm = model.access.calm();
    if (calm && is_showcase) return {};
    const std::int64_t step = calm ? attract_still_ms : living_frame_ms;
    const std::int64_t run = model.now_ms - model.opened_ms;
    return model.opened_ms + (run / step + 1) * step;
}

}  // namespace monter::kiosk
