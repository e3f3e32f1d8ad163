#include "sync/agent/machine.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace monter::agent {
namespace {

namespace fs = std::filesystem;

// Not read_file(): it believes the length a file tells, and the kernel's files tell a page, or nothing.
std::string word(const fs::path& file) {
    std::ifstream in(file);
    std::string out;
    in >> out;
    return out.substr(0, 64);
}

std::optional<int> number(const fs::path& file) {
    const std::string text = word(file);
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc()) return std::nullopt;
    return value;
}

template <class Look>
void each_in(const fs::path& folder, Look look) {
    std::error_code why;
    for (fs::directory_iterator at(folder, why), end; !why && at != end; at.increment(why)) look(at->path());
}

}  // namespace

Machine look_at_machine(const fs::path& sys) {
    Machine out;
    std::optional<bool> mains;
    each_in(sys / "class/power_supply", [&](const fs::path& supply) {
        const std::string type = word(supply / "type");
        if (type == "Mains" || type == "USB") mains = mains.value_or(false) || number(supply / "online") == 1;
        // A mouse's or a pen's battery says "Device".
        if (type != "Battery" || word(supply / "scope") == "Device") return;
        if (const auto percent = number(supply / "capacity")) {
            out.battery_percent = std::min(*percent, out.battery_percent.value_or(100));
        }
    });
    out.on_mains = mains.value_or(true);
    each_in(sys / "class/thermal", [&](const fs::path& zone) {
        if (!zone.filename().string().starts_with("thermal_zone")) return;
        const auto thousandths = number(zone / "temp");
        if (!thousandths || *thousandths <= 0) return;
        out.celsius = std::max(*thousandths / 1000, out.celsius.value_or(0));
    });
    return out;
}

std::int64_t free_bytes(const fs::path& folder) {
    std::error_code why;
    const auto space = fs::space(folder, why);
    return why ? 0 : static_cast<std::int64_t>(space.available);
}

}  // namespace monter::agent
