// Which municipality gets a visitor's wish. Pure: the record, the places' profiles, nothing else.
//
// Only within the consent: the recipients the visitor named; any other place only where the visitor ticked that too,
// and then only when no recipient can be found. Among several: the place written from, the hearts, the score.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "sync/lead/record.hpp"

namespace monter::portal::routing {

struct Choice {
    std::string municipality;
    std::vector<lead::Reason> reasons;  // as the visitor saw them, where the record tells; otherwise the match's
    bool seen = false;                  // the visitor saw these reasons
};

// Nothing where the consent leaves nobody: a person must look.
[[nodiscard]] std::optional<Choice> choose(const lead::Record& record, std::span<const lead::Profile> profiles);

}  // namespace monter::portal::routing
