// Whether one small file of DATA/public was replaced since the last look. UI thread; a look costs one stat(), happens
// every few seconds, and allocates nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "sync/base/clock.hpp"

namespace monter::kiosk {

class FileWatch {
public:
    explicit FileWatch(std::filesystem::path file) : file_(std::move(file)) {}

    // True at the first look with a file there, and after every change of its time or length.
    [[nodiscard]] bool changed(const Moment& now);

private:
    struct Mark {
        std::filesystem::file_time_type written;
        std::uintmax_t bytes = 0;
        friend bool operator==(const Mark&, const Mark&) = default;
    };
    [[nodiscard]] std::optional<Mark> mark() const;

    std::filesystem::path file_;
    std::optional<Mark> seen_;
    std::int64_t next_boot_ms_ = 0;
};

}  // namespace monter::kiosk
