// The outlines of map.geojson (RFC 7946): a FeatureCollection of Polygons and MultiPolygons, each with its
// municipality's id in properties.id, coordinates as longitude and latitude.
#pragma once

#include <vector>

#include "sync/pack/content.hpp"
#include "sync/pack/fault.hpp"

namespace monter::pack {

// Features that can't be read are named in `faults`, with the line their id stands on, and left out.
[[nodiscard]] std::vector<Outline> read_map(View bytes, Faults& faults);

// The line of the first `"id": "<place>"` in the file; 1 where there is none.
[[nodiscard]] int line_of_feature(View bytes, const std::string& place);

}  // namespace monter::pack
