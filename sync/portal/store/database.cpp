#include "sync/portal/store/database.hpp"

#include <sys/stat.h>

#include <array>

#include "assets/embedded.hpp"
#include "sync/base/log.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr std::array<std::string_view, 2> migrations = {"0001.sql", "0002.sql"};

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
    std::string mode;
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
        run_script(sql, "BEGIN IMMEDIATE;\n" + std::string(file->text()) +
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

struct Database::Held {
    std::mutex turn;
    soci::session sql;
};

Database::Database(std::unique_ptr<Held> held) : held_(std::move(held)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::filesystem::path& file) {
    return guarded("opening the database", [&]() -> Result<Database> {
        auto held = std::make_unique<Held>();
        held->sql.open(soci::sqlite3, "dbname=\"" + file.string() + "\" timeout=5");
        chmod(file.c_str(), 0600);
        if (auto ready = set_up(held->sql); !ready) return fail(ready.error());
        if (auto today = migrate(held->sql); !today) return fail(today.error());
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
