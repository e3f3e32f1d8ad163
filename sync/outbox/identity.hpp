// Who this stand is, as meta keeps it; for this room's own use. device_id is zero until the stand is enrolled.
#pragma once

#include "sync/outbox/store.hpp"

namespace monter::outbox {

[[nodiscard]] Identity read_identity(SQLite::Database& db);

// Every lead that may still travel: pending, quarantined, and acked ones, which a portal restored from an old backup
// asks for again. Inside the caller's transaction.
void sign_anew(SQLite::Database& db, const Identity& self, const seal::SigningKey& device);

}  // namespace monter::outbox
