// POST /v1/leads: a batch in, a signed receipt out.
//
// Promise: a lead answered "stored" or "duplicate" is on disk, synced, under its own id, and stays. What a batch keeps
// is kept whole in one transaction; the same lead any number of times is one row. Each lead's hash and the stand's
// signature over it are checked before it is receipted; one that fails is answered "rejected" and the others go on.
#pragma once

#include "sync/portal/intake/caller.hpp"

namespace monter::portal::intake {

[[nodiscard]] Response receive_leads(Parts& parts, const Request& request, const Moment& now);

}  // namespace monter::portal::intake
