// A portal put back from a backup, into the engine it is to run on: a backup is the same file on both, so this is also
// how a region moves from SQLite to PostgreSQL and back.
//
// Promise: what was there before is set aside, never overwritten; a crash anywhere leaves the old portal or the
// restored one. The restored one begins a new epoch, so that every stand sends again what it still holds, and erases
// again what was ever taken back. A backup that ends before what was announced as durable is refused: stands may have
// let go of what is missing, and only the operator can decide to live without it.
#pragma once

#include "sync/portal/backups/backup.hpp"
#include "sync/portal/folder.hpp"

namespace monter::portal::backups {

struct Restored {
    Held held;
    std::string epoch;
    std::filesystem::path set_aside;  // what was there: a file, or a schema's name; empty: nothing
    std::int64_t lost_at_most = 0;    // leads announced as durable that this backup lacks; only with accept_loss
    bool guarded = false;             // false: no epoch.guard was there, so nobody knows what was announced
};

// Takes the folder's lock: Kind::refused while a portal serves it.
[[nodiscard]] Result<Restored> restore(const Folder& folder, const std::filesystem::path& backup, bool accept_loss,
                                       std::int64_t now_ms);

}  // namespace monter::portal::backups
