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

tl::unexpected<Error> disk_error(std::string_view doing, const std::filesystem::path& file) {
    const int why = errno;
    std::string words(doing);
    if (!file.empty()) words += " " + file.string();
    return fail(why == ENOSPC || why == EDQUOT ? Kind::full : Kind::disk,
                words + ": " + std::generic_category().message(why));
}

}  // namespace monter
