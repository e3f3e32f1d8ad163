// The night plate with a municipality's name, flush with the left edge of its poster.
#pragma once

#include "kiosk/screens/view.hpp"

namespace monter::kiosk {

// `full` adds the tagline and the names in minority languages. Gives the plate's rectangle.
Rect draw_title_plate(Page& page, const View& view, const pack::Place& place, float top, bool full);

}  // namespace monter::kiosk
