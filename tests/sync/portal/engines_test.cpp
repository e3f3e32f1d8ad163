// The two engines side by side: the same schema from every step of it, the same refusals, and on PostgreSQL what a file
// has no need of. Without PostgreSQL's programs these cases say so, loudly.
#include <iostream>
#include <thread>

#include "sync/portal/store/dialect.hpp"
#include "sync/portal/store/leads.hpp"
#include "sync/portal/store/meta.hpp"
#include "sync/portal/store/schema.hpp"
#include "sync/portal/store/workers.hpp"
#include "tests/support/portal_region.hpp"
#include "tests/support/postgresql_server.hpp"

// A second look at the databases, beside the store's own verbs.
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

using namespace monter;
using namespace monter::test;
using portal::store::Database;

namespace {

bool has_no_engine() {
    if (has_postgresql()) return false;
    std::cerr << "SKIPPED: there is no PostgreSQL here; packaging/install-packages installs it\n";
    return true;
}

std::vector<std::string> rows(soci::session& sql, const std::string& query) {
    std::vector<std::string> out;
    std::string one;
    soci::statement all = (sql.prepare << query, soci::into(one));
    all.execute();
    while (all.fetch()) out.push_back(one);
    std::sort(out.begin(), out.end());
    return out;
}

// Tables, columns with kind and "may be empty", primary keys, unique indexes, references, and how many checks, one a
// line. The same words of both engines.
std::vector<std::string> described_sqlite(soci::session& sql) {
    auto out =
        rows(sql,
             "SELECT m.name||'.'||c.name||' '||c.type||CASE WHEN c.\"notnull\"=1 OR c.pk>0 THEN ' always' ELSE '' "
             "END||CASE WHEN c.pk>0 THEN ' key '||c.pk ELSE '' END FROM sqlite_master m,pragma_table_info(m.name) "
             "c WHERE m.type='table'");
    for (const char* query :
         {"SELECT m.name||' once '||(SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER "
          "BY "
          "seqno))||CASE WHEN i.partial THEN ' where' ELSE '' END FROM sqlite_master m,pragma_index_list(m.name) i "
          "WHERE "
          "m.type='table' AND i.\"unique\"=1 AND i.origin<>'pk'",
          "SELECT m.name||'.'||f.\"from\"||' of '||f.\"table\"||CASE f.on_delete WHEN 'CASCADE' THEN ' goes along' "
          "ELSE '' "
          "END FROM sqlite_master m,pragma_foreign_key_list(m.name) f WHERE m.type='table'",
          "SELECT tbl_name||' trigger '||name FROM sqlite_master WHERE type='trigger'",
          "SELECT tbl_name||' index '||name FROM sqlite_master WHERE type='index' AND sql IS NOT NULL",
          "SELECT name||' checks '||((length(sql)-length(replace(sql,'CHECK(','')))/6) FROM sqlite_master WHERE "
          "type='table'"}) {
        for (std::string& one : rows(sql, query)) out.push_back(std::move(one));
    }
    return out;
}

std::vector<std::string> described_postgresql(soci::session& sql) {
    auto out =
        rows(sql,
             "SELECT c.relname||'.'||a.attname||CASE WHEN t.typname='int8' THEN ' INTEGER' WHEN t.typname='text' THEN "
             "' TEXT' "
             "ELSE ' '||t.typname END||CASE WHEN a.attnotnull THEN ' always' ELSE '' END||COALESCE(' key '||"
             "array_position(k.conkey,a.attnum),'') FROM pg_class c JOIN pg_namespace n ON n.oid=c.relnamespace AND "
             "n.nspname='monter' JOIN pg_attribute a ON a.attrelid=c.oid AND a.attnum>0 AND NOT a.attisdropped JOIN "
             "pg_type t "
             "ON t.oid=a.atttypid LEFT JOIN pg_constraint k ON k.conrelid=c.oid AND k.contype='p' WHERE c.relkind='r'");
    for (const char* query :
         {"SELECT t.relname||' once '||(SELECT string_agg(a.attname,',' ORDER BY u.place) FROM unnest(i.indkey) WITH "
          "ORDINALITY u(number,place) JOIN pg_attribute a ON a.attrelid=t.oid AND a.attnum=u.number)||CASE WHEN "
          "i.indpred "
          "IS NOT NULL THEN ' where' ELSE '' END FROM pg_index i JOIN pg_class t ON t.oid=i.indrelid JOIN pg_namespace "
          "n "
          "ON n.oid=t.relnamespace AND n.nspname='monter' WHERE i.indisunique AND NOT i.indisprimary",
          "SELECT t.relname||'.'||a.attname||' of '||r.relname||CASE k.confdeltype WHEN 'c' THEN ' goes along' ELSE '' "
          "END "
          "FROM pg_constraint k JOIN pg_class t ON t.oid=k.conrelid JOIN pg_class r ON r.oid=k.confrelid JOIN "
          "pg_attribute a ON a.attrelid=t.oid AND a.attnum=k.conkey[1] WHERE k.contype='f'",
          "SELECT t.relname||' trigger '||g.tgname FROM pg_trigger g JOIN pg_class t ON t.oid=g.tgrelid WHERE NOT "
          "g.tgisinternal",
          "SELECT tablename||' index '||indexname FROM pg_indexes WHERE schemaname='monter' AND indexname NOT IN "
          "(SELECT "
          "conname FROM pg_constraint)",
          "SELECT c.relname||' checks '||(SELECT count(*) FROM pg_constraint k WHERE k.conrelid=c.oid AND "
          "k.contype='c') FROM pg_class c JOIN pg_namespace n ON n.oid=c.relnamespace AND n.nspname='monter' WHERE "
          "c.relkind='r'"}) {
        for (std::string& one : rows(sql, query)) out.push_back(std::move(one));
    }
    return out;
}

std::string refused_by(const std::string& url) {
    const auto opened = Database::open({{}, url});
    return opened ? std::string() : opened.error().message;
}

}  // namespace

