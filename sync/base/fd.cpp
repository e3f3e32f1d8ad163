#include "sync/base/fd.hpp"

#include <errno.h>
#include <unistd.h>

#include <string>
#include <system_error>
#include <utility>

namespace monter {

Fd::Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
Fd& Fd::operator=(Fd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}
Fd::~Fd() {
    if (fd_ >= 0) close(fd_);
}
int Fd::release() {
    return std::exchange(fd_, -1);
}

namespace {

const char* remedy_of(int why) {
    switch (why) {
        case ENOSPC:
        case EDQUOT:
            return "Free some space on that disk, then do it again.";
        case EACCES:
        case EPERM:
            return "See whose it is: the user this program runs as must be allowed to use it.";
        case EROFS:
            return "That disk can only be read: mount it for writing. If it turned so by itself, change it.";
        case ENOENT:
        case ENOTDIR:
            return "See whether the path is right, and its disk or stick is in.";
        default:
            return "Start the machine again; if it stays so, change that disk.";
    }
}

}  // namespace

tl::unexpected<Error> disk_error(std::string_view doing, const std::filesystem::path& file) {
    const int why = errno;
    std::string words(doing);
    if (!file.empty()) words += " " + file.string();
    return fail(why == ENOSPC || why == EDQUOT ? Kind::full : Kind::disk,
                words + ": " + std::generic_category().message(why), remedy_of(why));
}

}  // namespace monter
