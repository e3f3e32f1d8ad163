// A file descriptor that closes itself, and what the machine says where it refuses one. Any thread.
#pragma once

#include <filesystem>
#include <string_view>

#include "sync/base/result.hpp"

namespace monter {

class Fd {
public:
    explicit Fd(int fd = -1) : fd_(fd) {}  // takes it over; -1: none
    Fd(Fd&& other) noexcept;
    Fd& operator=(Fd&& other) noexcept;
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    ~Fd();
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool open() const { return fd_ >= 0; }
    [[nodiscard]] int release();  // the caller's from here on

private:
    int fd_;
};

// "cannot write /x: No space left on device", of errno as it stands: Kind::full where there is no room, else
// Kind::disk; with what staff can do about it.
[[nodiscard]] tl::unexpected<Error> disk_error(std::string_view doing, const std::filesystem::path& file = {});

}  // namespace monter
