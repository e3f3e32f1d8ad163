// DATA/public on a stand: the packs it holds and the one it shows. monter-sync writes, the kiosk reads.
//   active                      "norrbotten 3 <manifest sha256 hex>", one line; replaced by a rename, so that there is
//                               always the old one or the new one
//   packs/manifests/<sha256>    signed manifests, as received
//   packs/blobs/<sha256>        the files of all of them, once each
//   packs/blobs/tmp/<sha256>.part   what is still coming
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sync/pack/source.hpp"

namespace monter::pack {

struct ActivePack {
    std::string id;
    std::int64_t version = 0;
    Hash manifest_sha256{};
    friend bool operator==(const ActivePack&, const ActivePack&) = default;
};

[[nodiscard]] std::string to_line(const ActivePack& pack);                        // without a line's end
[[nodiscard]] std::optional<ActivePack> active_from_line(std::string_view line);  // nothing: no such line
[[nodiscard]] std::optional<ActivePack> read_active(const std::filesystem::path& public_folder);  // nothing: none yet

// Where a pack of that folder lies.
[[nodiscard]] BuiltAt place_of(const std::filesystem::path& public_folder, const Hash& manifest_sha256);

}  // namespace monter::pack
