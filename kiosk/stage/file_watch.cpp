#include "kiosk/stage/file_watch.hpp"

namespace monter::kiosk {
namespace {

constexpr std::int64_t look_every_ms = 5'000;  // a visitor walks up to the stand no sooner

}  // namespace

std::optional<FileWatch::Mark> FileWatch::mark() const {
    std::error_code why;
    const auto written = std::filesystem::last_write_time(file_, why);
    if (why) return std::nullopt;
    const auto bytes = std::filesystem::file_size(file_, why);
    if (why) return std::nullopt;
    return Mark{written, bytes};
}

bool FileWatch::changed(const Moment& now) {
    if (now.boot_ms < next_boot_ms_) return false;
    next_boot_ms_ = now.boot_ms + look_every_ms;
    const auto there = mark();
    if (!there || there == seen_) return false;
    seen_ = there;
    return true;
}

}  // namespace monter::kiosk
