#include "sync/base/file.hpp"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <system_error>
#include <utility>

#include "sync/base/fd.hpp"

namespace monter {
namespace {

namespace fs = std::filesystem;

Result<void> write_all(int fd, View bytes, const fs::path& file) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return disk_error("cannot write", file);
        done += static_cast<std::size_t>(n);
    }
    return {};
}

}  // namespace

Result<Bytes> read_file(const fs::path& file, std::size_t bytes_max) {
    const Fd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.open()) {
        if (errno == ENOENT) return fail(Kind::refused, "there is no file " + file.string());
        return disk_error("cannot read", file);
    }
    struct stat about {};
    if (fstat(fd.get(), &about) != 0) return disk_error("cannot read", file);
    if (!S_ISREG(about.st_mode)) return fail(Kind::refused, file.string() + " is not a plain file");
    if (static_cast<std::size_t>(about.st_size) > bytes_max) {
        return fail(Kind::refused, file.string() + " is larger than " + std::to_string(bytes_max) + " bytes");
    }
    Bytes bytes(static_cast<std::size_t>(about.st_size));
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::read(fd.get(), bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return disk_error("cannot read", file);
        if (n == 0) return fail(Kind::disk, file.string() + " became shorter while it was read");
        done += static_cast<std::size_t>(n);
    }
    return bytes;
}

Result<std::string> read_text_file(const fs::path& file, std::size_t bytes_max) {
    auto bytes = read_file(file, bytes_max);
    if (!bytes) return fail(bytes.error());
    return std::string(text_of(*bytes));
}

Result<void> write_file(const fs::path& file, View bytes, mode_t mode) {
    fs::path beside = file;
    beside += ".new";
    {
        const Fd fd(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
        if (!fd.open()) return disk_error("cannot write", beside);
        if (fchmod(fd.get(), mode) != 0) return disk_error("cannot write", beside);
        if (auto written = write_all(fd.get(), bytes, beside); !written) return written;
        if (fsync(fd.get()) != 0) return disk_error("cannot sync", beside);
    }
    if (::rename(beside.c_str(), file.c_str()) != 0) return disk_error("cannot replace", file);
    return sync_folder(file.has_parent_path() ? file.parent_path() : fs::path("."));
}

Result<void> sync_folder(const fs::path& folder) {
    const Fd dir(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!dir.open() || fsync(dir.get()) != 0) return disk_error("cannot sync", folder);
    return {};
}

Result<void> make_private_folder(const fs::path& folder) {
    std::error_code why;
    if (!fs::exists(folder, why)) {
        fs::create_directories(folder, why);
        if (why) return fail(Kind::disk, "cannot make the folder " + folder.string() + ": " + why.message());
        fs::permissions(folder, fs::perms::owner_all, why);
    }
    if (access(folder.c_str(), W_OK | X_OK) != 0) return disk_error("cannot write in", folder);
    return {};
}

Result<FileLock> FileLock::take(const fs::path& file) {
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return disk_error("cannot open", file);
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) return FileLock(fd);
    const int why = errno;
    close(fd);
    if (why == EWOULDBLOCK) {
        return fail(Kind::refused, "another program already uses " + file.parent_path().string(),
                    "stop the other one first, or use its commands");
    }
    errno = why;
    return disk_error("cannot lock", file);
}

bool FileLock::is_held(const fs::path& file) {
    const Fd fd(::open(file.c_str(), O_RDWR | O_CLOEXEC));
    if (!fd.open()) return false;
    if (flock(fd.get(), LOCK_EX | LOCK_NB) != 0) return true;
    flock(fd.get(), LOCK_UN);
    return false;
}

FileLock::FileLock(FileLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}
FileLock::~FileLock() {
    if (fd_ >= 0) close(fd_);
}

}  // namespace monter
