// What a stand tells the region of itself, hourly and in clear: about the machine, never about a person.
#pragma once

#include <string>

#include "sync/agent/clock_trust.hpp"
#include "sync/agent/public_folder.hpp"
#include "sync/outbox/outbox.hpp"

namespace monter::agent {

// POST /v1/health
struct HealthReport {
    std::string software, pack, copies;  // pack: "norrbotten 3", empty where none; copies: as in status.hpp
    std::int64_t disk_free_mb = 0;
    Trust trust = Trust::none;
    outbox::Counts counts;
    std::int64_t lost = 0;  // leads that are on no medium any more
};

[[nodiscard]] Result<HealthReport> health_of(const outbox::Outbox& outbox, const PublicFolder& folder, Trust trust);

// {"v":1,"sw":"0.1.0","pack":"norrbotten 3","copies":"1|2|portal","disk_free_mb":51200,
//  "clock":"portal|ntp|rtc|none","pending":1,"quarantined":0,"lost":0}
[[nodiscard]] std::string body_of(const HealthReport& report);

}  // namespace monter::agent
