// The way north: which steps a person takes, and in which order. One pure function for the kiosk and for the portal, as
// with the match: a guide who ticks steps off together with the person must see the list the person took home.
//
// Chosen: the steps of the person's track whose `with` and `work` (where a step names any) hold one of the answers; an
// unanswered `work` leaves them in. Ordered: before the move, the first week, the first months; inside a phase every
// step after those it needs or is easier after, and otherwise as the content lists them. What a step needs but is not
// on the list (another track, another work) does not hold it up.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace monter::lead {

inline constexpr std::array<std::string_view, 3> track_codes = {"eu", "non_eu", "nordic"};
inline constexpr std::array<std::string_view, 3> phase_codes = {"before_move", "first_week", "first_months"};

struct Step {
    std::string id;
    std::size_t phase = 0;                                          // of phase_codes
    std::vector<std::string> tracks, with, work;                    // codes; empty `with` or `work` = everybody
    std::vector<std::string> after;                                 // must be done before
    std::vector<std::string> after_eu, after_non_eu, after_nordic;  // for one track only
    std::vector<std::string> easier_after;
};

struct Situation {
    std::string track;  // empty = not answered: no list
    std::vector<std::string> with;
    std::string work;  // empty = not answered
};

struct Planned {
    std::string id;
    std::size_t phase = 0;
    std::vector<std::string> first;  // ids on this list that must be done before
};

// Every step at most once. Steps that wait for one another in a circle (monter-pack check refuses them) come last, as
// listed; so does, in its own phase, a step that needs one of a later phase.
[[nodiscard]] std::vector<Planned> plan(std::span<const Step> steps, const Situation& situation);

// What must come before `step` on this track, also what the plan leaves out.
[[nodiscard]] std::vector<std::string> needs_of(const Step& step, std::string_view track);

}  // namespace monter::lead
