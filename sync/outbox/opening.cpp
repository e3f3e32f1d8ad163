// Opening a store, and proving before anyone relies on it that it is whole, set as it must be, and on a disk that takes
// a commit.
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "sync/outbox/schema.hpp"
#include "sync/outbox/store.hpp"

namespace monter::outbox {
namespace {

namespace fs = std::filesystem;

constexpr int schema_version = 2;  // 1: without the counts

Result<void> corrupt(const std::string& what) {
    return fail(Kind::corrupt, "open the outbox: " + what, "keep the file and call the office; nothing was removed");
}

std::string read_pragma(SQLite::Database& db, const char* name) {
    return db.execAndGet(std::string("PRAGMA ") + name).getString();
}

void check(SQLite::Database& db, int code) {
    if (code != SQLITE_OK) throw SQLite::Exception(db.getHandle(), code);
}

// The WAL file stays when the store is closed, so that none is ever made while leads flow.
void keep_wal_file(SQLite::Database& db) {
    int keep = 1;
    const int code = sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
    if (code != SQLITE_NOTFOUND) check(db, code);
}

void write_back(SQLite::Database& db) {
    SQLite::Statement checkpoint(db, "PRAGMA wal_checkpoint(TRUNCATE)");
    while (checkpoint.executeStep()) {
    }
}

Result<void> set_pragmas(SQLite::Database& db) {
    for (const Pragma& pragma : pragmas()) {
        SQLite::Statement set(db, std::string("PRAGMA ") + pragma.name + "=" + pragma.set);
        while (set.executeStep()) {
        }
    }
    for (const Pragma& pragma : pragmas()) {
        const std::string got = read_pragma(db, pragma.name);
        if (got != pragma.read) return corrupt(std::string(pragma.name) + " is " + got + ", not " + pragma.read);
    }
    keep_wal_file(db);
    return {};
}

bool is_empty(SQLite::Database& db) {
    return db.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
}

void make_schema(SQLite::Database& db) {
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    for (const SchemaPart& part : schema()) db.exec(part.sql);
    write_meta(db, "store_id", seal::random_id());
    db.exec("PRAGMA user_version=" + std::to_string(schema_version));
    transaction.commit();
}

// A store of version 1 lacks the tables of the counts and nothing else.
void upgrade(SQLite::Database& db) {
    if (read_pragma(db, "user_version") != "1") return;
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement query(db, "SELECT count(*) FROM sqlite_master WHERE name=?1");
    for (const SchemaPart& part : schema()) {
        query.reset();
        query.bind(1, part.name);
        query.executeStep();
        if (query.getColumn(0).getInt() == 0) db.exec(part.sql);
    }
    db.exec("PRAGMA user_version=" + std::to_string(schema_version));
    transaction.commit();
}

Result<void> check_schema(SQLite::Database& db) {
    if (read_pragma(db, "user_version") != std::to_string(schema_version))
        return corrupt("another version of the store");
    SQLite::Statement query(db, "SELECT sql FROM sqlite_master WHERE name=?1");
    for (const SchemaPart& part : schema()) {
        query.reset();
        query.bind(1, part.name);
        if (!query.executeStep() || query.getColumn(0).getString() != part.sql) {
            return corrupt(std::string(part.name) + " is not as this program made it");
        }
    }
    const std::string sound = db.execAndGet("PRAGMA quick_check(1)").getString();
    if (sound != "ok") return corrupt("the file is damaged");
    return {};
}

// A sync that failed before the last end may have left bytes in the WAL file that the system shows and the disk does
// not have; a lead in them would be confirmed as kept before. So the file is written over with its own bytes, and
// synced. (A checkpoint would do, too, but each is a moment in which a disk that lies about its syncs can break the
// store.)
void settle_wal(SQLite::Database& db) {
    sqlite3_file* wal = nullptr;
    check(db, sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&wal)));
    if (wal == nullptr || wal->pMethods == nullptr) return;
    sqlite3_int64 size = 0;
    check(db, wal->pMethods->xFileSize(wal, &size));
    Bytes piece(std::size_t{64} * 1024);
    for (sqlite3_int64 at = 0; at < size; at += static_cast<sqlite3_int64>(piece.size())) {
        const int bytes = static_cast<int>(std::min(size - at, static_cast<sqlite3_int64>(piece.size())));
        check(db, wal->pMethods->xRead(wal, piece.data(), bytes, at));
        check(db, wal->pMethods->xWrite(wal, piece.data(), bytes, at));
    }
    check(db, wal->pMethods->xSync(wal, SQLITE_SYNC_NORMAL));
}

// A commit shows that this disk takes one, and leaves no file to be made when the first lead comes. A full disk is no
// reason to stay closed: what is kept can still be sent.
void count_opening(SQLite::Database& db) {
    try {
        db.exec(
            "INSERT INTO meta(k,v) VALUES('openings',CAST('1' AS BLOB)) ON CONFLICT(k) DO UPDATE "
            "SET v=CAST(CAST(CAST(v AS TEXT) AS INTEGER)+1 AS BLOB)");
    } catch (const SQLite::Exception& why) {
        if ((why.getErrorCode() & 0xFF) != SQLITE_FULL) throw;
    }
}

// SQLite overlooks an error when it syncs a folder, so the folder is synced here once more, and looked at.
Result<void> sync_folder_of(const fs::path& file) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return fail(Kind::disk, "open the outbox: cannot open its folder");
    const bool synced = fsync(fd) == 0;
    close(fd);
    if (!synced) return fail(Kind::disk, "open the outbox: the disk refused to keep its folder");
    return {};
}

// For its owner only, from the first byte on; SQLite gives its WAL file the same rights.
Result<void> make_file(const fs::path& file) {
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST) return {};
    if (fd < 0) return fail(Kind::disk, "make the outbox: cannot write in its folder");
    close(fd);
    return {};
}

}  // namespace

Result<Outbox> Outbox::create(const fs::path& file, const char* vfs) {
    if (vfs == nullptr) {
        if (auto made = make_file(file); !made) return fail(made.error());
    }
    auto done = attempt("make the outbox", [&]() -> Result<void> {
        SQLite::Database db(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0, vfs ? vfs : "");
        if (auto set = set_pragmas(db); !set) return set;
        if (is_empty(db)) {
            make_schema(db);
            write_back(db);
        }
        return {};
    });
    if (!done) return fail(done.error());
    return open(file, vfs);
}

Result<Outbox> Outbox::open(const fs::path& file, const char* vfs) {
    std::error_code why;
    if (vfs == nullptr && !fs::exists(file, why)) {
        return fail(Kind::refused, "there is no outbox here", "enrol this stand first");
    }
    auto opened = attempt("open the outbox", [&]() -> Result<Outbox> {
        SQLite::Database db(file.string(), SQLite::OPEN_READWRITE, 0, vfs ? vfs : "");
        if (auto set = set_pragmas(db); !set) return fail(set.error());
        upgrade(db);
        if (auto sound = check_schema(db); !sound) return fail(sound.error());
        settle_wal(db);
        count_opening(db);
        return Outbox(std::make_unique<Store>(Store{std::move(db), {}}));
    });
    if (!opened || vfs != nullptr) return opened;
    if (auto synced = sync_folder_of(file); !synced) return fail(synced.error());
    auto whereabouts = Whereabouts::of(file);
    if (!whereabouts) return fail(whereabouts.error());
    opened->store_->whereabouts = std::move(*whereabouts);
    return opened;
}

}  // namespace monter::outbox
