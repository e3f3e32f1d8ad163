// The journal and the store brought together at every start, before any form opens; for this room's own use.
#pragma once

#include "sync/outbox/journal.hpp"
#include "sync/outbox/store.hpp"

namespace monter::outbox {

// Puts into the store what the journal has and the store lacks, in one transaction: leads (the newest record of a lead
// counts, under its number or, where another lead has that, a fresh one), numbers that were let go, and withdrawals
// last. A store that got a lead this way takes a new store_id and signs all it may still send anew: it can't know which
// numbers it had used. Returns how many leads came back. Kind::refused where `device` is null and something is to be
// signed.
[[nodiscard]] Result<int> replay(SQLite::Database& db, Journal& journal, const Journal::Contents& contents,
                                 const seal::SigningKey* device);

// Appends to the journal's medium in use what the store has and that medium lacks, so that it is whole by itself.
[[nodiscard]] Result<void> complete(SQLite::Database& db, Journal& journal, const Journal::Contents& there);

// The journal anew, of what the store has now, and then the old pieces away: purged and withdrawn bytes are gone.
[[nodiscard]] Result<void> write_anew(SQLite::Database& db, Journal& journal);

// Numbers that were given out and are neither in the store nor let go: leads that are lost.
[[nodiscard]] std::int64_t numbers_missing(SQLite::Database& db);

}  // namespace monter::outbox
