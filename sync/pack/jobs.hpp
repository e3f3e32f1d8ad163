// Work as a pack holds it (jobs.toml, optional): where everyone looks for jobs in a place, and, where staff brought
// one, how many adverts there were on a day.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sync/pack/steps.hpp"

namespace monter::pack {

struct Place;

struct JobsField {
    Text name;  // "Health care"
    std::int64_t adverts = 0;
};
struct JobsThere {
    std::int64_t adverts = 0;
    std::vector<JobsField> fields;  // the largest first, as the file has them; may be empty
};
struct Jobs {
    std::string search;  // https; {jobs_concept} stands for the place's own
    std::vector<std::string> sources;
    std::string date;                         // of the snapshot; empty: there is none
    std::map<std::string, JobsThere> places;  // of the snapshot, by place; one that was not looked up is not there

    // The address of the official search for that place; empty without jobs.toml.
    [[nodiscard]] std::string search_for(const Place& place) const;
    [[nodiscard]] const JobsThere* there(const std::string& place) const;
};

inline constexpr std::string_view jobs_placeholder = "{jobs_concept}";

}  // namespace monter::pack
