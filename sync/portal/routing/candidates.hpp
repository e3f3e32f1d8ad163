// The places among which the region chooses for one person, as numbers: what a decision was made by, kept with it, and
// enough to decide again with other weights. Nothing in it says who the person is or what they answered. Pure.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sync/lead/record.hpp"
#include "sync/portal/routing/weights.hpp"

namespace monter::portal::routing {

// What the stand can't know of a municipality.
struct Circumstances {
    bool at_work = false;                // somebody there takes people and is not away
    std::vector<std::string> languages;  // those who are at work write
    std::optional<std::int64_t> month;   // people a month; nothing = not told
    std::int64_t taken = 0;              // given this month
};
using AllCircumstances = std::map<std::string, Circumstances>;

inline constexpr int whole_share = 1000;

struct Candidate {
    std::string municipality;
    int own_choice = 0;               // 1 = written from, 2 = the first heart, 3 …; 0 = none
    std::array<int, kinds> shares{};  // 0 to 1000 of each kind's points
    bool at_work = false;
    std::int64_t month = -1, taken = 0;  // -1 = not told
    bool household = false;              // somebody of the same household went there, or can too

    friend bool operator==(const Candidate&, const Candidate&) = default;
};
// In thousandths of a point.
[[nodiscard]] std::int64_t score(const Candidate& candidate, const Weights& weights);

// Where this person's household can be kept together: municipalities. Empty: there is nobody else.
using Household = std::vector<std::string>;
// In the order of the match: so are they where points are equal.
[[nodiscard]] std::vector<Candidate> candidates(const lead::Record& record, std::span<const lead::Match> matches,
                                                std::span<const lead::Profile> profiles,
                                                const AllCircumstances& circumstances, const Household& household = {});
// Best first: the household's places before all others, then own choices, then points.
void rank(std::vector<Candidate>& candidates, const Weights& weights);

// {"v":1,"weights":3,"candidates":[{"place","own","at_work","month","taken","household","shares":[…]},…]},
// best first; "household" came later, and is absent where it is false.
struct Decided {
    std::int64_t weights = 0;
    std::vector<Candidate> candidates;
};
[[nodiscard]] std::string to_json(const Decided& decided);
[[nodiscard]] Result<Decided> decided_from_json(std::string_view json);

}  // namespace monter::portal::routing
