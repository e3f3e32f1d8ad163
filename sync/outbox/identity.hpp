// Who this stand is, as meta keeps it; for this room's own use. device_id is zero until the stand is enrolled.
#pragma once

#include "sync/outbox/store.hpp"

namespace monter::outbox {

[[nodiscard]] Identity read_identity(SQLite::Database& db);

}  // namespace monter::outbox
