// A store that an older program made gets what it lacks, in one transaction: after a power cut anywhere it is the old
// one or the new one. Where the disk has no room for that, it waits: what it holds can be read, nothing is taken in,
// and it is upgraded as soon as there is room. For this room's own use.
//
// The versions of the schema: 1: without tally and tap; 2: without heard and let_go; 3: without lead_count; 4: this
// one.
#pragma once

#include "sync/outbox/store.hpp"

namespace monter::outbox {

inline constexpr int schema_version = 4;

[[nodiscard]] int version_of(SQLite::Database& db);

// How many leads are in each state, counted; what the triggers then keep.
void count_leads(SQLite::Database& db);

// To schema_version. False where the disk has no room: the store is then as it was, and stands as wait_for_room()
// leaves it. Throws where the disk refuses otherwise.
[[nodiscard]] bool upgrade(SQLite::Database& db);

// For a store that waits: upgrades it where there is room now. True: it must be opened anew, which brings its two
// copies together.
[[nodiscard]] bool try_again(SQLite::Database& db);

// What a store that waits says to all it can't do.
[[nodiscard]] Error no_room_yet();

}  // namespace monter::outbox
