#include "sync/press/folder_watch.hpp"

#include <errno.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <system_error>
#include <utility>

#include "sync/pack/folder_files.hpp"

namespace monter::press {
namespace {

namespace fs = std::filesystem;

// A file is read when whoever writes it lets go of it, not while it is half there.
constexpr std::uint32_t changes =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR | IN_EXCL_UNLINK;

}  // namespace

Result<FolderWatch> FolderWatch::open(const fs::path& folder) {
    std::error_code why;
    if (!fs::is_directory(folder, why)) {
        return fail(Kind::refused, "there is no folder " + folder.string(), "name the folder of a pack");
    }
    FolderWatch watch(inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (watch.fd_ < 0 || !watch.watch(folder)) {
        return fail(Kind::disk, "cannot watch " + folder.string() + ": " + std::generic_category().message(errno),
                    "close programs that watch many files, such as a development environment, and try again");
    }
    return watch;
}

FolderWatch::FolderWatch(FolderWatch&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), folders_(std::move(other.folders_)) {}
FolderWatch& FolderWatch::operator=(FolderWatch&& other) noexcept {
    std::swap(fd_, other.fd_);
    std::swap(folders_, other.folders_);
    return *this;
}
FolderWatch::~FolderWatch() {
    if (fd_ >= 0) close(fd_);
}

bool FolderWatch::watch(const fs::path& folder) {
    const int number = inotify_add_watch(fd_, folder.c_str(), changes);
    if (number < 0) return errno == ENOENT || errno == ENOTDIR;  // gone again already
    folders_[number] = folder;
    std::error_code why;
    for (const auto& entry : fs::directory_iterator(folder, why)) {
        const bool is_folder = entry.is_directory(why) && !entry.is_symlink(why);
        if (is_folder && !watch(entry.path())) return false;
    }
    return true;
}

bool FolderWatch::take() {
    bool changed = false;
    alignas(inotify_event) std::array<char, 16 * 1024> room{};
    for (ssize_t got = 0; (got = read(fd_, room.data(), room.size())) > 0;) {
        for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
            inotify_event event{};
            std::memcpy(&event, room.data() + at, sizeof event);
            const std::string name = event.len > 0 ? room.data() + at + sizeof event : "";
            at += sizeof event + event.len;
            if ((event.mask & IN_IGNORED) != 0) {
                folders_.erase(event.wd);
                continue;
            }
            const bool is_folder = (event.mask & IN_ISDIR) != 0;
            const auto folder = folders_.find(event.wd);
            if (is_folder && (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0 && folder != folders_.end()) {
                static_cast<void>(watch(folder->second / name));  // what can't be watched is seen at the next save
            }
            // A plain file that was only just made is still empty: its closing tells.
            if (!is_folder && event.mask == IN_CREATE) continue;
            changed = changed || (event.mask & IN_Q_OVERFLOW) != 0 || is_folder || !pack::is_left_by_an_editor(name);
        }
    }
    return changed;
}

}  // namespace monter::press
