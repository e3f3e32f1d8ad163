// The commands for the safety of what was received: backup, drill, status. Each answer is a JSON object, as admin.hpp
// says.
#pragma once

#include <string>

#include "sync/portal/portal.hpp"

namespace monter::portal {

[[nodiscard]] Result<std::string> back_up(Portal& portal, const std::string& file, std::int64_t now_ms);
[[nodiscard]] Result<std::string> drill_backup(Portal& portal, const std::string& file, std::int64_t now_ms);
[[nodiscard]] Result<std::string> status(Portal& portal, std::int64_t now_ms);

}  // namespace monter::portal
