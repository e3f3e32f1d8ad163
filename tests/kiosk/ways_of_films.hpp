// Films for a pack that has none yet, and the ways to every look they have, for the layout sweep.
#pragma once

#include "tests/kiosk/ways_north.hpp"

namespace monter::kiosk::testing {

// Every municipality gets one, with captions in every language of the pack. Nobody opens the files.
void give_films(World& world);

void add_ways_of_films(std::map<std::string, Way>& all, const std::vector<Message>& to_places);

}  // namespace monter::kiosk::testing
