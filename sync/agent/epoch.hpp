// The portal's memory has a name, its epoch. A portal put back from a backup begins a new one, and may have lost what
// it has given receipts for since: then every lead the stand still holds is sent again. Unique keys make that harmless.
#pragma once

#include "sync/outbox/outbox.hpp"

namespace monter::agent {

// Notes which epoch the portal speaks from. Where it is another than before, receipts of other epochs no longer count:
// their leads and withdrawals wait again, on disk, before the new epoch is noted, so that a crash in between repeats
// it. Says whether it was another.
[[nodiscard]] Result<bool> note_epoch(outbox::Outbox& outbox, const Id& epoch);

}  // namespace monter::agent
