// Single values of the portal: "region", "epoch" (uuid text), "pack" (the folder name of the current pack).
#pragma once

#include <string>
#include <string_view>

#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

[[nodiscard]] Result<std::string> read_meta(Work& work, std::string_view key);  // empty where it was never written
[[nodiscard]] Result<void> write_meta(Work& work, std::string_view key, const std::string& value);

}  // namespace monter::portal::store
