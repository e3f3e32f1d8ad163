#include "sync/pack/content.hpp"

#include <algorithm>

namespace monter::pack {

const Place* Content::place(std::string_view place_id) const {
    const auto there =
        std::find_if(places.begin(), places.end(), [&](const Place& place) { return place.id == place_id; });
    return there == places.end() ? nullptr : &*there;
}

const Guide& Content::guide_of(const Place& place) const {
    return place.guide ? *place.guide : region_guide;
}

const std::string& Content::page_of(const Step& step, const Place* place) const {
    constexpr std::string_view municipality = "kommun";  // as steps.toml names it, in every pack
    if (!step.url.empty() || step.authority != municipality) return step.url;
    return (place != nullptr ? guide_of(*place) : region_guide).url;
}

std::vector<lead::Profile> Content::profiles() const {
    std::vector<lead::Profile> all;
    all.reserve(places.size());
    for (const Place& place : places) all.push_back(place.profile);
    return all;
}

// The first language of a pack is not in the text itself; English is every pack's common ground, and where even that is
// missing any text says more than none.
const std::string& in(const Text& text, const std::string& language) {
    static const std::string nothing;
    for (const std::string& one : {language, std::string("en")}) {
        if (const auto there = text.find(one); there != text.end()) return there->second;
    }
    return text.empty() ? nothing : text.begin()->second;
}

}  // namespace monter::pack
