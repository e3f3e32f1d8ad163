// What the match knows about a municipality: the profile table of the pack, and nothing else.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/lead/codes.hpp"

namespace monter::lead {

// How much of a dream a place offers, with the fact that justifies it. A value without a fact does not exist: it is
// unknown, and left out of the score.
struct DreamValue {
    int value = 0;     // 0 nothing of it, 1 some, 2 much, 3 what the place is known for
    std::string fact;  // id of the fact in the same place's list; pack check refuses an unknown one
};

struct Profile {
    std::string municipality;                                          // id, e.g. "arjeplog"
    std::array<std::optional<DreamValue>, dream_codes.size()> dreams;  // in the order of dream_codes; nothing = unknown
    std::vector<std::string> languages;  // a visitor who speaks one is at home: sv, fi, se …, from confirmed areas
    std::vector<std::string> work;       // codes of work_codes this place has a sourced answer for
    std::optional<int> capacity;         // people its guide can welcome a month; nothing = not told
    std::int64_t population = 0;         // for the fair chance of small places
};

}  // namespace monter::lead
