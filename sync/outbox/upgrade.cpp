#include "sync/outbox/upgrade.hpp"

#include <string>

#include "sync/outbox/schema.hpp"

namespace monter::outbox {
namespace {

// What reads ask of the tables an older store may lack: they stand in memory only, and nothing is written through them.
struct StandIn {
    const char* name;
    const char* sql;
};
constexpr StandIn stand_ins[] = {
    {"lead_count", "CREATE TEMP VIEW lead_count AS SELECT state, count(*) AS n FROM main.lead GROUP BY state"},
    {"let_go", "CREATE TEMP VIEW let_go AS SELECT 0 AS seq WHERE 0"},
    {"heard", "CREATE TEMP VIEW heard AS SELECT x'' AS id, 0 AS running_ms, 0 AS portal_ms WHERE 0"},
    {"tally",
     "CREATE TEMP VIEW tally AS SELECT x'' AS count_id, 0 AS hour, x'' AS event_id, '' AS kind, '' AS question, "
     "'' AS value, 0 AS n, 0 AS closed, NULL AS epoch WHERE 0"},
    {"tap", "CREATE TEMP VIEW tap AS SELECT x'' AS id WHERE 0"},
};

bool has(SQLite::Database& db, const char* name) {
    SQLite::Statement query(db, "SELECT 1 FROM main.sqlite_master WHERE name=?1");
    query.bind(1, name);
    return query.executeStep();
}

void wait_for_room(SQLite::Database& db) {
    db.exec("PRAGMA temp_store=MEMORY");
    for (const StandIn& one : stand_ins) {
        if (!has(db, one.name)) db.exec(one.sql);
    }
    // The tables of an older store would take a lead, but not count it; so it takes nothing.
    db.exec("PRAGMA query_only=ON");
}

void wait_no_longer(SQLite::Database& db) {
    db.exec("PRAGMA query_only=OFF");
    for (const StandIn& one : stand_ins) db.exec(std::string("DROP VIEW IF EXISTS temp.") + one.name);
}

// A store of an older version lacks tables and nothing else.
void add_what_is_missing(SQLite::Database& db) {
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    for (const SchemaPart& part : schema()) {
        if (!has(db, part.name)) db.exec(part.sql);
    }
    count_leads(db);
    // Answers from before have no time: their leads' delay begins now.
    db.exec("INSERT INTO heard(id,running_ms) SELECT id,0 FROM answer WHERE true ON CONFLICT(id) DO NOTHING");
    db.exec("PRAGMA user_version=" + std::to_string(schema_version));
    transaction.commit();
}

}  // namespace

int version_of(SQLite::Database& db) {
    return db.execAndGet("PRAGMA user_version").getInt();
}

void count_leads(SQLite::Database& db) {
    db.exec(
        "INSERT OR REPLACE INTO lead_count(state,n) SELECT s.state,(SELECT count(*) FROM lead WHERE "
        "lead.state=s.state) FROM "
        "(SELECT 0 AS state UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) s");
}

bool upgrade(SQLite::Database& db) {
    const int version = version_of(db);
    if (version < 1 || version >= schema_version) return true;
    try {
        add_what_is_missing(db);
        return true;
    } catch (const SQLite::Exception& why) {
        if ((why.getErrorCode() & 0xFF) != SQLITE_FULL) throw;
    }
    wait_for_room(db);
    return false;
}

bool try_again(SQLite::Database& db) {
    wait_no_longer(db);
    return upgrade(db);
}

Error no_room_yet() {
    return {Kind::full, "the stand's disk has no room to bring its store up to date: nothing new is kept",
            "Free some space on the stand's disk. What it holds is safe; it goes on by itself once there is room."};
}

}  // namespace monter::outbox
