#include "sync/portal/backups/restore.hpp"

#include <system_error>

#include "sync/base/file.hpp"
#include "sync/portal/backups/erasures.hpp"
#include "sync/portal/store/meta.hpp"

namespace monter::portal::backups {
namespace {

namespace fs = std::filesystem;

fs::path beside(const fs::path& file, const std::string& end) {
    fs::path out = file;
    out += end;
    return out;
}

// portal.db.before-1, -2 …: the first that is free.
fs::path free_name(const fs::path& database) {
    for (int n = 1;; ++n) {
        const fs::path name = beside(database, ".before-" + std::to_string(n));
        if (!fs::exists(name) && !fs::exists(beside(name, "-wal"))) return name;
    }
}

// A new epoch in the rebuilt file; then it is one file, closed and on disk.
Result<std::string> finish(store::Database rebuilt, const Erasures& erasures, std::int64_t now_ms) {
    if (auto done = erase_again(rebuilt, erasures, now_ms); !done) return fail(done.error());
    std::string epoch;
    {
        auto work = rebuilt.begin();
        if (!work) return fail(work.error());
        auto minted = mint_epoch(*work);
        if (!minted) return minted;
        epoch = *minted;
        if (auto done = store::write_number(*work, "backup_ms", 0); !done) return fail(done.error());
        if (auto done = work->commit(); !done) return fail(done.error());
    }
    if (auto done = rebuilt.flush(); !done) return fail(done.error());
    return epoch;
}

// The log first: it must never lie beside another database than its own. Without its log the old database is older, and
// the guard says so at the next start.
Result<fs::path> swap(const fs::path& rebuilt, const fs::path& database) {
    std::error_code why;
    fs::path aside;
    const fs::path log = beside(database, "-wal");
    if (fs::exists(database)) {
        aside = free_name(database);
        if (fs::exists(log)) {
            fs::rename(log, beside(aside, "-wal"), why);
            if (why) return fail(Kind::disk, "the old database's log can't be set aside: " + why.message());
        }
        fs::create_hard_link(database, aside, why);
        if (why) return fail(Kind::disk, "the old database can't be set aside: " + why.message());
    } else {
        fs::remove(log, why);
    }
    if (auto synced = sync_folder(database.parent_path()); !synced) return fail(synced.error());
    fs::rename(rebuilt, database, why);
    if (why) return fail(Kind::disk, "the restored database can't be put in place: " + why.message());
    if (auto synced = sync_folder(database.parent_path()); !synced) return fail(synced.error());
    return aside;
}

Result<fs::path> put_on_server(const std::string& server, const fs::path& rebuilt) {
    auto aside = store::Database::put_back(server, rebuilt);
    if (!aside) return fail(aside.error());
    return fs::path(*aside);
}

Result<Restored> put_back(const Folder& folder, const fs::path& backup, const fs::path& place, bool accept_loss,
                          std::int64_t now_ms) {
    Guard guard(folder.guard());
    Restored out;
    auto rebuilt = rebuild(backup, place);
    if (!rebuilt) return fail(rebuilt.error());
    out.held = rebuilt->held;
    const std::int64_t highest = out.held.extent.highest;
    const auto known = guard.read();
    out.guarded = known.has_value();
    const std::int64_t announced = known ? known->durable_seq : 0;
    out.lost_at_most = std::max<std::int64_t>(0, announced - highest);
    if (out.lost_at_most > 0 && !accept_loss) {
        return fail(Kind::refused,
                    "this backup ends at lead " + std::to_string(highest) + ", and stands were told that all up to " +
                        std::to_string(announced) + " is safe: they may have let go of what is missing",
                    "use a newer backup; where there is none, --accept-loss restores this one all the same");
    }
    auto epoch = finish(std::move(rebuilt->database), Erasures(folder.erasures()), now_ms);
    if (!epoch) return fail(epoch.error());
    out.epoch = *epoch;
    auto aside = folder.server.empty() ? swap(place, folder.database()) : put_on_server(folder.server, place);
    if (!aside) return fail(aside.error());
    out.set_aside = *aside;
    if (auto done = guard.write({out.epoch, highest, std::min(announced, highest)}); !done) return fail(done.error());
    return out;
}

}  // namespace

Result<Restored> restore(const Folder& folder, const fs::path& backup, bool accept_loss, std::int64_t now_ms) {
    if (!fs::exists(folder.root()) || !fs::exists(folder.key("desk"))) {
        return fail(Kind::refused, "there are no keys in " + folder.data.string() + ", and no backup holds any",
                    "put keys/ and root.json of the old portal there first");
    }
    auto lock = FileLock::take(folder.lock());
    if (!lock) return fail(lock.error());
    const fs::path place = folder.data / "portal.db.restoring";
    auto restored = put_back(folder, backup, place, accept_loss, now_ms);
    remove_database(place);
    return restored;
}

}  // namespace monter::portal::backups
