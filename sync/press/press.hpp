// Makes the meshes of a pack's drawn posters, on every core.
#pragma once

#include "sync/pack/poster_press.hpp"

namespace monter::press {

// A pack::PosterPress. Reads each poster's JSON and drawings, names every fault there is, and gives the meshes of those
// that have none: "posters/kiruna.json" makes "posters/kiruna-summer-landscape.mesh" and its three sisters
// (pack::mesh_name in sync/pack/names.hpp).
[[nodiscard]] pack::Pressed press_posters(const pack::Source& source, const std::vector<std::string>& documents);

}  // namespace monter::press
