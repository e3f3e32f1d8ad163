#include "sync/pack/read_values.hpp"

namespace monter::pack {

std::string Jobs::search_for(const Place& place) const {
    std::string url = search;
    const std::size_t at = url.find(jobs_placeholder);
    if (at == std::string::npos) return {};
    return url.replace(at, jobs_placeholder.size(), place.jobs_concept);
}

const JobsThere* Jobs::there(const std::string& place) const {
    const auto found = places.find(place);
    return found == places.end() ? nullptr : &found->second;
}

Jobs read_jobs(const Value& document) {
    Jobs jobs;
    jobs.search = document.at("search").text;
    jobs.sources = read_words(document.at("source"));
    const Value& snapshot = document.at("snapshot");
    jobs.date = snapshot.at("date").text;
    for (const Value& one : snapshot.at("place").list) {
        JobsThere there{one.at("adverts").integer, {}};
        for (const Value& field : one.at("field").list) {
            there.fields.push_back({read_text(field.at("name")), field.at("adverts").integer});
        }
        jobs.places[one.at("id").text] = std::move(there);
    }
    return jobs;
}

}  // namespace monter::pack
