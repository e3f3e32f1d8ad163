// The file beside the database that remembers how far receipts went: epoch.guard, outside every backup.
//   {"v":1,"epoch":"uuid","portal_seq":4712,"durable_seq":0}
//
// A portal that was put back from an older backup has given receipts for leads it no longer has. The guard shows it at
// start, a stand's `seen` shows it at the next batch; both end in a new epoch, and stands send everything again.
#pragma once

#include <filesystem>
#include <string>

#include "sync/portal/store/database.hpp"

namespace monter::portal::intake {

struct Guard {
    std::string epoch;
    std::int64_t portal_seq = 0;
    std::int64_t durable_seq = 0;
};

[[nodiscard]] Result<void> write_guard(const std::filesystem::path& file, const Guard& guard);
[[nodiscard]] Result<Guard> read_guard(const std::filesystem::path& file);

// A new random epoch in the database.
[[nodiscard]] Result<std::string> mint_epoch(store::Work& work);

// At start: the database's epoch, or a new one where the guard is missing, speaks of another epoch, or went further
// than the database does. Leaves the guard in step.
[[nodiscard]] Result<std::string> settle_epoch(store::Database& database, const std::filesystem::path& guard);

}  // namespace monter::portal::intake
