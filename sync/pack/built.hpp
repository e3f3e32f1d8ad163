// A built pack on disk, step by step, for the programs that look at one without a root to trust (monter-pack show).
// Everyone else opens a pack with open_built (sync/pack/source.hpp).
#pragma once

#include <filesystem>
#include <memory>

#include "sync/pack/manifest.hpp"
#include "sync/pack/source.hpp"
#include "sync/seal/signed_document.hpp"

namespace monter::pack {

// The signed document of `folder`, its signature not looked at. Kind::refused where there is none, Kind::corrupt where
// the file is not byte for byte what a signer writes, so that no byte of it can change unseen.
struct ManifestOnDisk {
    seal::SignedDocument document;
    Hash sha256{};           // of the file manifest.json: the name it is published under
    std::int64_t bytes = 0;  // of that file
};
[[nodiscard]] Result<ManifestOnDisk> read_manifest(const std::filesystem::path& folder);
[[nodiscard]] Result<ManifestOnDisk> read_manifest_file(const std::filesystem::path& file);

// Signed by the content role of `root`? Kind::refused, with what to do, where not.
[[nodiscard]] Result<void> verify_manifest(const seal::SignedDocument& document, const seal::Root& root);

// `blobs`: the folder of the files named by their hash. Reads and hashes every blob once; Kind::corrupt names the first
// file whose bytes are not the ones listed.
[[nodiscard]] Result<std::unique_ptr<Source>> open_blobs(const std::filesystem::path& blobs, const Manifest& manifest);

}  // namespace monter::pack
