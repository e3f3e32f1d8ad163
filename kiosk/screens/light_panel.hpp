// The light of the year: the night panel along the showcase's foot. Date, clock and where the sun stands; the carpet of
// the year with its handle, which a finger drags through days and hours; three chips that lead to a season.
//
// Its layout does not depend on the time it shows: nothing moves under a finger but the handle and the words.
#pragma once

#include <vector>

#include "kiosk/screens/view.hpp"

namespace monter::kiosk {

struct LightPanel {
    Rect rect;  // of the panel, to the lower edge of the screen
    Rect date, clock, sun, carpet, letters;
    std::vector<Rect> chips;
    TextStyle date_style, clock_style, sun_style, letter_style, chip_style;
    bool has_icons = true;  // the chips
};
[[nodiscard]] LightPanel measure_light_panel(const Page& page, const View& view);
void draw_light_panel(Page& page, const View& view, const pack::Place& place, const LightPanel& panel);

// The light the showcase of that place stands in.
[[nodiscard]] Light light_shown(const View& view, const pack::Place& place);

}  // namespace monter::kiosk
