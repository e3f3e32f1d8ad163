// The ways to every look of a visit that keeps places and compares them, and of a stand where people of the
// municipalities are today, for the layout sweep.
#pragma once

#include "tests/kiosk/ways_north.hpp"

namespace monter::kiosk::testing {

void add_ways_of_keepers(std::map<std::string, Way>& all, const std::vector<Message>& to_places);

}  // namespace monter::kiosk::testing
