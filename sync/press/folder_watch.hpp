// Tells when anything in a folder was saved, moved or removed, however deep. Linux's inotify: a folder on another
// machine (NFS, SMB) is only watched for what this machine does to it. One thread.
#pragma once

#include <filesystem>
#include <map>

#include "sync/base/result.hpp"

namespace monter::press {

class FolderWatch {
public:
    // Kind::refused where there is no such folder, Kind::disk where the machine watches too many already.
    [[nodiscard]] static Result<FolderWatch> open(const std::filesystem::path& folder);
    FolderWatch(FolderWatch&& other) noexcept;
    FolderWatch& operator=(FolderWatch&& other) noexcept;
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;
    ~FolderWatch();

    // Readable when take() has something to look at: for poll().
    [[nodiscard]] int fd() const { return fd_; }
    // Has anything changed since the last call? Folders that came are watched from here on; what editors leave beside
    // a file (pack::is_left_by_an_editor) is no change. Never waits.
    [[nodiscard]] bool take();

private:
    explicit FolderWatch(int fd) : fd_(fd) {}
    [[nodiscard]] bool watch(const std::filesystem::path& folder);  // and all folders in it
    int fd_ = -1;
    std::map<int, std::filesystem::path> folders_;  // by the watch's number
};

}  // namespace monter::press
