// PostgreSQL: a few connections a process, to a server that several portals share.
//
// What stands in a portal's schema ("monter") is written under one advisory lock of the transaction, taken before the
// first look, so that each writer sees all that the one before it kept (READ COMMITTED takes a new look for each
// statement; a snapshot would be from before the wait). The server gives the lock back after the commit is on disk and
// to be seen, never before. In one process a mutex comes first: writers that wait take no connections from readers.
#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>

#include <chrono>
#include <map>
#include <mutex>

#include "sync/base/log.hpp"
#include "sync/portal/store/copying.hpp"
#include "sync/portal/store/dialect.hpp"
#include "sync/portal/store/engine.hpp"
#include "sync/portal/store/schema.hpp"
#include "sync/portal/store/server_locks.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr std::size_t connections = 8;  // a portal answers 32 stands at once at most, in milliseconds each
constexpr int connection_wait_ms = 10'000;
constexpr int server_version_least = 130'000;

// Where the address says nothing else: whoever does not answer is given up before a stand's minute is over
// (protocol.md, section 8), and a machine that vanished is noticed.
const std::map<std::string, std::string> address_defaults = {
    {"connect_timeout", "5"},     {"tcp_user_timeout", "15000"}, {"keepalives_idle", "15"},
    {"keepalives_interval", "5"}, {"keepalives_count", "3"},     {"application_name", "monter-portal"}};

constexpr const char* of_each_connection =
    "SET search_path TO monter; SET client_min_messages TO warning; SET lock_timeout TO '10s'; "
    "SET idle_in_transaction_session_timeout TO '30s'; SET client_encoding TO 'UTF8'";

std::string quoted(const std::string& value) {
    std::string out = "'";
    for (const char letter : value) {
        if (letter == '\'' || letter == '\\') out += '\\';
        out += letter;
    }
    return out + "'";
}

// As libpq takes it, with what the address leaves out.
Result<std::string> connection_words(const std::string& url) {
    char* why = nullptr;
    PQconninfoOption* options = PQconninfoParse(url.c_str(), &why);
    if (options == nullptr) {
        PQfreemem(why);  // it repeats the address, password and all
        return fail(Kind::refused, "--database is no address of a PostgreSQL server",
                    "for example --database postgresql://monter@db.example/monter; the password in ~/.pgpass");
    }
    std::string out;
    for (const PQconninfoOption* one = options; one->keyword != nullptr; ++one) {
        const auto standard = address_defaults.find(one->keyword);
        if (one->val != nullptr) {
            out += std::string(one->keyword) + "=" + quoted(one->val) + " ";
        } else if (standard != address_defaults.end()) {
            out += standard->first + "=" + quoted(standard->second) + " ";
        }
    }
    PQconninfoFree(options);
    return out;
}

// As far as this side has heard.
bool is_alive(soci::session& sql) {
    const auto* backend = static_cast<soci::postgresql_session_backend*>(sql.get_backend());
    return backend != nullptr && PQstatus(backend->conn_) == CONNECTION_OK;
}

std::string setting(soci::session& sql, const std::string& name) {
    std::string value;
    sql << "SELECT current_setting('" + name + "')", soci::into(value);
    return value;
}

// Receipts are given for what survives a power cut: a server that confirms earlier is not used.
Result<void> keeps_what_it_confirms(soci::session& sql) {
    if (std::stoi(setting(sql, "server_version_num")) < server_version_least) {
        return fail(Kind::refused, "the database server is older than PostgreSQL 13", "install a newer one");
    }
    const std::string commits = setting(sql, "synchronous_commit");
    for (const auto& [name, value] : {std::pair<std::string, std::string>("fsync", setting(sql, "fsync")),
                                      {"full_page_writes", setting(sql, "full_page_writes")},
                                      {"synchronous_commit", commits == "remote_apply" ? "on" : commits}}) {
        if (value == "on") continue;
        return fail(Kind::refused, "the database server confirms what a power cut would take: " + name + " is " + value,
                    "set " + name + " to on in its postgresql.conf, for this user and database too");
    }
    if (setting(sql, "server_encoding") != "UTF8") {
        return fail(Kind::refused, "the database is not in UTF-8", "make it with createdb --encoding=UTF8");
    }
    int standby = 0;
    sql << "SELECT CASE WHEN pg_is_in_recovery() THEN 1 ELSE 0 END", soci::into(standby);
    if (standby == 1) {
        return fail(Kind::refused, "the database server is a standby: it only reads",
                    "name the primary, or promote it");
    }
    return {};
}

