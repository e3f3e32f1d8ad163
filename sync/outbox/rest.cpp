#include <algorithm>

#include "sync/outbox/store.hpp"

namespace monter::outbox {
namespace {

// A commit that makes the log longer moves metadata, too. SQLite writes the log from its beginning again once it was
// written back (1000 pages, wal_autocheckpoint), so it needs no more than that, and a page's head of 24 bytes each.
constexpr std::int64_t log_bytes = std::int64_t{1040} * (4096 + 24);
// Leads after which the log is written back before SQLite does so by itself: some 500 of its pages. Seldom is right: a
// disk that lies about its newest writes damaged no store that was written back so rarely.
constexpr int keeps_written_back = 64;

void must(int code) {
    if (code != SQLITE_OK) throw SQLite::Exception("the log", code);
}

// Zeros behind the log's pages: no page of it, and no end of it that could be taken for one. Where the disk has no room
// for them it is as before.
void make_log_room(SQLite::Database& db) {
    sqlite3_file* log = nullptr;
    must(sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&log)));
    if (log == nullptr || log->pMethods == nullptr) return;
    sqlite3_int64 had = 0;
    must(log->pMethods->xFileSize(log, &had));
    if (had >= log_bytes) return;
    const Bytes zeros(std::size_t{64} * 1024);
    for (sqlite3_int64 at = had; at < log_bytes;) {
        const auto piece = std::min<sqlite3_int64>(static_cast<sqlite3_int64>(zeros.size()), log_bytes - at);
        const int code = log->pMethods->xWrite(log, zeros.data(), static_cast<int>(piece), at);
        if ((code & 0xFF) == SQLITE_FULL) return must(log->pMethods->xTruncate(log, had));
        must(code);
        at += piece;
    }
    must(log->pMethods->xSync(log, SQLITE_SYNC_NORMAL));
}

}  // namespace

Result<void> Outbox::rest() {
    if (store_->broken || store_->waits_for_room) return {};
    return store_->attempt("make ready for the next lead", [&]() -> Result<void> {
        if (auto made = store_->journal.make_room(); !made) return made;
        make_log_room(store_->db);
        if (store_->kept_since_rest >= keeps_written_back) {
            SQLite::Statement(store_->db, "PRAGMA wal_checkpoint(PASSIVE)").executeStep();
            store_->kept_since_rest = 0;
        }
        return store_->whereabouts.note();
    });
}

}  // namespace monter::outbox
