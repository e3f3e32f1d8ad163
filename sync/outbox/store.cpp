#include "sync/outbox/store.hpp"

#include "sync/base/planted.hpp"
#include "sync/outbox/upgrade.hpp"

namespace monter::outbox {

Error error_from(const SQLite::Exception& why, const char* doing) {
    const int code = why.getErrorCode();
    const std::string told = std::string(doing) + ": ";
    const std::string number = " (SQLite " + std::to_string(why.getExtendedErrorCode()) + ")";
    switch (code & 0xFF) {
        case SQLITE_FULL:
            return {Kind::full, told + "the disk is full", "make room on the disk; leads kept so far are safe"};
        case SQLITE_IOERR:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
            return {Kind::disk, told + "the disk refused" + number, "restart the stand; if it stays, change the disk"};
        case SQLITE_INTERRUPT:
        case SQLITE_PROTOCOL:
        case SQLITE_PERM:
        case SQLITE_AUTH:
        case SQLITE_NOLFS:
            return {Kind::disk, told + "the machine refused" + number, "restart the stand; leads kept so far are safe"};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {Kind::corrupt, told + "the store's file is damaged" + number,
                    "keep the file and call the office; nothing was removed from it"};
        case SQLITE_NOMEM:  // says nothing of the file: it must not be set aside for it
            return {Kind::disk, told + "the machine has no memory left", "restart the stand; nothing was removed"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {Kind::refused, told + "another program has it open", "stop the other program first"};
        default:
            return {Kind::bug, told + "the store refused" + number, {}};
    }
}

Error rotten() {
    return {Kind::corrupt, "a lead's bytes changed on the disk", "restart the stand: it takes its second copy"};
}

Result<void> Outbox::Store::second_copy(const Pending& lead) {
    if (is_planted(Plant::journal_late)) {
        auto copied = late.empty() ? Result<void>() : journal.write(late);
        late = to_record(lead);
        return copied;
    }
    return journal.write(to_record(lead));
}

Error Outbox::Store::tried_for_room() {
    const auto tried = outbox::attempt("make the store ready", [&]() -> Result<bool> { return try_again(db); });
    if (tried && !*tried) return no_room_yet();
    broken = tried ? Error{Kind::disk, "the store has room again and was brought up to date",
                           "Nothing to do: it is opened anew."}
                   : tried.error();
    return *broken;
}

void write_back(SQLite::Database& db) {
    SQLite::Statement checkpoint(db, "PRAGMA wal_checkpoint(TRUNCATE)");
    while (checkpoint.executeStep()) {
    }
}

void was_memory_enough(int code) {
    if (code == SQLITE_NOMEM) throw SQLite::Exception("there was no memory for a value", SQLITE_NOMEM);
}

void bind_blob(SQLite::Statement& to, int at, View blob) {
    // A null pointer would bind NULL.
    static constexpr std::uint8_t nothing = 0;
    to.bindNoCopy(at, blob.empty() ? &nothing : blob.data(), static_cast<int>(blob.size()));
}

Bytes blob_column(SQLite::Statement& from, int at) {
    const SQLite::Column column = from.getColumn(at);
    const auto* bytes = static_cast<const std::uint8_t*>(column.getBlob());
    if (bytes == nullptr) {
        was_memory_enough(from.getErrorCode());
        return {};
    }
    return {bytes, bytes + column.getBytes()};
}

std::optional<Bytes> read_meta(SQLite::Database& db, const std::string& key) {
    SQLite::Statement query(db, "SELECT v FROM meta WHERE k=?1");
    query.bind(1, key);
    if (!query.executeStep()) return std::nullopt;
    return blob_column(query, 0);
}

void write_meta(SQLite::Database& db, const std::string& key, View value) {
    SQLite::Statement write(db, "INSERT INTO meta(k,v) VALUES(?1,?2) ON CONFLICT(k) DO UPDATE SET v=excluded.v");
    write.bind(1, key);
    bind_blob(write, 2, value);
    write.exec();
}

void keep_answer(SQLite::Database& db, const Hash& id, const Answer& answer, std::int64_t running_ms) {
    SQLite::Statement write(db,
                            "INSERT INTO answer(id,body,key_id,sig) VALUES(?1,?2,?3,?4) ON CONFLICT(id) DO NOTHING");
    bind_blob(write, 1, id);
    bind_blob(write, 2, view(answer.body));
    bind_blob(write, 3, answer.key_id);
    bind_blob(write, 4, answer.signature);
    write.exec();
    SQLite::Statement heard(db,
                            "INSERT INTO heard(id,running_ms,portal_ms) VALUES(?1,?2,?3) ON CONFLICT(id) DO NOTHING");
    bind_blob(heard, 1, id);
    heard.bind(2, running_ms);
    if (answer.portal_ms) heard.bind(3, *answer.portal_ms);
    heard.exec();
}

}  // namespace monter::outbox
