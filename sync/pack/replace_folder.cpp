#include "sync/pack/replace_folder.hpp"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <system_error>

#include "sync/base/log.hpp"

namespace monter::pack {
namespace {

namespace fs = std::filesystem;

// Without a slash at its end, so that the name beside it is beside it.
fs::path plain(const fs::path& folder) {
    return folder.has_filename() ? folder : folder.parent_path();
}

bool holds_only_a_pack(const fs::path& folder, std::error_code& why) {
    for (const auto& entry : fs::directory_iterator(folder, why)) {
        const auto name = entry.path().filename();
        if (name != "manifest.json" && name != "blobs") return false;
    }
    return true;
}

Result<void> sync_parent(const fs::path& folder) {
    const fs::path parent = plain(folder).has_parent_path() ? plain(folder).parent_path() : fs::path(".");
    const int fd = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) close(fd);
    if (!synced) return fail(Kind::disk, "cannot sync the folder " + parent.string(), "look at the disk");
    return {};
}

}  // namespace

Result<fs::path> begin_replacing(const fs::path& out) {
    std::error_code why;
    const auto there = fs::symlink_status(plain(out), why);
    if (fs::exists(there) && (!fs::is_directory(there) || !holds_only_a_pack(plain(out), why))) {
        return fail(Kind::refused, out.string() + " holds something else than a built pack",
                    "name a new folder, or one that monter-pack build made");
    }
    fs::path beside = plain(out);
    beside += ".new";
    fs::remove_all(beside, why);
    fs::create_directories(beside, why);
    if (why) return fail(Kind::disk, "cannot make the folder " + beside.string() + ": " + why.message());
    return beside;
}

Result<void> finish_replacing(const fs::path& beside, const fs::path& out) {
    const fs::path target = plain(out);
    std::error_code why;
    const bool there = fs::exists(fs::symlink_status(target, why));
    const unsigned how = there ? RENAME_EXCHANGE : RENAME_NOREPLACE;
    if (renameat2(AT_FDCWD, beside.c_str(), AT_FDCWD, target.c_str(), how) != 0) {
        const std::string message = std::generic_category().message(errno);
        drop_folder(beside);
        return fail(Kind::disk, "cannot put the pack in " + target.string() + ": " + message,
                    "name a folder on a disk of this computer");
    }
    if (there) drop_folder(beside);
    return sync_parent(target);
}

void drop_folder(const fs::path& folder) {
    std::error_code why;
    fs::remove_all(folder, why);
    if (why) log_warning("cannot remove " + folder.string() + ": " + why.message());
}

}  // namespace monter::pack
