// The disk under the stand's content, a few verbs wide, so that a test can let any one of them fail.
//
// Names are paths inside DATA/public, made by us of a fixed folder and a hash in hex: no name comes from outside. After
// write() and settle() returned ok, the file survives a power cut, whole. One thread at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sync/base/bytes.hpp"

namespace monter::agent {

class ContentFiles {
public:
    virtual ~ContentFiles() = default;
    // -1 where there is no such plain file.
    [[nodiscard]] virtual std::int64_t size(const std::string& name) = 0;
    [[nodiscard]] virtual Result<Bytes> read(const std::string& name, std::size_t bytes_max) = 0;
    // Whole, synced, by a rename.
    [[nodiscard]] virtual Result<void> write(const std::string& name, View bytes) = 0;
    // Cuts the file to `offset` and adds the bytes; not synced.
    [[nodiscard]] virtual Result<void> append(const std::string& name, std::int64_t offset, View bytes) = 0;
    // Syncs the file, renames it and syncs both folders.
    [[nodiscard]] virtual Result<void> settle(const std::string& from, const std::string& to) = 0;
    [[nodiscard]] virtual Result<void> remove(const std::string& name) = 0;
    [[nodiscard]] virtual Result<std::vector<std::string>> list(const std::string& folder) = 0;  // plain files, sorted
    [[nodiscard]] virtual Result<std::int64_t> free_bytes() = 0;
};

// Makes the folders where they are missing.
[[nodiscard]] Result<std::unique_ptr<ContentFiles>> open_content_files(const std::filesystem::path& public_folder);

[[nodiscard]] std::string manifest_name(const Hash& sha256);
[[nodiscard]] std::string blob_name(const Hash& sha256);
[[nodiscard]] std::string part_name(const Hash& sha256);

inline constexpr const char* manifests_folder = "packs/manifests";
inline constexpr const char* blobs_folder = "packs/blobs";
inline constexpr const char* parts_folder = "packs/blobs/tmp";

}  // namespace monter::agent
