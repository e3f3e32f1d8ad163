#include <algorithm>
#include <set>

#include "sync/pack/check_parts.hpp"
#include "sync/pack/map_read.hpp"
#include "sync/pack/names.hpp"
#include "sync/pack/nearest_word.hpp"

namespace monter::pack {
namespace {

void check_outlines(const std::vector<Outline>& map, const std::vector<std::string>& places, View bytes,
                    Faults& faults) {
    std::set<std::string> seen;
    for (const Outline& outline : map) {
        const int line = line_of_feature(bytes, outline.place);
        if (std::find(places.begin(), places.end(), outline.place) == places.end()) {
            faults.push_back({"map.geojson", line, "unknown municipality '" + outline.place + "'",
                              did_you_mean(outline.place, places, "Take the feature out, or add its file in places/")});
        } else if (!seen.insert(outline.place).second) {
            faults.push_back({"map.geojson", line, "'" + outline.place + "' is there twice",
                              "Join its parts into one MultiPolygon"});
        }
    }
    for (const std::string& place : places) {
        if (seen.contains(place)) continue;
        faults.push_back({"map.geojson", 1, "the map has no outline for '" + place + "'",
                          "Add a feature with properties.id = \"" + place + "\""});
    }
}

}  // namespace

void check_map(const Pack& pack, Faults& faults) {
    const auto bytes = pack.source.read("map.geojson");
    if (!bytes) {
        faults.push_back({"map.geojson", 1, bytes.error().message, "Add the municipalities' outlines as GeoJSON"});
        return;
    }
    std::vector<std::string> places;
    for (const std::string& file : pack.files.names) {
        if (const auto id = toml_in("places", file)) places.emplace_back(*id);
    }
    const std::size_t before = faults.size();
    const std::vector<Outline> map = read_map(*bytes, faults);
    if (map.empty() && faults.size() > before) return;
    check_outlines(map, places, *bytes, faults);
}

}  // namespace monter::pack
