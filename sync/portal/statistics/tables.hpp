// The tables of the statistics, as they may leave the portal: one dimension each, so that no two of them can be taken
// from each other to get at a third.
#pragma once

#include <string>
#include <vector>

#include "sync/portal/statistics/hidden.hpp"
#include "sync/portal/store/figures.hpp"
#include "sync/portal/store/tallies.hpp"

namespace monter::portal::statistics {

// Names for ids, by the reader's language.
struct Names {
    std::vector<std::pair<std::string, std::string>> municipalities, languages, dreams;  // rows in this order
    std::string nobody;                                                                  // whom no municipality has
};

struct Table {
    std::string id;                                       // "event", "municipality", "language", "dream"
    std::vector<std::string> stages;                      // what stands count, then stage_names
    std::vector<std::string> rows;                        // names
    std::vector<Column> columns;                          // by stage; no sum where rows overlap
    std::vector<std::optional<std::int64_t>> first_word;  // median hours a row; empty where the table has none
    std::vector<std::optional<std::int64_t>> working;     // the same in working hours
};
struct All {
    Column stages;                                // people by stage; no sum
    std::optional<std::int64_t> visits, matches;  // matches: visits in which a municipality was opened
    std::vector<Table> tables;
    Column hours;                            // people by hour_bins
    std::optional<std::int64_t> first_word;  // median hours of all
    std::optional<std::int64_t> working;     // the same in working hours
};
// Upper ends of the histogram's bins, in hours; the last holds the rest.
inline constexpr std::array<std::int64_t, 6> hour_bins = {8, 16, 24, 48, 72, 168};

[[nodiscard]] All tables(const store::Figures& figures, const Names& names);

// One question's answers by event.
struct Temperature {
    std::string question;              // its id
    std::vector<std::string> events;   // titles
    std::vector<std::string> answers;  // ids
    std::vector<Column> columns;       // by event
};
[[nodiscard]] std::vector<Temperature> temperatures(const std::vector<store::Cell>& cells);

// RFC 4180: table,row,stage,people; "hidden" for a hidden count, "hours" and "working_hours" as the stages of medians.
[[nodiscard]] std::string csv(const All& all, const std::vector<Temperature>& temperatures);

}  // namespace monter::portal::statistics
