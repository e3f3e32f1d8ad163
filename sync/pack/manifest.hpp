// The manifest of a built pack: every file by name, length and hash, under one signature.
//
//   {"v":1,"type":"manifest","pack_id":"…","version":3,"created":"…Z","expires":"…Z","min_app":"0.1.0","floor":1,
//    "files":[{"name":"…","size":123,"sha256":"hex","kind":"data|map|picture|video|captions|mesh|note"}],"totals":{"files":n,"bytes":n}}
// On disk: OUTDIR/manifest.json, the signed document exactly as seal::to_json writes it, and OUTDIR/blobs/<sha256 hex>.
// `expires` tells staff when to look at the content again; it never stops visitors.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"

namespace monter::pack {

// Section 6 of the protocol: what a stand is ready to take. A region's pack is near 100 files and 100 MB.
inline constexpr std::size_t manifest_bytes_max = 2ULL * 1024 * 1024;
inline constexpr std::size_t files_max = 5000;
inline constexpr std::int64_t pack_bytes_max = 2LL * 1024 * 1024 * 1024;

struct ManifestFile {
    std::string name, kind;
    std::int64_t size = 0;
    Hash sha256{};
};
struct Manifest {
    std::string pack_id, created, expires, min_app;
    std::int64_t version = 0, floor = 0;
    std::vector<ManifestFile> files;  // sorted by name

    [[nodiscard]] std::int64_t total_bytes() const;
};

[[nodiscard]] Bytes to_bytes(const Manifest& manifest);  // the same bytes for the same manifest

// Checks shape, names, limits and totals; Kind::corrupt where they don't hold. A manifest whose min_app is above this
// program's version, or whose version is below its own floor, is Kind::refused.
[[nodiscard]] Result<Manifest> manifest_from(View bytes);

// Is version a ("1.4.0") at least b? Missing parts count as 0; what is no number counts as 0.
[[nodiscard]] bool version_at_least(const std::string& a, const std::string& b);

}  // namespace monter::pack
