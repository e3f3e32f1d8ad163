// The store's tables, triggers and settings, as the protocol fixes them, in one place. The triggers keep the promise of
// outbox.hpp even against this program: a lead is never deleted, its bytes never change, it leaves only by an ack or by
// its owner's withdrawal. One part at a time, so that an opened store can be compared with them word for word.
//
// states of a lead: 0 pending, 1 acked, 2 purged, 3 quarantined, 4 withdrawn; flags: sync/lead/sealed.hpp.
// meta holds store_id, device_id (16 raw bytes each), openings, and the facts of Outbox::fact() as text.
#pragma once

#include <span>

namespace monter::outbox {

struct SchemaPart {
    const char* name;
    const char* sql;
};

// In the order they are made.
[[nodiscard]] std::span<const SchemaPart> schema();

struct Pragma {
    const char* name;
    const char* set;   // as written
    const char* read;  // as SQLite reads it back
};

// In the order they are set: the locking mode comes first, so that WAL needs no shared memory file.
[[nodiscard]] std::span<const Pragma> pragmas();

}  // namespace monter::outbox
