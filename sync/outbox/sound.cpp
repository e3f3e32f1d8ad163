#include "sync/outbox/sound.hpp"

#include <algorithm>

#include "sync/outbox/rows.hpp"
#include "sync/outbox/schema.hpp"
#include "sync/outbox/upgrade.hpp"
#include "sync/seal/envelope.hpp"

namespace monter::outbox {
namespace {

tl::unexpected<Error> corrupt(const std::string& what) {
    return fail(Kind::corrupt, "open the outbox: " + what, "keep the file and call the office; nothing was removed");
}

std::string read_pragma(SQLite::Database& db, const char* name) {
    SQLite::Statement query(db, std::string("PRAGMA ") + name);
    std::string value = query.executeStep() ? query.getColumn(0).getString() : std::string();
    if (value.empty()) was_memory_enough(db.getErrorCode());
    return value;
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
    count_leads(db);
    write_meta(db, "store_id", seal::random_id());
    db.exec("PRAGMA user_version=" + std::to_string(schema_version));
    transaction.commit();
}

Result<void> check_version(SQLite::Database& db) {
    if (version_of(db) > schema_version) {
        return fail(Kind::refused, "open the outbox: a newer program made it", "install the newest version");
    }
    return {};
}

// Of a store that waits for room only what it has.
Result<void> check_schema(SQLite::Database& db, bool waits) {
    if (version_of(db) == 0) return corrupt("it was never finished");
    SQLite::Statement query(db, "SELECT sql FROM sqlite_master WHERE name=?1");
    for (const SchemaPart& part : schema()) {
        query.reset();
        query.bind(1, part.name);
        const bool there = query.executeStep();
        const std::string sql = there ? query.getColumn(0).getString() : std::string();
        if (sql.empty()) was_memory_enough(db.getErrorCode());
        if (there ? sql != part.sql : !waits) {
            return corrupt(std::string(part.name) + " is not as this program made it");
        }
    }
    const char* rightly_counted =
        "SELECT count(*) FROM lead_count c WHERE c.n=(SELECT count(*) FROM lead WHERE lead.state=c.state)";
    constexpr int states = 5;
    if (!waits && db.execAndGet(rightly_counted).getInt() != states)
        return corrupt("its leads are not as many as were counted");
    const std::string sound = read_pragma(db, "integrity_check(1)");
    if (sound != "ok") return corrupt("the file is damaged");
    return {};
}

// SQLite's own check does not see a flipped bit inside a value.
Result<void> check_leads(SQLite::Database& db) {
    SQLite::Statement query(db, std::string("SELECT ") + lead_columns + " FROM lead WHERE ct IS NOT NULL");
    while (query.executeStep()) {
        const Pending lead = read_lead_row(query);
        if (seal::ct_sha256(lead.sealed) != lead.ct_sha256) return fail(rotten());
    }
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

}  // namespace

Result<void> make_store(const std::filesystem::path& file, const char* vfs) {
    return attempt("make the outbox", [&]() -> Result<void> {
        SQLite::Database db(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0, vfs ? vfs : "");
        if (auto set = set_pragmas(db); !set) return set;
        if (is_empty(db)) {
            make_schema(db);
            write_back(db);
        }
        return {};
    });
}

Result<Sound> open_sound(const std::filesystem::path& file, const char* vfs) {
    auto opened = attempt("open the outbox", [&]() -> Result<Sound> {
        SQLite::Database db(file.string(), SQLite::OPEN_READWRITE, 0, vfs ? vfs : "");
        if (auto set = set_pragmas(db); !set) return fail(set.error());
        if (auto known = check_version(db); !known) return fail(known.error());
        const bool waits = !upgrade(db);
        if (auto sound = check_schema(db, waits); !sound) return fail(sound.error());
        if (auto sound = check_leads(db); !sound) return fail(sound.error());
        settle_wal(db);
        if (!waits) count_opening(db);
        return Sound{std::move(db), waits};
    });
    // A statement of ours that this file can't answer: it is not as this program made it.
    if (!opened && opened.error().kind == Kind::bug) return corrupt(opened.error().message);
    return opened;
}

}  // namespace monter::outbox
