// The region's outlines and dots, fitted into a rectangle.
#pragma once

#include "kiosk/screens/view.hpp"

namespace monter::kiosk {

// Draws the map into `area`: outlines (the three matches coloured), the Arctic Circle, a dot for every municipality
// ("place.<id>", a rank disc for a match), and names where they find room.
void draw_map(Page& page, const View& view, const Rect& area);

}  // namespace monter::kiosk