TEST_CASE("from every step of the schema both engines come to the same one", "[engines]") {
    if (has_no_engine()) return;
    const int newest = portal::store::newest_schema();
    std::vector<std::string> wanted;
    soci::session server(soci::postgresql, new_database());
    server << "SET search_path TO monter";
    server << "SET client_min_messages TO warning";
    for (int step = 0; step < newest; ++step) {
        INFO("from step " << step);
        soci::session file(soci::sqlite3, "dbname=:memory:");
        if (step > 0) need(portal::store::migrate_sqlite(file, step));
        need(portal::store::migrate_sqlite(file));
        auto here = described_sqlite(file);
        if (step > 0) need(portal::store::migrate_postgresql(server, step));
        need(portal::store::migrate_postgresql(server));
        auto there = described_postgresql(server);
        std::sort(here.begin(), here.end());
        std::sort(there.begin(), there.end());
        server << "DROP SCHEMA monter CASCADE";
        REQUIRE(here.size() > 150);
        CHECK(here == there);
        if (step == 0) wanted = here;
        CHECK(here == wanted);
    }
}

TEST_CASE("a database that is something else, or from a newer portal, is left as it is", "[engines]") {
    if (has_no_engine()) return;
    const std::string other = new_database();
    soci::session sql(soci::postgresql, other);
    sql << "CREATE SCHEMA monter";
    sql << "CREATE TABLE monter.books(title TEXT)";
    CHECK(refused_by(other) == "this is a database, but not a portal's");
    sql << "COMMENT ON SCHEMA monter IS 'monter-portal 999'";
    CHECK(refused_by(other) == "the database is from a newer monter-portal");
    CHECK(rows(sql, "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname='monter'").size() == 1);
}

TEST_CASE("a server that confirms what a power cut would take is not used", "[engines]") {
    if (has_no_engine()) return;
    const std::string url = new_database();
    {
        soci::session sql(soci::postgresql, url);
        std::string name;
        sql << "SELECT CAST(current_database() AS TEXT)", soci::into(name);
        sql << "ALTER DATABASE " + name + " SET synchronous_commit TO off";
    }
    const auto opened = Database::open({{}, url});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().message.find("synchronous_commit is off") != std::string::npos);
    CHECK_FALSE(opened.error().remedy.empty());
}

