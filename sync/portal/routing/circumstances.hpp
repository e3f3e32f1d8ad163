// What the portal knows of the municipalities at this moment: who is at work and writes what, how much room is left.
// Read anew for every sweep, so that any change of capacity counts at once.
#pragma once

#include "sync/portal/routing/candidates.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::routing {

// The region's word on a municipality's room comes first, then what its guides say together.
[[nodiscard]] Result<AllCircumstances> circumstances(store::Work& work, std::int64_t now_ms);
// The newest weights, or those the program came with.
[[nodiscard]] Result<Weights> present_weights(store::Work& work);
// When the month began, by Swedish clocks.
[[nodiscard]] std::int64_t month_begin(std::int64_t now_ms);

// The keyed hashes by which the same contact is known again: of the address without case, and of the number's digits.
// Without the desk's secret nobody can tell whose they are.
[[nodiscard]] std::vector<std::string> contact_prints(const lead::Record& record, View desk_secret);
// What counts as one visit to the stand.
inline constexpr std::int64_t same_visit_ms = std::int64_t{30} * 60 * 1000;

}  // namespace monter::portal::routing
