#include "sync/portal/routing/weights.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>

namespace monter::portal::routing {

using Json = nlohmann::json;

bool Weights::whole() const {
    return std::all_of(points.begin(), points.end(), [](int one) { return one >= 0; }) &&
           std::accumulate(points.begin(), points.end(), 0) == points_in_all;
}

std::string to_json(const Weights& weights) {
    Json out{{"v", 1}};
    for (std::size_t i = 0; i < kinds; ++i) out[std::string(kind_names[i])] = weights.points[i];
    return out.dump();
}

Result<Weights> weights_from_json(std::string_view json, std::int64_t version) {
    try {
        const Json read = Json::parse(json);
        Weights out{.version = version};
        for (std::size_t i = 0; i < kinds; ++i) out.points[i] = read.at(std::string(kind_names[i])).get<int>();
        if (!out.whole()) return fail(Kind::corrupt, "the kept weights are not a hundred points");
        return out;
    } catch (const Json::exception&) {
        return fail(Kind::corrupt, "the kept weights are not readable");
    }
}

}  // namespace monter::portal::routing
