// The ways to every look of the way north and of the temperature, for the layout sweep.
#pragma once

#include <functional>
#include <map>

#include "tests/kiosk/stand_world.hpp"

namespace monter::kiosk::testing {

using Way = std::function<void(Visitor&)>;

void add_ways_north(std::map<std::string, Way>& all, const std::vector<Message>& to_places);

}  // namespace monter::kiosk::testing
