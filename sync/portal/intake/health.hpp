// POST /v1/health: how a stand does, for the people who look after it; about no one.
#pragma once

#include "sync/portal/intake/caller.hpp"

namespace monter::portal::intake {

// {"type":"health","nonce"}, signed, once it is noted; the last word of each stand stays.
[[nodiscard]] Response report_health(Parts& parts, const Request& request, const Moment& now);

}  // namespace monter::portal::intake
