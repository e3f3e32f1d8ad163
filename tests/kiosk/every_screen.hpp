// Every screen of the kiosk and every state of it that looks different, by the way a visitor comes there. What judges
// all screens walks this list, so that a new screen has one place to be put in.
#pragma once

#include <map>
#include <string>

#include "tests/kiosk/ways_north.hpp"

namespace monter::kiosk::testing {

[[nodiscard]] std::map<std::string, Way> every_screen();

}  // namespace monter::kiosk::testing
