#include <sys/stat.h>

#include <mutex>

#include "sync/base/file.hpp"
#include "sync/portal/store/engine.hpp"
#include "sync/portal/store/schema.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr int pages_a_step = 256;  // a megabyte: others wait a few milliseconds at most

sqlite_api::sqlite3* handle(soci::session& sql) {
    return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

long long number(soci::session& sql, const std::string& query) {
    long long out = 0;
    sql << query, soci::into(out);
    return out;
}

Result<void> set_up(soci::session& sql) {
    // Exclusive first: the log then needs no shared memory, and nobody else resets it.
    std::string mode;
    sql << "PRAGMA locking_mode=EXCLUSIVE", soci::into(mode);
    sql << "PRAGMA journal_mode=WAL", soci::into(mode);
    // FULL syncs the log at every commit: a receipt is given only for what survives a power cut.
    run_script(sql,
               "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; "
               "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF;");
    if (mode != "wal" || number(sql, "PRAGMA synchronous") != 2 || number(sql, "PRAGMA foreign_keys") != 1) {
        return fail(Kind::disk, "the database can't be opened in its safe mode", "put the data folder on a local disk");
    }
    return {};
}

void must(soci::session& sql, int code) {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite_api::sqlite3_errmsg(handle(sql)));
}

// The log stays when the database is closed: SQLite overlooks it where a folder refuses to keep a new file's name, and
// then a whole day's leads would lie in a log that a power cut takes away.
void keep_log(soci::session& sql) {
    int keep = 1;
    must(sql, sqlite_api::sqlite3_file_control(handle(sql), "main", SQLITE_FCNTL_PERSIST_WAL, &keep));
}

// A sync that failed before the last end may have left bytes in the log that the system shows and the disk does not
// have; a lead in them would be receipted as known. So the log is written over with its own bytes, and synced.
void settle_log(soci::session& sql) {
    sqlite_api::sqlite3_file* log = nullptr;
    must(sql, sqlite_api::sqlite3_file_control(handle(sql), "main", SQLITE_FCNTL_JOURNAL_POINTER, &log));
    if (log == nullptr || log->pMethods == nullptr) return;
    sqlite_api::sqlite3_int64 size = 0;
    must(sql, log->pMethods->xFileSize(log, &size));
    Bytes piece(std::size_t{64} * 1024);
    for (sqlite_api::sqlite3_int64 at = 0; at < size; at += static_cast<sqlite_api::sqlite3_int64>(piece.size())) {
        const auto left = std::min(size - at, static_cast<sqlite_api::sqlite3_int64>(piece.size()));
        must(sql, log->pMethods->xRead(log, piece.data(), static_cast<int>(left), at));
        must(sql, log->pMethods->xWrite(log, piece.data(), static_cast<int>(left), at));
    }
    must(sql, log->pMethods->xSync(log, SQLITE_SYNC_NORMAL));
}

// A commit shows that this disk takes one, and leaves no file to be made when the first lead comes. A full disk is no
// reason to stay closed: what is there can still be read.
void count_opening(soci::session& sql) {
    try {
        sql << "INSERT INTO meta(k,v) VALUES('openings','1') ON CONFLICT(k) DO UPDATE SET v=CAST(v AS INTEGER)+1";
    } catch (const soci::sqlite3_soci_error& why) {
        if (why.result() != SQLITE_FULL) throw;
    }
}

// A copy being made; whatever is open is closed.
struct Copy {
    sqlite_api::sqlite3* to = nullptr;
    sqlite_api::sqlite3_backup* work = nullptr;

    Copy() = default;
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    ~Copy() {
        if (work != nullptr) sqlite_api::sqlite3_backup_finish(work);
        sqlite_api::sqlite3_close(to);
    }
    [[nodiscard]] tl::unexpected<Error> failed() const {
        const int why = to == nullptr ? SQLITE_NOMEM : sqlite_api::sqlite3_errcode(to);
        return fail(why == SQLITE_FULL ? Kind::full : Kind::disk,
                    std::string("copying the database: ") + sqlite_api::sqlite3_errstr(why));
    }
};

class SqliteEngine : public Engine {
public:
    explicit SqliteEngine(const std::filesystem::path& file) {
        sql_.open(soci::sqlite3, "dbname=\"" + file.string() + "\" timeout=5");
        chmod(file.c_str(), 0600);
    }
    [[nodiscard]] Result<void> ready(const std::filesystem::path& file) {
        if (auto safe = set_up(sql_); !safe) return safe;
        keep_log(sql_);
        if (auto today = migrate_sqlite(sql_); !today) return today;
        settle_log(sql_);
        count_opening(sql_);
        // Looked at here, since SQLite does not.
        std::error_code none;
        const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
        return std::filesystem::is_directory(folder, none) ? sync_folder(folder) : Result<void>();
    }

    Result<Begun> begin(Aim /*one connection serves all*/) override {
        auto turn = std::make_shared<std::unique_lock<std::mutex>>(turn_);
        return guarded("beginning a transaction", [&]() -> Result<Begun> {
            sql_ << "BEGIN IMMEDIATE";
            return Begun{std::move(turn), &sql_};
        });
    }
    Result<void> flush() override {
        const std::unique_lock turn(turn_);
        return guarded("flushing the database", [&]() -> Result<void> {
            run_script(sql_, "PRAGMA wal_checkpoint(TRUNCATE);");
            return {};
        });
    }
    Result<void> copy_to(const std::filesystem::path& file) override;

private:
    std::mutex turn_;
    soci::session sql_;
};

Result<void> SqliteEngine::copy_to(const std::filesystem::path& file) {
    std::error_code none;
    std::filesystem::remove(file, none);
    Copy copy;
    if (sqlite_api::sqlite3_open_v2(file.c_str(), &copy.to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) !=
        SQLITE_OK) {
        return copy.failed();
    }
    chmod(file.c_str(), 0600);
    copy.work = sqlite_api::sqlite3_backup_init(copy.to, "main", handle(sql_), "main");
    int step = copy.work == nullptr ? SQLITE_ERROR : SQLITE_OK;
    while (step == SQLITE_OK) {
        // What others write between two steps goes into the copy too: it is the same connection.
        const std::lock_guard turn(turn_);
        step = sqlite_api::sqlite3_backup_step(copy.work, pages_a_step);
    }
    if (step != SQLITE_DONE || sqlite_api::sqlite3_backup_finish(std::exchange(copy.work, nullptr)) != SQLITE_OK ||
        sqlite_api::sqlite3_exec(copy.to, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr) != SQLITE_OK) {
        return copy.failed();
    }
    return {};
}

}  // namespace

Result<std::unique_ptr<Engine>> open_sqlite(const std::filesystem::path& file) {
    return guarded("opening the database", [&]() -> Result<std::unique_ptr<Engine>> {
        auto engine = std::make_unique<SqliteEngine>(file);
        if (auto ready = engine->ready(file); !ready) return fail(ready.error());
        return std::unique_ptr<Engine>(std::move(engine));
    });
}

}  // namespace monter::portal::store
