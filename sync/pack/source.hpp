// Where a pack's files come from: a folder staff edit, or a built pack, whose every byte is checked against the signed
// manifest before it is handed out.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/seal/root.hpp"

namespace monter::pack {

inline constexpr std::size_t file_bytes_max = 64ULL * 1024 * 1024;

class Source {
public:
    virtual ~Source() = default;
    [[nodiscard]] virtual std::vector<std::string> names() const = 0;  // sorted
    // Kind::refused where the pack has no such file, Kind::corrupt where its bytes are not the ones signed.
    [[nodiscard]] virtual Result<Bytes> read(const std::string& name) const = 0;
    // SHA-256 of the file, where the source knows it without reading: tells which files another build left as they
    // were.
    [[nodiscard]] virtual std::optional<Hash> hash(const std::string& /*name*/) const { return std::nullopt; }
};

// A source folder. Names are paths inside it; files whose names break the grammar of the manifest are not part of it.
[[nodiscard]] Result<std::unique_ptr<Source>> open_folder(const std::filesystem::path& folder);

struct BuiltPack {
    std::string id;
    std::int64_t version = 0;
    Hash manifest_sha256{};
    std::unique_ptr<Source> files;
};

// A built pack: manifest.json and blobs/<sha256>. The manifest must be signed by the content role of `root`; then every
// blob is hashed once, here, so that a byte changed on disk is found before anything is shown.
[[nodiscard]] Result<BuiltPack> open_built(const std::filesystem::path& folder, const seal::Root& root);
// The same where several packs share one folder of blobs.
struct BuiltAt {
    std::filesystem::path manifest, blobs;
};
[[nodiscard]] Result<BuiltPack> open_built(const BuiltAt& place, const seal::Root& root);

}  // namespace monter::pack
