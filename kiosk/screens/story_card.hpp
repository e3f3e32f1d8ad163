// The showcase's cards: a story of life with a button to the next one, and what leads to facts and to work.
#pragma once

#include "kiosk/screens/view.hpp"

namespace monter::kiosk {

// As high as the place's longest story at that width, so that turning moves nothing.
[[nodiscard]] float story_height(const Page& page, const View& view, const pack::Place& place, float width);
void draw_story(Page& page, const View& view, const pack::Place& place, const Rect& rect);

// A card of a few words that opens a sheet. Facts are birch, work is night and comes second: life before jobs.
// `detail` adds a line that says what is behind it.
[[nodiscard]] float way_in_height(const Page& page, bool detail);
void draw_facts_way_in(Page& page, const View& view, const pack::Place& place, const Rect& rect, bool detail);
void draw_work_way_in(Page& page, const View& view, const pack::Place& place, const Rect& rect, bool detail);

}  // namespace monter::kiosk
