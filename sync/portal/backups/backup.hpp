// Backups: a whole copy of the database in one SQLite file, whichever engine the portal runs on, and the drill that
// proves one. On PostgreSQL it is one moment's look at every table, read beside the portals that go on. (pg_dump would
// make a file that only a server can look into; this one is drilled by any portal, on any machine.)
//
// A backup holds what the database holds: sealed leads, codes, times, the names of people on staff; nothing a visitor
// wrote in clear, and no key. DATA/keys and DATA/root.json are what opens it again: they never change, and a copy of
// them belongs in the safe, not beside the backups. epoch.guard and erasures.log stay where they are, on purpose.
//
// A drill restores a backup into a file of its own, as a real restore would, looks at every page, at every lead's bytes
// and hash, counts them, and compares lead by lead with the portal that runs. Only what came through all of that counts
// as durable: stands may let go of nothing else.
#pragma once

#include <filesystem>

#include "sync/portal/backups/guard.hpp"
#include "sync/portal/store/whole.hpp"

namespace monter::portal::backups {

struct Held {
    store::Extent extent;
    std::int64_t made_ms = 0;
};

// Of a running portal too: others go on while it copies. Refuses to replace a file. The folder must be there.
[[nodiscard]] Result<Held> make(store::Database& database, const std::filesystem::path& file, std::int64_t now_ms);

// Restores `backup` into `place` (replaced where it is there) and checks all of it; the file is left open.
// Kind::refused for what is no backup, Kind::corrupt for one that is damaged or not whole.
struct Rebuilt {
    store::Database database;
    Held held;
};
[[nodiscard]] Result<Rebuilt> rebuild(const std::filesystem::path& backup, const std::filesystem::path& place);

// The drill. Raises the portal's durable_seq to what the backup holds; an older backup than the last lowers nothing.
// `place` is gone afterwards. Kind::corrupt where the backup lacks a lead it should have or has another in its place.
[[nodiscard]] Result<Held> drill(store::Database& database, Guard& guard, const std::filesystem::path& backup,
                                 const std::filesystem::path& place, std::int64_t now_ms);

// Removes a database file and what SQLite left beside it.
void remove_database(const std::filesystem::path& file);

}  // namespace monter::portal::backups
