// Which municipality gets a visitor's wish. Pure: the record, the places' profiles, what the portal knows of the
// places, and the weights.
//
// Only within the consent: the recipients the visitor named; any other place only where the visitor ticked that too,
// and then only when no recipient can be found. Among several: where the household can be kept together, the place
// written from, the hearts, then the points (weights.hpp).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "sync/lead/record.hpp"
#include "sync/portal/routing/candidates.hpp"

namespace monter::portal::routing {

struct Choice {
    std::string municipality;
    std::vector<lead::Reason> reasons;  // as the visitor saw them, where the record tells; otherwise the match's
    bool seen = false;                  // the visitor saw these reasons
    std::vector<Candidate> candidates;  // all it was chosen among, best first
};

// Nothing where the consent leaves nobody: a person must look.
[[nodiscard]] std::optional<Choice> choose(const lead::Record& record, std::span<const lead::Profile> profiles,
                                           const AllCircumstances& circumstances = {}, const Weights& weights = {},
                                           const Household& household = {});

}  // namespace monter::portal::routing
