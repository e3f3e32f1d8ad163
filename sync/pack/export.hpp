// A built pack on its way to stands without a network: a copy on a stick, as a stand imports it.
//   STICK/monter-content/manifest.json, blobs/<sha256>, roots/<n>.json
#pragma once

#include <filesystem>
#include <vector>

#include "sync/pack/manifest.hpp"

namespace monter::pack {

// Every byte is checked before it is copied and synced after. What an earlier export left there is replaced. `roots`:
// every root.json of the region from the second on, where its keys have changed; with one, the pack must be signed by
// the newest. Kind::refused where the pack or a root is not in order.
[[nodiscard]] Result<Manifest> export_pack(const std::filesystem::path& built, const std::filesystem::path& stick,
                                           const std::vector<std::filesystem::path>& roots);

}  // namespace monter::pack
