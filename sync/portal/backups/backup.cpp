#include "sync/portal/backups/backup.hpp"

#include <system_error>

#include "sync/base/file.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::backups {
namespace {

namespace fs = std::filesystem;

// What makes a copy a backup: who was signed in is gone, and it says when it was made.
Result<Held> make_ready(store::Database& copy, std::int64_t now_ms) {
    auto work = copy.begin();
    if (!work) return fail(work.error());
    if (auto done = store::end_all_sessions(*work); !done) return fail(done.error());
    if (auto done = store::write_number(*work, "backup_ms", now_ms); !done) return fail(done.error());
    auto extent = store::extent(*work);
    if (!extent) return fail(extent.error());
    if (auto done = work->commit(); !done) return fail(done.error());
    return Held{*extent, now_ms};
}

Result<Held> made_beside(store::Database& database, const fs::path& beside, const fs::path& file, std::int64_t now_ms) {
    if (auto copied = database.copy_to(beside); !copied) return fail(copied.error());
    auto copy = store::Database::open(beside);
    if (!copy) return fail(copy.error());
    auto held = make_ready(*copy, now_ms);
    if (!held) return held;
    // Once more, so that it is one file without a log beside it.
    if (auto copied = copy->copy_to(file); !copied) return fail(copied.error());
    return held;
}

}  // namespace

void remove_database(const fs::path& file) {
    for (const char* end : {"", "-wal", "-shm", "-journal"}) {
        std::error_code none;
        fs::path one = file;
        one += end;
        fs::remove(one, none);
    }
}

Result<Held> make(store::Database& database, const fs::path& file, std::int64_t now_ms) {
    std::error_code why;
    if (fs::exists(file, why) || why) {
        return fail(Kind::refused, "there is a file already: " + file.string(),
                    "choose another name; a backup never replaces anything");
    }
    if (!fs::is_directory(file.parent_path(), why)) {
        return fail(Kind::refused, "there is no folder " + file.parent_path().string(), "make the folder first");
    }
    fs::path beside = file;
    beside += ".making";
    fs::path whole = file;
    whole += ".new";
    auto held = made_beside(database, beside, whole, now_ms);
    remove_database(beside);
    if (held) {
        fs::rename(whole, file, why);
        if (why) held = fail(Kind::disk, "the backup can't be put in place: " + why.message());
    }
    if (held) {
        if (auto synced = sync_folder(file.parent_path()); !synced) held = fail(synced.error());
    }
    if (!held) remove_database(whole);
    return held;
}

}  // namespace monter::portal::backups
