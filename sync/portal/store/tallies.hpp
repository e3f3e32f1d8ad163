// Anonymous answers, counted by stands an hour at a time.
#pragma once

#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

struct Tally {
    Id count_id{}, event_id{};
    std::int64_t hour = 0, n = 0;
    std::string kind, question, value;
};
// True where it was new; the same count_id again changes nothing.
[[nodiscard]] Result<bool> add_tally(Work& work, const Id& device_id, const Tally& tally);

struct Cell {
    std::string event, question, value;  // the event's title; its id where the portal does not know it
    std::int64_t n = 0;
};
// Of kind "pulse", over all stands and hours, by event, question and value.
[[nodiscard]] Result<std::vector<Cell>> pulse_cells(Work& work);

}  // namespace monter::portal::store
