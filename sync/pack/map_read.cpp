#include "sync/pack/map_read.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace monter::pack {
namespace {

using Json = nlohmann::json;

constexpr int json_depth_max = 32;  // a MultiPolygon needs 8
constexpr const char* map_file = "map.geojson";

int line_at(std::string_view text, std::size_t byte) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
    return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
}

// Throws Json::exception where the geometry is not of the shape, as the accessors of Json do.
std::optional<Ring> read_ring(const Json& json) {
    Ring ring;
    for (const Json& point : json) {
        const double lon = point.at(0).get<double>();
        const double lat = point.at(1).get<double>();
        if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90)) return std::nullopt;
        ring.points.emplace_back(lon, lat);
    }
    if (ring.points.size() < 4 || ring.points.front() != ring.points.back()) return std::nullopt;
    return ring;
}

std::optional<std::vector<Ring>> read_polygon(const Json& json) {
    std::vector<Ring> rings;
    for (const Json& one : json) {
        auto ring = read_ring(one);
        if (!ring) return std::nullopt;
        rings.push_back(std::move(*ring));
    }
    if (rings.empty()) return std::nullopt;
    return rings;
}

std::optional<Outline> read_feature(const std::string& place, const Json& geometry) {
    Outline outline{place, {}};
    const std::string type = geometry.at("type").get<std::string>();
    if (type != "Polygon" && type != "MultiPolygon") return std::nullopt;
    const Json& coordinates = geometry.at("coordinates");
    const Json polygons = type == "Polygon" ? Json::array({coordinates}) : coordinates;
    for (const Json& one : polygons) {
        auto polygon = read_polygon(one);
        if (!polygon) return std::nullopt;
        outline.polygons.push_back(std::move(*polygon));
    }
    if (outline.polygons.empty()) return std::nullopt;
    return outline;
}

void read_feature_into(std::vector<Outline>& map, const Json& feature, View bytes, Faults& faults) {
    std::string place;
    try {
        place = feature.at("properties").at("id").get<std::string>();
        if (auto outline = read_feature(place, feature.at("geometry"))) {
            map.push_back(std::move(*outline));
            return;
        }
    } catch (const Json::exception&) {
        if (place.empty()) {
            faults.push_back({map_file, 1, "a feature has no properties.id", "Give it the id of its municipality"});
            return;
        }
    }
    faults.push_back({map_file, line_of_feature(bytes, place), "the outline of '" + place + "' can't be read",
                      "Write a Polygon or MultiPolygon of closed rings of [longitude, latitude]"});
}

// Nothing, and a fault, where the file is not JSON.
std::optional<Json> parse(View bytes, Faults& faults) {
    bool too_deep = false;
    const auto shallow = [&too_deep](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > json_depth_max;
        return depth <= json_depth_max;
    };
    try {
        Json json = Json::parse(bytes.begin(), bytes.end(), shallow);
        if (!too_deep) return json;
        faults.push_back({map_file, 1, "the map is nested too deep", "Save it as plain GeoJSON"});
    } catch (const Json::parse_error& why) {
        faults.push_back({map_file, line_at(text_of(bytes), why.byte), "this is not JSON", "Mend or export it again"});
    } catch (const Json::exception&) {
        faults.push_back({map_file, 1, "this is not JSON", "Export it again"});
    }
    return std::nullopt;
}

}  // namespace

int line_of_feature(View bytes, const std::string& place) {
    const std::string_view text = text_of(bytes);
    for (const auto* between : {"\"id\":\"", "\"id\": \""}) {
        const std::size_t at = text.find(between + place + "\"");
        if (at != std::string_view::npos) return line_at(text, at);
    }
    return 1;
}

std::vector<Outline> read_map(View bytes, Faults& faults) {
    std::vector<Outline> map;
    const auto json = parse(bytes, faults);
    if (!json) return map;
    if (!json->is_object() || !json->contains("features") || !json->at("features").is_array()) {
        faults.push_back({map_file, 1, "this is no GeoJSON FeatureCollection", "Export it as one"});
        return map;
    }
    for (const Json& feature : json->at("features")) read_feature_into(map, feature, bytes, faults);
    return map;
}

}  // namespace monter::pack
