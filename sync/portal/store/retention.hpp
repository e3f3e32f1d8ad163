// How long what is kept, by whose decision, and whom that erases today.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

// waiting: nobody has accepted. talking: accepted, and no outcome yet. The others are outcomes (routing.hpp).
inline constexpr std::array<const char*, 6> retention_states = {"waiting",  "talking", "visited",
                                                                "moved_in", "not_now", "closed"};
inline constexpr std::int64_t retention_days_max = 3650;  // ten years: longer is an archive's matter, not a list's

// A municipality's disposal decision; empty = the region's, for whom no municipality has.
struct Disposal {
    std::int64_t disposal_id = 0;
    std::string municipality, number;
    std::map<std::string, std::int64_t> days;  // by state: 1 to retention_days_max, every state
    std::int64_t at_ms = 0;
    std::string who;
};
[[nodiscard]] Result<void> add_disposal(Work& work, const Disposal& disposal);
[[nodiscard]] Result<std::vector<Disposal>> disposals(Work& work);  // newest first, those replaced too
// Those that count.
[[nodiscard]] Result<std::map<std::string, Disposal>> present_disposals(Work& work);

// A stand's clock may be years wrong: what it says more than this before the arrival, or after it, is not believed,
// and the days are counted from the arrival.
inline constexpr std::int64_t capture_believed_ms = std::int64_t{120} * 24 * 60 * 60 * 1000;
[[nodiscard]] std::int64_t kept_until_ms(const Disposal& disposal, const std::string& state, std::int64_t captured_ms,
                                         std::int64_t received_ms);
// Of a person with this status and outcome (routing.hpp).
[[nodiscard]] std::string retention_state(const std::string& status, const std::string& outcome);

// Leads whose days are over, oldest first.
[[nodiscard]] Result<std::vector<std::string>> overdue(Work& work, const Disposal& disposal, std::int64_t now_ms,
                                                       int limit);
// Counts it (figures.hpp) and empties it. Call Database::flush after the commit.
[[nodiscard]] Result<void> dispose_of(Work& work, const std::string& lead_id, std::int64_t disposal_id,
                                      std::int64_t now_ms);
// People held, by municipality.
[[nodiscard]] Result<std::map<std::string, std::int64_t>> held_by_municipality(Work& work);

}  // namespace monter::portal::store