TEST_CASE("an address that is none, or where nobody answers, is told without repeating it", "[engines]") {
    const auto nonsense = Database::open({{}, "postgresql://monter:geheim@/x?what=is-this"});
    REQUIRE_FALSE(nonsense);
    CHECK(nonsense.error().kind == Kind::refused);
    CHECK(nonsense.error().message.find("geheim") == std::string::npos);
    const auto nobody = Database::open({{}, "postgresql://monter:geheim@/x?host=/nowhere"});
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().kind == Kind::network);
    CHECK((nobody.error().message + nobody.error().remedy).find("geheim") == std::string::npos);
}

TEST_CASE("a commit after something failed is told, and nothing of it is there", "[engines]") {
    if (has_no_engine()) return;
    auto database = need(Database::open({{}, new_database()}));
    auto work = std::make_optional(need(database.begin()));
    need(portal::store::write_meta(*work, "a", "1"));
    CHECK_THROWS(work->sql() << "INSERT INTO meta(k,v) VALUES('a','2')");
    CHECK_FALSE(work->commit());
    work.reset();
    auto look = need(database.look());
    CHECK(need(portal::store::read_meta(look, "a")).empty());
}

TEST_CASE("a look writes nothing, sees one moment, and holds no writer up", "[engines]") {
    if (has_no_engine()) return;
    auto database = need(Database::open({{}, new_database()}));
    auto look = need(database.look());
    CHECK(need(portal::store::read_meta(look, "a")).empty());
    {
        auto work = need(database.begin());
        need(portal::store::write_meta(work, "a", "1"));
        need(work.commit());
    }
    CHECK(need(portal::store::read_meta(look, "a")).empty());
    const auto written = portal::store::write_meta(look, "b", "1");
    CHECK_FALSE(written);
}

TEST_CASE("writers of several portals follow one another, and none counts by an old look", "[engines]") {
    if (has_no_engine()) return;
    const std::string url = new_database();
    constexpr int portals = 4, times = 25;
    std::vector<std::thread> threads;
    std::atomic<int> failed{0};
    for (int p = 0; p < portals; ++p) {
        threads.emplace_back([&] {
            auto database = Database::open({{}, url});
            for (int i = 0; database && i < times; ++i) {
                auto work = database->begin();
                const auto before = work ? portal::store::read_number(*work, "n") : fail(work.error());
                const bool done = before && portal::store::write_number(*work, "n", *before + 1) && work->commit();
                failed += done ? 0 : 1;
            }
            failed += database ? 0 : times;
        });
    }
    for (std::thread& one : threads) one.join();
    CHECK(failed == 0);
    auto database = need(Database::open({{}, url}));
    auto work = need(database.look());
    CHECK(need(portal::store::read_number(work, "n")) == portals * times);
}

TEST_CASE("work is leased by one portal at a time, and by another when that one died with it", "[engines]") {
    for (const std::string& url : {std::string(), has_no_engine() ? std::string() : new_database()}) {
        ScratchFolder scratch;
        auto database = need(Database::open({scratch / "portal.db", url}));
        const auto take = [&](std::int64_t now) {
            auto work = need(database.begin_leasing());
            const bool mine = need(portal::store::take_work(work, "sweep", now));
            need(work.commit());
            return mine;
        };
        CHECK(take(monday));
        CHECK_FALSE(take(monday + portal::store::worker_lease_ms - 1));
        CHECK(take(monday + portal::store::worker_lease_ms));
        auto work = need(database.begin_leasing());
        need(portal::store::give_work_back(work, "sweep"));
        need(work.commit());
    }
}

TEST_CASE("a lost connection is told, and the next transaction makes a new one", "[engines]") {
    if (has_no_engine()) return;
    auto database = need(Database::open({{}, new_database()}));
    {
        auto work = need(database.begin());
        need(portal::store::write_meta(work, "kept", "1"));
        need(work.commit());
    }
    {
        auto work = need(database.begin());
        need(portal::store::write_meta(work, "lost", "1"));
        kill_server();
        const auto done = work.commit();
        REQUIRE_FALSE(done);
        CHECK(done.error().kind == Kind::network);
    }
    const auto away = database.begin();
    REQUIRE_FALSE(away);
    CHECK(away.error().kind == Kind::network);
    CHECK_FALSE(away.error().remedy.empty());
    start_server_again();
    auto work = need(database.begin());
    CHECK(need(portal::store::read_meta(work, "kept")) == "1");
    CHECK(need(portal::store::read_meta(work, "lost")).empty());
}
