// The crew's day at this stand: from midnight to midnight on a wall in Sweden, which is that of every fair the region
// goes to, by the clock that Agent::told() has put right. Pure.
#pragma once

#include <cstdint>

#include "sync/agent/clock_trust.hpp"
#include "sync/local/crew.hpp"

namespace monter::agent {

[[nodiscard]] std::int64_t day_began_ms(std::int64_t wall_ms);
[[nodiscard]] std::int64_t day_ends_ms(std::int64_t wall_ms);  // a day of a changed clock has 23 or 25 hours

// What the crew asked for, with the end of the day it holds for.
[[nodiscard]] local::CrewSettings for_today(local::CrewSettings asked, std::int64_t wall_ms);

// `kept` as it holds now: a rehearsal that was forgotten, and who was here, end with their day, so that no visitor of
// the next day leaves a wish that reaches nobody. At a program's start (`starts`) under a clock that can't be believed
// nobody knows whether it is still that day, and they end too.
[[nodiscard]] local::CrewSettings still_holding(local::CrewSettings kept, std::int64_t wall_ms, Trust trust,
                                                bool starts);

}  // namespace monter::agent
