// Makes a built pack out of a source folder: blobs by hash and a signed manifest.
#pragma once

#include <filesystem>

#include "sync/pack/check.hpp"
#include "sync/seal/keys.hpp"

namespace monter::pack {

// After this, staff should look at the content again; stands go on showing it. Facts carry a year, so a year it is.
inline constexpr std::int64_t content_days = 365;

struct Built {
    Faults faults;  // where there are any, nothing was written
    std::string id;
    std::int64_t version = 0, bytes = 0;
    std::size_t files = 0;
    std::size_t meshes = 0;  // of drawn posters, among the files
    std::int64_t mesh_bytes = 0;
    Hash manifest_sha256{};
};

// Checks `folder`, then puts the pack in `out` in one step: whoever reads `out` meanwhile finds the old pack or the new
// one, whole. An `out` that holds anything but a built pack is refused, and so is one inside `folder`. The bytes depend
// on the files, the key and `created_ms` alone (Ed25519 signs without chance). `earlier`: a build on the same disk,
// whose blobs are taken over where they are wanted again, instead of being written and synced once more; what is taken
// over is hashed like all others before this returns.
[[nodiscard]] Result<Built> build(const std::filesystem::path& folder, const std::filesystem::path& out,
                                  const seal::SigningKey& content_key, std::int64_t created_ms, const Fonts& fonts = {},
                                  const PosterPress& press = {}, const std::filesystem::path& earlier = {});

}  // namespace monter::pack