// Its remarks on the way go nowhere: they are no errors, and libpq would print them.
void set_words(soci::session& sql) {
    auto* connection = static_cast<soci::postgresql_session_backend*>(sql.get_backend())->conn_;
    PQsetNoticeProcessor(
        connection, [](void*, const char*) {}, nullptr);
    run_script(sql, of_each_connection);
}

Result<void> set_up_connection(soci::session& sql) {
    set_words(sql);
    if (auto safe = keeps_what_it_confirms(sql); !safe) return safe;
    int free = 0;
    sql << "SELECT CASE WHEN pg_try_advisory_lock_shared(" + lock_of(ServerLock::in_use) + ") THEN 1 ELSE 0 END",
        soci::into(free);
    if (free == 1) return {};
    return fail(Kind::refused, "a backup is being put back into this database", "try again when it is done");
}

const char* beginning(Aim aim) {
    switch (aim) {
        case Aim::look:
            return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        case Aim::lease:
        case Aim::write:
            return "BEGIN ISOLATION LEVEL READ COMMITTED";
    }
    return "";
}

class PostgresqlEngine : public Engine {
public:
    explicit PostgresqlEngine(std::string words) : words_(std::move(words)), pool_(connections) {}

    [[nodiscard]] Result<void> ready() {
        return guarded("opening the database", [&]() -> Result<void> {
            auto first = lease();
            if (!first) return fail(first.error());
            soci::session& sql = *first->sql;
            if (auto open = opened(sql); !open) return open;
            if (setting(sql, "data_checksums") != "on") {
                log_warning("the database server keeps no checksums of its pages: pg_checksums --enable adds them");
            }
            run_script(sql, std::string("BEGIN; SELECT pg_advisory_xact_lock(") + lock_of(ServerLock::writing) + ")");
            auto today = migrate_postgresql(sql);
            if (!today) {
                sql << "ROLLBACK";
                return today;
            }
            store::commit(sql);
            return {};
        });
    }

