#include "sync/portal/store/database.hpp"

#include <sys/stat.h>

#include <array>

#include "assets/embedded.hpp"
#include "sync/base/file.hpp"
#include "sync/base/log.hpp"
#include "sync/base/planted.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr int pages_a_step = 256;  // a megabyte: others wait a few milliseconds at most

constexpr std::array<std::string_view, 15> migrations = {"0001.sql", "0002.sql", "0003.sql", "0004.sql", "0005.sql",
                                                         "0006.sql", "0007.sql", "0008.sql", "0009.sql", "0010.sql",
                                                         "0011.sql", "0012.sql", "0013.sql", "0014.sql", "0015.sql"};

sqlite_api::sqlite3* handle(soci::session& sql) {
    return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

// A whole file of statements, triggers included; SOCI itself takes one statement at a time.
void run_script(soci::session& sql, const std::string& script) {
    if (sqlite_api::sqlite3_exec(handle(sql), script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw std::runtime_error(sqlite_api::sqlite3_errmsg(handle(sql)));
    }
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

std::string statements_of(std::string file) {
#ifdef MONTER_PLANTS
    // The tables of a careless portal.
    const auto without = [&](const std::string& what, const std::string& instead) {
        for (std::size_t at = 0; (at = file.find(what)) != std::string::npos;) file.replace(at, what.size(), instead);
    };
    if (is_planted(Plant::lead_without_key)) {
        without(" REFERENCES lead(lead_id)", "");
        without("lead_id TEXT PRIMARY KEY CHECK", "lead_id TEXT CHECK");
    }
    if (is_planted(Plant::routed_without_key)) {
        without("lead_id TEXT PRIMARY KEY REFERENCES lead(lead_id)", "lead_id TEXT");
        without("page_id TEXT NOT NULL UNIQUE", "page_id TEXT NOT NULL");
    }
#endif
    return file;
}

Result<void> migrate(soci::session& sql) {
    const long long version = number(sql, "PRAGMA user_version");
    const auto newest = static_cast<long long>(migrations.size());
    if (version > newest) {
        return fail(Kind::refused, "the database is from a newer monter-portal", "install the newer version again");
    }
    if (version == 0 && number(sql, "SELECT count(*) FROM sqlite_master") != 0) {
        return fail(Kind::corrupt, "the file is a database, but not a portal's");
    }
    for (long long next = version; next < newest; ++next) {
        const auto* file = assets::portal_schema_file(migrations[static_cast<std::size_t>(next)]);
        if (file == nullptr) return fail(Kind::bug, "a schema file is missing from the program");
        run_script(sql, "BEGIN IMMEDIATE;\n" + statements_of(std::string(file->text())) +
                            "\nPRAGMA user_version=" + std::to_string(next + 1) + ";\nCOMMIT;");
    }
    return {};
}

}  // namespace

Error error_of(std::string_view doing, const soci::soci_error& why) {
    Kind kind = Kind::disk;
    if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&why)) {
        switch (sqlite->result()) {
            case SQLITE_FULL:
                kind = Kind::full;
                break;
            case SQLITE_CORRUPT:
            case SQLITE_NOTADB:
                kind = Kind::corrupt;
                break;
            case SQLITE_CONSTRAINT:
                kind = Kind::refused;
                break;
            default:
                break;
        }
    }
    return {kind, std::string(doing) + ": " + why.get_error_message(), {}};
}

long long changes(soci::session& sql) {
    return sqlite_api::sqlite3_changes(handle(sql));
}

std::string joined(const std::vector<std::string>& codes) {
    std::string out;
    for (const std::string& code : codes) out += (out.empty() ? "" : ",") + code;
    return out;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> out;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        out.push_back(text.substr(at, comma - at));
        at = comma + 1;
    }
    return out;
}

namespace {

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

}  // namespace

struct Database::Held {
    std::mutex turn;
    soci::session sql;
};

Database::Database(std::unique_ptr<Held> held) : held_(std::move(held)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

bool Database::exists(const std::filesystem::path& file) {
    auto* vfs = sqlite_api::sqlite3_vfs_find(nullptr);
    int there = 0;
    return vfs->xAccess(vfs, file.c_str(), SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK && there != 0;
}

Result<Database> Database::open(const std::filesystem::path& file) {
    return guarded("opening the database", [&]() -> Result<Database> {
        auto held = std::make_unique<Held>();
        held->sql.open(soci::sqlite3, "dbname=\"" + file.string() + "\" timeout=5");
        chmod(file.c_str(), 0600);
        if (auto ready = set_up(held->sql); !ready) return fail(ready.error());
        keep_log(held->sql);
        if (auto today = migrate(held->sql); !today) return fail(today.error());
        settle_log(held->sql);
        count_opening(held->sql);
        // Looked at here, since SQLite does not.
        std::error_code none;
        const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
        if (std::filesystem::is_directory(folder, none)) {
            if (auto synced = sync_folder(folder); !synced) return fail(synced.error());
        }
        return Database(std::move(held));
    });
}

Result<Work> Database::begin() {
    std::unique_lock turn(held_->turn);
    return guarded("beginning a transaction", [&]() -> Result<Work> {
        held_->sql << "BEGIN IMMEDIATE";
        return Work(std::move(turn), held_->sql);
    });
}

Result<void> Database::flush() {
    const std::unique_lock turn(held_->turn);
    return guarded("flushing the database", [&]() -> Result<void> {
        run_script(held_->sql, "PRAGMA wal_checkpoint(TRUNCATE);");
        return {};
    });
}

Result<void> Database::copy_to(const std::filesystem::path& file) {
    std::error_code none;
    std::filesystem::remove(file, none);
    Copy copy;
    if (sqlite_api::sqlite3_open_v2(file.c_str(), &copy.to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) !=
        SQLITE_OK) {
        return copy.failed();
    }
    chmod(file.c_str(), 0600);
    copy.work = sqlite_api::sqlite3_backup_init(copy.to, "main", handle(held_->sql), "main");
    int step = copy.work == nullptr ? SQLITE_ERROR : SQLITE_OK;
    while (step == SQLITE_OK) {
        // What others write between two steps goes into the copy too: it is the same connection.
        const std::lock_guard turn(held_->turn);
        step = sqlite_api::sqlite3_backup_step(copy.work, pages_a_step);
    }
    if (step != SQLITE_DONE || sqlite_api::sqlite3_backup_finish(std::exchange(copy.work, nullptr)) != SQLITE_OK ||
        sqlite_api::sqlite3_exec(copy.to, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr) != SQLITE_OK) {
        return copy.failed();
    }
    return {};
}

Work::Work(Work&& other) noexcept : turn_(std::move(other.turn_)), sql_(std::exchange(other.sql_, nullptr)) {}

Work::~Work() {
    if (sql_ == nullptr) return;
    const auto undone = guarded("undoing a transaction", [&]() -> Result<void> {
        *sql_ << "ROLLBACK";
        return {};
    });
    if (!undone) log_error("database", undone.error());
}

Result<void> Work::commit() {
    auto done = guarded("committing", [&]() -> Result<void> {
        *sql_ << "COMMIT";
        return {};
    });
    if (done) sql_ = nullptr;
    return done;
}

}  // namespace monter::portal::store
