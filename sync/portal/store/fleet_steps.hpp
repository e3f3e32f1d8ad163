// What happened to fairs and stands, and by whom. Only ever added to.
#pragma once

#include <string>
#include <vector>

#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

struct FleetStep {
    std::int64_t at_ms = 0;
    std::string who;    // a login; empty = the command line
    std::string what;   // "fair_made", "fair_changed", "fair_current", "present", "card_made", "stand_fair", "closed"
    std::string about;  // the fair's title, or the stand's name
};
[[nodiscard]] Result<void> add_fleet_step(Work& work, const FleetStep& step);
[[nodiscard]] Result<std::vector<FleetStep>> fleet_steps(Work& work, int limit);  // newest first

}  // namespace monter::portal::store
