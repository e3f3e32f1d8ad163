// Who of the municipalities is at the stand today, as the fair's event says it.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/view.hpp"

namespace monter::kiosk {

[[nodiscard]] bool is_present(const View& view, const std::string& place);
// "Someone from Arjeplog is here today": of `places` those that are; empty where nobody is.
[[nodiscard]] std::string present_line(const View& view, const std::vector<std::string>& places);

// The figure of people and the words beside it, from the top of `room`; as high as present_height says.
void draw_present(Page& page, const std::string& id, const std::string& words, const Rect& room, Colour ink);
[[nodiscard]] float present_height(const Page& page, const std::string& words, float width);

}  // namespace monter::kiosk
