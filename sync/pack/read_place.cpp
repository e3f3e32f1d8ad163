#include "sync/pack/read_values.hpp"

namespace monter::pack {
namespace {

std::vector<MinorityName> read_names(const Value& list) {
    std::vector<MinorityName> names;
    for (const Value& one : list.list) {
        names.push_back({one.at("language").text, one.at("text").text, read_text(one.at("label"))});
    }
    return names;
}

std::vector<Fact> read_facts(const Value& list) {
    std::vector<Fact> facts;
    for (const Value& one : list.list) {
        facts.push_back({one.at("id").text, read_word(one.at("year")), one.at("kind").text, read_text(one.at("text")),
                         read_words(one.at("source"))});
    }
    return facts;
}

std::vector<Story> read_stories(const Value& list) {
    std::vector<Story> stories;
    for (const Value& one : list.list) {
        stories.push_back({one.at("id").text, one.at("picture").text, read_text(one.at("title")),
                           read_text(one.at("text")), read_words(one.at("source"))});
    }
    return stories;
}

lead::Profile read_profile(const Value& document) {
    lead::Profile profile;
    profile.municipality = document.at("id").text;
    for (std::size_t i = 0; i < lead::dream_codes.size(); ++i) {
        const Value* dream = document.at("profile").find(lead::dream_codes[i]);
        if (dream == nullptr) continue;
        profile.dreams[i] = lead::DreamValue{static_cast<int>(dream->at("value").integer), dream->at("fact").text};
    }
    profile.languages = read_words(document.at("languages"));
    for (const auto code : lead::work_codes) {
        if (document.at("work").find(code) != nullptr) profile.work.emplace_back(code);
    }
    if (const Value* capacity = document.find("capacity")) profile.capacity = static_cast<int>(capacity->integer);
    profile.population = document.at("population").integer;
    return profile;
}

}  // namespace

Place read_place(const Value& document) {
    Place place;
    place.id = document.at("id").text;
    place.name = document.at("name").text;
    place.code = document.at("code").text;
    place.jobs_concept = document.at("jobs_concept").text;
    place.website = document.at("website").text;
    place.population_date = document.at("population_date").text;
    place.population_source = document.at("population_source").text;
    place.card = document.at("card").text;
    place.lat = document.at("lat").number;
    place.lon = document.at("lon").number;
    place.population = document.at("population").integer;
    place.tagline = read_text(document.at("tagline"));
    place.alt = read_text(document.at("alt"));
    const Posters posters = read_posters(document.at("poster"));
    place.landscape = posters.landscape;
    place.portrait = posters.portrait;
    place.names = read_names(document.at("names"));
    place.facts = read_facts(document.at("fact"));
    place.stories = read_stories(document.at("story"));
    if (const Value* guide = document.find("guide")) place.guide = read_guide(*guide);
    if (const Value* video = document.find("video")) {
        place.video = Video{video->at("film").text, video->at("still").text, read_text(video->at("captions"))};
    }
    place.profile = read_profile(document);
    for (const auto& [code, fact] : document.at("work").table) place.work_facts[code] = fact.text;
    return place;
}

}  // namespace monter::pack
