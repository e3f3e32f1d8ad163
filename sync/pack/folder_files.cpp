#include "sync/pack/folder_files.hpp"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "sync/base/fd.hpp"
#include "sync/pack/names.hpp"

namespace monter::pack {
namespace {

namespace fs = std::filesystem;

std::string readable(std::string name) {
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c < 0x20 || c > 0x7E; }, '?');
    return name;
}

// O_NONBLOCK: opening a pipe somebody left there must not wait for its other end.
Result<Fd> open_without_links(const fs::path& folder, const std::string& name) {
    Fd here(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    std::string_view rest = name;
    while (here.get() >= 0) {
        const std::size_t slash = rest.find('/');
        const std::string part(rest.substr(0, slash));
        const bool last = slash == std::string_view::npos;
        const int kind = last ? O_NONBLOCK : O_DIRECTORY;
        here = Fd(::openat(here.get(), part.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind));
        if (last) break;
        rest.remove_prefix(slash + 1);
    }
    if (here.get() >= 0) return here;
    if (errno == ENOENT || errno == ENOTDIR) return fail(Kind::refused, "there is no file " + readable(name));
    if (errno == ELOOP) return fail(Kind::refused, readable(name) + " is a link", "put the file itself there");
    return disk_error("cannot read " + readable(name));
}

}  // namespace

Result<Bytes> read_inside(const fs::path& folder, const std::string& name, std::size_t bytes_max) {
    auto fd = open_without_links(folder, name);
    if (!fd) return fail(fd.error());
    struct stat about {};
    if (fstat(fd->get(), &about) != 0 || !S_ISREG(about.st_mode)) {
        return fail(Kind::refused, readable(name) + " is not a plain file", "put the file itself there");
    }
    if (static_cast<std::size_t>(about.st_size) > bytes_max) {
        return fail(Kind::refused, readable(name) + " is larger than " + std::to_string(bytes_max) + " bytes",
                    "make it smaller");
    }
    Bytes bytes(static_cast<std::size_t>(about.st_size));
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::read(fd->get(), bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return fail(Kind::disk, "cannot read " + readable(name) + " to its end", "try again");
        done += static_cast<std::size_t>(n);
    }
    return bytes;
}

bool is_left_by_an_editor(std::string_view file_name) {
    const auto begins = [&](std::string_view head) { return file_name.starts_with(head); };
    const auto ends = [&](std::string_view tail) {
        return file_name.size() > tail.size() && file_name.ends_with(tail);
    };
    return ends("~") || (begins(".") && (ends(".swp") || ends(".swx") || ends(".swo"))) || begins(".#") ||
           (begins("#") && ends("#")) || begins(".~lock.") || begins(".goutputstream-") || file_name == ".DS_Store" ||
           file_name == "Thumbs.db" || file_name == "desktop.ini" || file_name == ".directory";
}

Result<FolderFiles> list_folder(const fs::path& folder) {
    std::error_code why;
    FolderFiles files;
    auto entry = fs::recursive_directory_iterator(folder, why);
    if (why)
        return fail(Kind::refused, "cannot open the folder " + folder.string() + ": " + why.message(),
                    "name a folder that exists");
    for (; entry != fs::end(entry); entry.increment(why)) {
        if (why) break;
        const std::string name = entry->path().lexically_relative(folder).generic_string();
        const auto status = entry->symlink_status(why);
        if (!fs::is_directory(status) && is_left_by_an_editor(entry->path().filename().native())) continue;
        if (!is_pack_name(name)) {
            files.misfits.push_back({readable(name), "a name a pack can't hold"});
            if (fs::is_directory(status)) entry.disable_recursion_pending();
        } else if (fs::is_symlink(status)) {
            files.misfits.push_back({name, "a link"});
        } else if (fs::is_regular_file(status)) {
            files.names.push_back(name);
        } else if (!fs::is_directory(status)) {
            files.misfits.push_back({name, "not a plain file"});
        }
    }
    if (why) return fail(Kind::disk, "cannot list the folder " + folder.string() + ": " + why.message());
    std::sort(files.names.begin(), files.names.end());
    return files;
}

}  // namespace monter::pack
