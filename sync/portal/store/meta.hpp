// Single values of the portal: "region", "epoch" (uuid text), "pack" (the folder name of the current pack),
// "durable_seq" and "drilled_ms" (what the last proven backup holds, and when that was), "backup_ms" (in a backup: when
// it was made).
#pragma once

#include <string>
#include <string_view>

#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

[[nodiscard]] Result<std::string> read_meta(Work& work, std::string_view key);  // empty where it was never written
[[nodiscard]] Result<void> write_meta(Work& work, std::string_view key, const std::string& value);

// The same for whole numbers; 0 where it was never written.
[[nodiscard]] Result<std::int64_t> read_number(Work& work, std::string_view key);
[[nodiscard]] Result<void> write_number(Work& work, std::string_view key, std::int64_t value);

}  // namespace monter::portal::store
