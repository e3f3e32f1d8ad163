// The connection behind an Outbox and what its files share; for this room's own use. No SQLite exception leaves the
// function handed to attempt(): it becomes an Error by its code, told in plain words without any of the store's bytes.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <string>

#include "sync/outbox/journal.hpp"
#include "sync/outbox/outbox.hpp"
#include "sync/outbox/whereabouts.hpp"

namespace monter::outbox {

// full: no room; disk: the disk or the machine's memory said no, and may not the next time; corrupt: the file is not a
// sound store; refused: another program has it open; bug: anything else, such as a trigger that fired.
[[nodiscard]] Error error_from(const SQLite::Exception& why, const char* doing);
// A lead whose bytes no longer have their hash.
[[nodiscard]] Error rotten();

template <class Body>
auto attempt(const char* doing, Body body) -> decltype(body()) {
    try {
        return body();
    } catch (const SQLite::Exception& why) {
        return fail(error_from(why, doing));
    }
}

struct Outbox::Store {
    SQLite::Database db;
    Journal journal;
    Whereabouts whereabouts;
    std::optional<Error> broken;
    bool waits_for_room = false;  // of an older version, on a full disk: sync/outbox/upgrade.hpp
    Bytes late;                   // only with a planted bug
    // Running time: what was noted before, and this program's last look at the boot clock.
    std::int64_t ran_ms = 0;
    std::optional<Moment> looked;
    bool strange = false;  // Copies::strange
    int kept_since_rest = 0;
    std::optional<SQLite::Statement> insert;  // keep()'s; goes before the database does

    // As above, and remembers what only opening anew can mend.
    template <class Body>
    auto attempt(const char* doing, Body body) -> decltype(body()) {
        auto result = outbox::attempt(doing, std::move(body));
        if (!result && waits_for_room) return fail(tried_for_room());
        if (!result && (result.error().kind == Kind::corrupt || result.error().kind == Kind::disk)) {
            broken = result.error();
        }
        return result;
    }
    // Written, and certain once journal.settle() said so.
    [[nodiscard]] Result<void> second_copy(const Pending& lead);
    // The store waits for room: is there some now? Says why what was asked could not be done; where there was room,
    // that the store must be opened anew (`broken`).
    [[nodiscard]] Error tried_for_room();
};

// What lies in the WAL file goes into the store's file, and the WAL is emptied.
void write_back(SQLite::Database& db);

// To be asked where SQLite gave nothing for a value: it does so without a word where memory ran out, which is no
// damage. `code`: the connection's last. Throws then.
void was_memory_enough(int code);

// Binds a BLOB; the bytes must stay until the statement has run.
void bind_blob(SQLite::Statement& to, int at, View blob);
[[nodiscard]] Bytes blob_column(SQLite::Statement& from, int at);

// A column of exactly N bytes; the schema's CHECKs promise that, so anything else throws as corrupt.
template <std::size_t N>
[[nodiscard]] Raw<N> raw_column(SQLite::Statement& from, int at) {
    const auto bytes = exactly<N>(blob_column(from, at));
    if (!bytes) throw SQLite::Exception("a column of another length", SQLITE_CORRUPT);
    return *bytes;
}

// meta: one value a key.
[[nodiscard]] std::optional<Bytes> read_meta(SQLite::Database& db, const std::string& key);
void write_meta(SQLite::Database& db, const std::string& key, View value);
// Up to which seq every unsent lead has been exported.
inline constexpr const char* exported_key = "exported_seq";

[[nodiscard]] std::int64_t read_ran_ms(SQLite::Database& db);

// A signed answer of the portal, once: `id` is SHA-256 of its body. Inside the caller's transaction.
void keep_answer(SQLite::Database& db, const Hash& id, const Answer& answer, std::int64_t running_ms);

}  // namespace monter::outbox
