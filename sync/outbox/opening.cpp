// How a store comes up: the file if it is sound, else a new one; then what the journal has and the store lacks; then
// what the store has and the journal lacks. Only then may a form open.
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "sync/base/fd.hpp"
#include "sync/outbox/replay.hpp"
#include "sync/outbox/rescue.hpp"
#include "sync/outbox/sound.hpp"

namespace monter::outbox {
namespace {

namespace fs = std::filesystem;

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

// SQLite overlooks an error when it syncs a folder, so the folder is synced here once more, and looked at.
Result<void> sync_folder_of(const fs::path& file) {
    const Fd fd(::open(folder_of(file).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.open()) return disk_error("open the outbox's folder", folder_of(file));
    if (fsync(fd.get()) != 0) return disk_error("keep the outbox's folder", folder_of(file));
    return {};
}

// For its owner only, from the first byte on; SQLite gives its WAL file the same rights.
Result<void> make_file(const fs::path& file) {
    const Fd fd(::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (fd.open() || errno == EEXIST) return {};
    return disk_error("make the outbox", file);
}

Result<void> make(const fs::path& file, const char* vfs) {
    if (vfs == nullptr) {
        if (auto made = make_file(file); !made) return made;
    }
    return make_store(file, vfs);
}

Result<bool> is_there(Medium& disk, const fs::path& file) {
    const auto names = disk.names();
    if (!names) return fail(names.error());
    return std::find(names->begin(), names->end(), file.filename().string()) != names->end();
}

// A machine without memory, or a disk that says no, is no damage: what is there is good, and later it can be read.
bool is_damage(const Error& error) {
    return error.kind == Kind::corrupt;
}

// SQLite does not always say that it lacked memory: a value may be nothing, a page not to be had. Nothing is set aside
// where it may be so.
bool is_memory_short() {
    constexpr int enough = 1 << 20;  // several times what an opening takes
    void* const some = sqlite3_malloc(enough);
    sqlite3_free(some);
    return some == nullptr;
}

// What to open, and what with.
struct Files {
    const fs::path& file;
    const char* vfs;
    const seal::SigningKey* device;
    Journal& journal;
    const Journal::Contents& contents;
};

// The file as it is, with what only the journal has.
Result<Sound> bring_together(const Files& files) {
    auto sound = open_sound(files.file, files.vfs);
    if (!sound || sound->waits_for_room) return sound;
    const auto restored = attempt("bring the two copies together",
                                  [&] { return replay(sound->db, files.journal, files.contents, files.device); });
    if (!restored) return fail(restored.error());
    return sound;
}

// A new file, from the journal; the old one is set aside.
Result<Sound> begin_anew(const Files& files) {
    auto aside = set_aside(files.journal.own_disk(), files.file.filename().string());
    if (!aside) return fail(aside.error());
    if (auto made = make(files.file, files.vfs); !made) return fail(made.error());
    return bring_together(files);
}

// What can be read of a file that was set aside, once. It has a step of its own: wherever the power is cut between the
// setting aside and this, the next start comes here again.
Result<void> take_from_aside(SQLite::Database& db, const Files& files) {
    if (files.device == nullptr) return {};
    return attempt("read what was set aside", [&]() -> Result<void> {
        auto aside = to_be_rescued(db, files.journal.own_disk(), files.file.filename().string());
        if (!aside) return fail(aside.error());
        if (*aside) static_cast<void>(rescue(db, folder_of(files.file) / **aside, files.vfs, *files.device));
        return {};
    });
}

// What lies aside is taken from, and the journal gets what only the store has.
Result<void> make_ready(SQLite::Database& db, const Files& files) {
    if (auto taken = take_from_aside(db, files); !taken) return taken;
    return attempt("complete the journal", [&]() -> Result<void> {
        if (auto begun = files.journal.begin(); !begun) return begun;
        // What came from another stand's pieces gets into ours, and those go: they say what may have to be forgotten.
        return files.contents.taken_in ? write_anew(db, files.journal) : complete(db, files.journal, files.contents);
    });
}

Result<Sound> open_or_begin_anew(const Files& files, bool provisioning) {
    const auto there = is_there(files.journal.own_disk(), files.file);
    if (!there) return fail(there.error());
    const bool has_journal = files.contents.any_piece;
    if (!*there && !has_journal && !provisioning) {
        return fail(Kind::refused, "there is no outbox here", "enrol this stand first");
    }
    if (provisioning && !has_journal) {
        if (auto made = make(files.file, files.vfs); !made) return fail(made.error());
        return bring_together(files);
    }
    if (!*there) return begin_anew(files);
    auto sound = bring_together(files);
    // Twice: a disk that refused one read looks like a damaged file.
    if (!sound && is_damage(sound.error())) sound = bring_together(files);
    if (sound || !is_damage(sound.error()) || !has_journal) return sound;
    if (is_memory_short())
        return fail(Kind::disk, "open the outbox: the machine has no memory left", "restart the stand");
    return begin_anew(files);
}

}  // namespace

Result<Outbox> Outbox::create(const fs::path& file, Opening opening) {
    return begin(file, std::move(opening), true);
}

Result<Outbox> Outbox::open(const fs::path& file, Opening opening) {
    return begin(file, std::move(opening), false);
}

Result<Outbox> Outbox::begin(const fs::path& file, Opening opening, bool provisioning) {
    const char* vfs = opening.vfs;
    if (opening.media.empty()) opening.media.push_back(folder_medium(folder_of(file)));
    Journal journal(std::move(opening.media), opening.journal_id, opening.take_in);
    auto contents = journal.read();
    const Files files{file, vfs, opening.device, journal, contents};
    const bool strange = contents.strange;
    auto sound = open_or_begin_anew(files, provisioning);
    if (!sound) return fail(sound.error());
    auto& [db, waits] = *sound;
    // One that waits for room writes nothing: what is left to do here is done when it is opened with room.
    if (auto ready = waits ? Result<void>() : make_ready(db, files); !ready) return fail(ready.error());
    auto opened = attempt("open the outbox", [&]() -> Result<Outbox> {
        const std::int64_t ran_ms = read_ran_ms(db);
        return Outbox(std::make_unique<Store>(
            Store{std::move(db), std::move(journal), {}, std::nullopt, waits, {}, ran_ms, std::nullopt, strange}));
    });
    if (!opened || vfs != nullptr) return opened;
    if (auto synced = sync_folder_of(file); !synced) return fail(synced.error());
    auto whereabouts = Whereabouts::of(file);
    if (!whereabouts) return fail(whereabouts.error());
    opened->store_->whereabouts = std::move(*whereabouts);
    return opened;
}

Copies Outbox::copies() const {
    return {store_->journal.media_count() > 1, store_->journal.medium_in_use() + 1 < store_->journal.media_count(),
            store_->strange};
}

const std::optional<Error>& Outbox::broken() const {
    return store_->broken;
}

std::optional<Error> Outbox::waits_for_room() const {
    if (!store_->waits_for_room) return std::nullopt;
    return store_->tried_for_room();
}

Result<std::int64_t> Outbox::leads_lost() const {
    return store_->attempt("look for gaps", [&]() -> Result<std::int64_t> { return numbers_missing(store_->db); });
}

}  // namespace monter::outbox
