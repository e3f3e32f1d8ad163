// Everything under /v1/: what stands ask for. Has no key that opens a lead.
#pragma once

#include "sync/base/clock.hpp"
#include "sync/portal/http.hpp"
#include "sync/portal/intake/parts.hpp"

namespace monter::portal::intake {

// Any thread. An answer to every request; an unknown path is a 404 problem.
[[nodiscard]] Response answer(Parts& parts, const Request& request, const Moment& now);

}  // namespace monter::portal::intake
