// What the pages of the crew's menu share.
#pragma once

#include "kiosk/screens/screens.hpp"

namespace monter::kiosk {

// Deep ground, chrome and title: "back" is out where the page is the menu or the PIN, and to the menu elsewhere. Gives
// the room below.
[[nodiscard]] Column open_crew_page(Page& page, const View& view, std::string_view title);

// A clock on a wall in Sweden, as the language writes it.
[[nodiscard]] std::string wall_time(const View& view, std::int64_t wall_ms);

// What went wrong or right with the last thing asked, and what is wrong with the stand: the first of them that there
// is; empty where all is well.
struct CrewWord {
    std::string text;
    bool good = false;
};
[[nodiscard]] CrewWord crew_word(const View& view);

}  // namespace monter::kiosk
