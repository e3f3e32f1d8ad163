// What each stand last said of itself in clear: about machines, never about a person.
#pragma once

#include <string>
#include <vector>

#include "sync/base/bytes.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

struct Health {
    std::string software, pack;  // pack: "norrbotten 3", empty where none is shown
    std::string copies;          // "1", "2" or "portal"
    std::string clock_trust;     // "portal", "ntp", "rtc" or "none"
    std::int64_t disk_free_mb = 0, pending = 0, quarantined = 0, lost = 0;
};
struct HealthLine {
    std::string stand;
    std::int64_t at_ms = 0;
    Health said;
};

[[nodiscard]] Result<void> note_health(Work& work, const Id& device_id, const Health& said, std::int64_t now_ms);
[[nodiscard]] Result<std::vector<HealthLine>> health_of_stands(Work& work);  // by name; without revoked ones, and
// without those whose machine was enrolled again under its name

}  // namespace monter::portal::store
