#include "sync/portal/store/database.hpp"

#include "sync/base/log.hpp"
#include "sync/portal/store/dialect.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Error error_of(std::string_view doing, const soci::soci_error& why) {
    // One line of it: PostgreSQL's second tells what stood in the row.
    const std::string said = why.get_error_message();
    return {kind_of(why), std::string(doing) + ": " + said.substr(0, said.find('\n')), {}};
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

Database::Database(std::unique_ptr<Engine> engine, bool is_shared)
    : engine_(std::move(engine)), is_shared_(is_shared) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

bool Database::exists(const std::filesystem::path& file) {
    auto* vfs = sqlite_api::sqlite3_vfs_find(nullptr);
    int there = 0;
    return vfs->xAccess(vfs, file.c_str(), SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK && there != 0;
}

Result<Database> Database::open(const Location& at) {
    auto engine = at.server.empty() ? open_sqlite(at.file) : open_postgresql(at.server);
    if (!engine) return fail(engine.error());
    return Database(std::move(*engine), !at.server.empty());
}

Result<std::string> Database::put_back(const std::string& server, const std::filesystem::path& file) {
    return put_back_postgresql(server, file);
}

Result<Work> Database::begin_for(Aim aim) {
    auto turn = engine_->begin(aim);
    if (!turn) return fail(turn.error());
    return Work(std::move(turn->held), *turn->sql);
}
Result<Work> Database::begin() {
    return begin_for(Aim::write);
}
Result<Work> Database::look() {
    return begin_for(Aim::look);
}
Result<Work> Database::begin_leasing() {
    return begin_for(Aim::lease);
}

Result<void> Database::flush() {
    return engine_->flush();
}
Result<void> Database::copy_to(const std::filesystem::path& file) {
    return engine_->copy_to(file);
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
        store::commit(*sql_);
        return {};
    });
    if (done) sql_ = nullptr;
    return done;
}

}  // namespace monter::portal::store
