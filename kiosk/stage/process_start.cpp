#include "kiosk/stage/process_start.hpp"

#include <unistd.h>

#include <charconv>
#include <fstream>
#include <string>

namespace monter::kiosk {

std::optional<std::int64_t> start_ticks(std::string_view stat) {
    const std::size_t name_end = stat.rfind(')');
    if (name_end == std::string_view::npos) return {};
    stat.remove_prefix(name_end + 1);
    constexpr int start_field = 22, name_field = 2;
    for (int field = name_field; field < start_field; ++field) {
        const std::size_t space = stat.find(' ');
        if (space == std::string_view::npos) return {};
        stat.remove_prefix(space + 1);
    }
    std::int64_t ticks = 0;
    const auto read = std::from_chars(stat.data(), stat.data() + stat.size(), ticks);
    if (read.ec != std::errc{}) return {};
    return ticks;
}

std::optional<std::int64_t> process_began_ms() {
    std::ifstream file("/proc/self/stat");
    std::string line;
    if (!std::getline(file, line)) return {};
    const auto ticks = start_ticks(line);
    const long a_second = sysconf(_SC_CLK_TCK);
    if (!ticks || a_second <= 0) return {};
    return *ticks * 1000 / a_second;
}

}  // namespace monter::kiosk
