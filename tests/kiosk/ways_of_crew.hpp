// The crew's menu and what it makes of the visitor's screens, for the sweeps over every screen.
#pragma once

#include "tests/kiosk/ways_north.hpp"

namespace monter::kiosk::testing {

// Facts as a stand in the middle of a fair day tells them.
[[nodiscard]] local::CrewFacts some_facts();
void open_crew_menu(Visitor& visitor);
void add_ways_of_crew(std::map<std::string, Way>& all);

}  // namespace monter::kiosk::testing