    Result<Begun> begin(Aim aim) override {
        // No longer than for a connection: while the server can't be reached, who waits must not hold all of this
        // portal.
        auto turn = aim == Aim::write ? std::make_shared<std::unique_lock<std::timed_mutex>>(
                                            writing_, std::chrono::milliseconds(connection_wait_ms))
                                      : nullptr;
        if (turn && !turn->owns_lock()) {
            return fail(Kind::network, "others are writing, or waiting for the database server",
                        "it is tried again by itself");
        }
        auto leased = lease();
        if (!leased) return leased;
        // Given back in this order: the connection, then the turn to write.
        std::shared_ptr<void> held(leased->held.get(), [turn, connection = leased->held](void*) mutable {
            connection.reset();
            turn.reset();
        });
        const std::string locked =
            aim == Aim::write ? "; SELECT pg_advisory_xact_lock(" + lock_of(ServerLock::writing) + ")" : std::string();
        return guarded("beginning a transaction", [&]() -> Result<Begun> {
            soci::session& sql = *leased->sql;
            try {
                if (auto open = opened(sql); !open) return fail(open.error());
                run_script(sql, beginning(aim) + locked);
            } catch (const soci::soci_error&) {
                // Nothing was begun: a connection that broke since its last use is made anew, once.
                if (is_alive(sql)) {
                    run_script(sql, "ROLLBACK");
                    throw;
                }
                sql.close();
                if (auto open = opened(sql); !open) return fail(open.error());
                run_script(sql, beginning(aim) + locked);
            }
            return Begun{std::move(held), &sql};
        });
    }
    // What was erased lies in the server's files until it has written them over (SECURITY.md).
    Result<void> flush() override { return {}; }
    Result<void> copy_to(const std::filesystem::path& file) override {
        auto turn = begin(Aim::look);
        if (!turn) return fail(turn.error());
        auto copied = copy_into_file(*turn->sql, file);
        (void)guarded("ending a look", [&]() -> Result<void> {
            *turn->sql << "ROLLBACK";
            return {};
        });
        return copied;
    }

private:
    [[nodiscard]] Result<Begun> lease() {
        std::size_t position = 0;
        if (!pool_.try_lease(position, connection_wait_ms)) {
            return fail(Kind::network, "all connections to the database are busy", "it is tried again by itself");
        }
        std::shared_ptr<void> held(
            &pool_, [position](void* pool) { static_cast<soci::connection_pool*>(pool)->give_back(position); });
        return Begun{std::move(held), &pool_.at(position)};
    }
    [[nodiscard]] Result<void> opened(soci::session& sql) {
        if (is_alive(sql)) return {};
        sql.close();
        try {
            sql.open(soci::postgresql, words_);
        } catch (const soci::soci_error&) {
            // libpq's words name the host and the user at most; SOCI's own repeat nothing.
            return fail(Kind::network, "the database server can't be reached",
                        "is it running, and do --database and ~/.pgpass let this user in? The portal tries again by "
                        "itself");
        }
        auto safe = set_up_connection(sql);
        if (!safe) sql.close();
        return safe;
    }

    std::string words_;
    std::timed_mutex writing_;
    soci::connection_pool pool_;
};

// monter_before_1, _2 …: the first that is free. Empty where there is nothing to set aside.
std::string set_aside(soci::session& sql) {
    int tables = 0;
    sql << "SELECT count(*) FROM information_schema.tables WHERE table_schema='monter'", soci::into(tables);
    if (tables == 0) return {};
    for (int n = 1;; ++n) {
        const std::string name = "monter_before_" + std::to_string(n);
        int taken = 0;
        sql << "SELECT count(*) FROM pg_namespace WHERE nspname=:n", soci::use(name), soci::into(taken);
        if (taken > 0) continue;
        run_script(sql, "ALTER SCHEMA monter RENAME TO " + name);
        return name;
    }
}

}  // namespace

Result<std::string> put_back_postgresql(const std::string& url, const std::filesystem::path& file) {
    const auto words = connection_words(url);
    if (!words) return fail(words.error());
    return guarded("putting a backup back", [&]() -> Result<std::string> {
        soci::session sql(soci::postgresql, *words);
        set_words(sql);
        if (auto safe = keeps_what_it_confirms(sql); !safe) return fail(safe.error());
        run_script(sql, "BEGIN");
        int alone = 0;
        sql << "SELECT CASE WHEN pg_try_advisory_xact_lock(" + lock_of(ServerLock::in_use) + ") THEN 1 ELSE 0 END",
            soci::into(alone);
        if (alone == 0) return fail(Kind::refused, "a portal uses this database", "stop every portal of it first");
        const std::string aside = set_aside(sql);
        if (auto made = migrate_postgresql(sql); !made) return fail(made.error());
        copy_from_file(file, sql);
        store::commit(sql);
        return aside;
    });
}

Result<std::unique_ptr<Engine>> open_postgresql(const std::string& url) {
    const auto words = connection_words(url);
    if (!words) return fail(words.error());
    auto engine = std::make_unique<PostgresqlEngine>(*words);
    if (auto ready = engine->ready(); !ready) return fail(ready.error());
    return std::unique_ptr<Engine>(std::move(engine));
}

}  // namespace monter::portal::store
