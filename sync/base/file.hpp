// Files as whole values: read with a limit, written so that a power cut leaves the old or the new one, locked so that
// only one program owns a folder.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "sync/base/bytes.hpp"
#include "sync/base/result.hpp"

namespace monter {

// The whole file, or an error: Kind::refused where there is none or it is longer than `bytes_max`, Kind::disk
// otherwise.
[[nodiscard]] Result<Bytes> read_file(const std::filesystem::path& file, std::size_t bytes_max);
[[nodiscard]] Result<std::string> read_text_file(const std::filesystem::path& file, std::size_t bytes_max);

// Writes beside, syncs, renames into place, syncs the folder: after a power cut the old file or the new one is there,
// whole.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& file, View bytes, mode_t mode = 0600);

// After ok, what was made, renamed or removed in the folder survives a power cut.
[[nodiscard]] Result<void> sync_folder(const std::filesystem::path& folder);

// Makes the folder (and its parents) for its owner only, or checks that it is one we may write in.
[[nodiscard]] Result<void> make_private_folder(const std::filesystem::path& folder);

// Holds `file` locked (flock) while it lives; a second holder gets Kind::refused at once, also from another program.
class FileLock {
public:
    [[nodiscard]] static Result<FileLock> take(const std::filesystem::path& file);
    // True while somebody else holds the lock.
    [[nodiscard]] static bool is_held(const std::filesystem::path& file);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    explicit FileLock(int fd) : fd_(fd) {}
    int fd_ = -1;
};

}  // namespace monter
