// What the machine tells of itself, where it does: battery, mains, the hottest sensor, the room left on a disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace monter::agent {

struct Machine {
    std::optional<int> battery_percent;  // of the emptiest one
    bool on_mains = true;                // also where nothing says otherwise
    std::optional<int> celsius;
};
// `sys` is /sys: class/power_supply/*/{type,capacity,online,scope} and class/thermal/thermal_zone*/temp, as the kernel
// documents them (Documentation/ABI/testing/sysfs-class-power, sysfs-class-thermal).
[[nodiscard]] Machine look_at_machine(const std::filesystem::path& sys);

// Bytes this user may still write there; 0 where that can't be told.
[[nodiscard]] std::int64_t free_bytes(const std::filesystem::path& folder);

}  // namespace monter::agent
