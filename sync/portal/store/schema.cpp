#include "sync/portal/store/schema.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <array>
#include <stdexcept>
#include <vector>

#include "assets/embedded.hpp"
#include "sync/base/planted.hpp"
#include "sync/portal/store/dialect.hpp"

namespace monter::portal::store {
namespace {

constexpr std::array<std::string_view, 16> migrations = {
    "0001.sql", "0002.sql", "0003.sql", "0004.sql", "0005.sql", "0006.sql", "0007.sql", "0008.sql",
    "0009.sql", "0010.sql", "0011.sql", "0012.sql", "0013.sql", "0014.sql", "0015.sql", "0016.sql"};

// Before the number, in PostgreSQL's comment on the schema: it travels with the tables, as user_version does.
constexpr std::string_view said_before = "monter-portal ";

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

Result<std::string> schema_step(int number) {
    const auto* file = assets::portal_schema_file(migrations[static_cast<std::size_t>(number)]);
    if (file == nullptr) return fail(Kind::bug, "a schema file is missing from the program");
    return statements_of(std::string(file->text()));
}

Result<void> check_version(long long version, bool is_empty) {
    if (version > newest_schema()) {
        return fail(Kind::refused, "the database is from a newer monter-portal", "install the newer version again");
    }
    if (version == 0 && !is_empty) return fail(Kind::corrupt, "this is a database, but not a portal's");
    return {};
}

template <class T>
T first_value(soci::session& sql, const std::string& query) {
    T out{};
    sql << query, soci::into(out);
    return out;
}

}  // namespace

int newest_schema() {
    return static_cast<int>(migrations.size());
}

void run_script(soci::session& sql, const std::string& script) {
    if (is_postgresql(sql)) {
        auto* connection = static_cast<soci::postgresql_session_backend*>(sql.get_backend())->conn_;
        const std::unique_ptr<PGresult, void (*)(PGresult*)> done(PQexec(connection, script.c_str()), PQclear);
        const auto status = PQresultStatus(done.get());
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
        const char* state = PQresultErrorField(done.get(), PG_DIAG_SQLSTATE);
        throw soci::postgresql_soci_error(PQerrorMessage(connection), state == nullptr ? "     " : state);
    }
    auto* file = static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
    if (sqlite_api::sqlite3_exec(file, script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw std::runtime_error(sqlite_api::sqlite3_errmsg(file));
    }
}

Result<void> migrate_sqlite(soci::session& sql, int to) {
    const auto version = first_value<long long>(sql, "PRAGMA user_version");
    const bool is_empty = version > 0 || first_value<int>(sql, "SELECT count(*) FROM sqlite_master") == 0;
    if (auto right = check_version(version, is_empty); !right) return right;
    for (int next = static_cast<int>(version); next < to; ++next) {
        const auto script = schema_step(next);
        if (!script) return fail(script.error());
        run_script(sql,
                   "BEGIN IMMEDIATE;\n" + *script + "\nPRAGMA user_version=" + std::to_string(next + 1) + ";\nCOMMIT;");
    }
    return {};
}

Result<void> migrate_postgresql(soci::session& sql, int to) {
    run_script(sql, "CREATE SCHEMA IF NOT EXISTS monter");
    const auto said = first_value<std::string>(
        sql,
        "SELECT COALESCE(obj_description((SELECT oid FROM pg_namespace WHERE nspname='monter'),'pg_namespace'),'')");
    const long long version = said.starts_with(said_before) ? std::stoll(said.substr(said_before.size())) : 0;
    const bool is_empty =
        first_value<int>(sql, "SELECT count(*) FROM information_schema.tables WHERE table_schema='monter'") == 0;
    if (auto right = check_version(version, version > 0 || is_empty); !right) return right;
    for (int next = static_cast<int>(version); next < to; ++next) {
        const auto script = schema_step(next);
        if (!script) return fail(script.error());
        run_script(sql, for_postgresql(*script));
    }
    if (version >= to) return {};
    raise_identities(sql);
    run_script(sql, "COMMENT ON SCHEMA monter IS '" + std::string(said_before) + std::to_string(to) + "'");
    return {};
}

void raise_identities(soci::session& sql) {
    std::vector<std::string> wanted;
    const soci::rowset<soci::row> columns =
        (sql.prepare << "SELECT table_name::text,column_name::text FROM information_schema.columns "
                        "WHERE table_schema='monter' AND is_identity='YES'");
    for (const soci::row& row : columns) {
        const auto table = row.get<std::string>(0), column = row.get<std::string>(1);
        wanted.push_back("SELECT setval(pg_get_serial_sequence('monter." + table + "','" + column + "'),COALESCE(max(" +
                         column + "),0)+1,false) FROM monter." + table);
    }
    for (const std::string& query : wanted) run_script(sql, query);
}

}  // namespace monter::portal::store
