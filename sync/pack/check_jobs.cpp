#include <algorithm>

#include "sync/pack/check_parts.hpp"
#include "sync/pack/jobs.hpp"
#include "sync/pack/names.hpp"
#include "sync/pack/nearest_word.hpp"

namespace monter::pack {
namespace {

constexpr const char* jobs_file = "jobs.toml";

void check_search(const Value& search, Faults& faults) {
    if (search.is != Value::Is::text || search.text.empty()) return;
    if (!search.text.starts_with("https://")) {
        faults.push_back({jobs_file, search.line, "'search' is not https", "Write the search's https:// address"});
    }
    if (search.text.find(jobs_placeholder) != std::string::npos) return;
    faults.push_back({jobs_file, search.line, "'search' leads to the same page for every municipality",
                      "Write {jobs_concept} where the municipality's code stands in the address"});
}

// More adverts in the fields than in all is a slip of the pen; a visitor would see it.
void check_counts(const Value& place, Faults& faults) {
    std::int64_t together = 0;
    for (const Value& field : place.at("field").list) together += field.at("adverts").integer;
    const Value& adverts = place.at("adverts");
    if (adverts.integer < 0 || together <= adverts.integer)
        return;  // a negative number is no number: that is told already
    faults.push_back({jobs_file, place.at("adverts").line,
                      "'adverts' of '" + place.at("id").text + "' is less than its fields together",
                      "Look the numbers up again"});
}

}  // namespace

void check_jobs(const Pack& pack, Faults& faults) {
    const auto there = pack.documents.find(jobs_file);
    if (there == pack.documents.end()) return;
    const Value& document = there->second;
    check_shape(jobs_file, document, jobs_rules(), pack.known, Care::strict, faults);
    check_search(document.at("search"), faults);
    std::vector<std::string> places;
    for (const auto& [file, value] : pack.documents) {
        if (const auto id = toml_in("places", file)) places.emplace_back(*id);
    }
    for (const Value& place : document.at("snapshot").at("place").list) {
        check_counts(place, faults);
        const Value& id = place.at("id");
        if (id.text.empty() || std::find(places.begin(), places.end(), id.text) != places.end()) continue;
        faults.push_back({jobs_file, id.line, "'" + id.text + "' is no municipality of this pack",
                          did_you_mean(id.text, places, "Take it out")});
    }
}

}  // namespace monter::pack
