#include "sync/base/clock.hpp"

#include <date/date.h>
#include <time.h>

#include <chrono>
#include <fstream>
#include <sstream>

namespace monter {
namespace {

std::int64_t read_ms(clockid_t which) {
    timespec at{};
    clock_gettime(which, &at);
    return static_cast<std::int64_t>(at.tv_sec) * 1000 + at.tv_nsec / 1'000'000;
}

Id read_boot_id() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string text;
    file >> text;
    return id_from_uuid(text).value_or(Id{});
}

}  // namespace

Moment system_now() {
    static const Id boot_id = read_boot_id();
    return {read_ms(CLOCK_REALTIME), read_ms(CLOCK_BOOTTIME), boot_id};
}

std::string to_iso_utc(std::int64_t wall_ms) {
    const date::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds{wall_ms}};
    return date::format("%FT%TZ", date::floor<std::chrono::seconds>(at));
}

Result<std::int64_t> from_iso_utc(const std::string& text) {
    std::istringstream in(text);
    date::sys_seconds at;
    in >> date::parse("%FT%TZ", at);
    if (in.fail() || to_iso_utc(at.time_since_epoch().count() * 1000) != text) {
        return fail(Kind::refused, "not a time of the form 2026-11-23T05:50:57Z");
    }
    return at.time_since_epoch().count() * std::int64_t{1000};
}

}  // namespace monter
