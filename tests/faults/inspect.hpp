// What a store holds after a fault, read with bare SQL from a copy of the disk, so that looking changes nothing.
#pragma once

#include <filesystem>
#include <optional>

#include "tests/faults/checker.hpp"
#include "tests/faults/crash_disk.hpp"

namespace monter::faults {

inline constexpr const char* store_file = "stand/outbox.db";

// Nothing where the store can't be read or SQLite's integrity check finds a fault.
[[nodiscard]] std::optional<std::vector<Found>> inspect(const CrashDisk& disk);
// The same for a store on the machine's own file system that nobody has open.
[[nodiscard]] std::optional<std::vector<Found>> inspect(const std::filesystem::path& file);

}  // namespace monter::faults
