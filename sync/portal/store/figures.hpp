// How far people came, from the stand to moving in: the living counted as they are, the erased as they were when they
// were erased (table figure). Nothing here names or leads to anybody; who may read which count is the page's question
// (portal/statistics hides what is small).
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

// Each stage holds who is counted in the next. accepted: by a guide, ever. contacted: a call or a letter went out.
// visited, moved_in: as the guides told.
enum class Stage { lead, accepted, contacted, visited, moved_in };
inline constexpr std::array<const char*, 5> stage_names = {"lead", "accepted", "contacted", "visited", "moved_in"};
using Stages = std::array<std::int64_t, 5>;  // people who came as far, by Stage

// One person, as much as is counted.
struct Track {
    std::string event_id, municipality, language;  // municipality empty = none
    std::vector<std::string> dreams;
    std::array<bool, 5> reached{};
    std::optional<std::int64_t> hours;    // whole ones from the arrival at the portal to the first call or letter
    std::optional<std::int64_t> working;  // those of them in which people at a municipality work
};

struct Figures {
    std::map<std::string, Stages> events, municipalities, languages, dreams;  // by id, '' = none
    Stages all{};
    std::map<std::string, std::map<std::int64_t, std::int64_t>> hours, working;  // by municipality: hours -> people
    std::map<std::string, std::string> event_titles;  // of all events, newest first by key order
    std::map<std::string, std::int64_t> visits;       // begun at stands, by event
    std::map<std::string, std::int64_t> visits_by_language;
    std::map<std::string, std::int64_t> opened_visits;  // in which somebody opened a municipality, by event
    std::map<std::string, std::int64_t> shown, opened;  // by municipality: visits that were shown it, and opened it
};
// Rehearsals are in none of it.
[[nodiscard]] Result<Figures> figures(Work& work);

// To be called in the transaction that erases this lead, before it is emptied; an erased one adds nothing.
[[nodiscard]] Result<void> keep_figures(Work& work, const std::string& lead_id);

}  // namespace monter::portal::store
