// What of a pack is on this disk, what is missing, what is too much.
#pragma once

#include "sync/agent/content/files.hpp"
#include "sync/pack/manifest.hpp"

namespace monter::agent {

// Left free on the disk for leads, whatever content would take (protocol, section 6).
inline constexpr std::int64_t disk_reserve_bytes = std::int64_t{200} * 1024 * 1024;

struct Missing {
    std::vector<pack::ManifestFile> files;  // each hash once; what is there counts by its length
    std::int64_t bytes = 0;                 // of them still to come
    std::int64_t of = 0;                    // of the whole pack
};
[[nodiscard]] Missing missing_of(ContentFiles& files, const pack::Manifest& manifest);

// Kind::full, with what to do, where `bytes` more, a tenth and the reserve have no room.
[[nodiscard]] Result<void> leave_room(ContentFiles& files, std::int64_t bytes);

// Hashes every file of a manifest that is on disk; gives those that are not as signed, and removes them.
[[nodiscard]] Result<std::vector<pack::ManifestFile>> drop_altered(ContentFiles& files, const Hash& manifest_sha256);

// Removes manifests and files that belong to none of `keep`, and parts. Where one of `keep` can't be read, nothing.
[[nodiscard]] Result<int> collect(ContentFiles& files, const std::vector<Hash>& keep);

}  // namespace monter::agent
