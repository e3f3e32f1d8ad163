// What a place tells about itself, chosen for this visitor: which fact speaks of work, and which are left.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/view.hpp"

namespace monter::kiosk {

// The fact that answers how the visitor wants to earn a living, else the first about work; nullptr where none is.
[[nodiscard]] const pack::Fact* work_fact_of(const pack::Place& place, const View& view);
// The others, in the pack's order.
[[nodiscard]] std::vector<const pack::Fact*> facts_beside_work(const pack::Place& place, const View& view);
// One thing said, and where it stands; no source only where it is no statement about the place.
struct Said {
    std::string words, source;
};
// "31 job adverts on 2026-11-20" with its source, where the pack brings a number for that place; else empty.
[[nodiscard]] Said jobs_in(const pack::Place& place, const View& view);
// One line under "Work": the dated number where the pack brings one, else what the sheet holds.
[[nodiscard]] std::string work_in_brief(const pack::Place& place, const View& view);

}  // namespace monter::kiosk
