// The portal's database and the transactions on it. Two engines hold the same tables and answer the same queries
// (dialect.hpp has all in which they differ).
//
// SQLite, in a file of the data folder: one connection, which keeps the file to itself; a second program that opens it
// is told that the database is locked. Works of several threads queue up.
//
// PostgreSQL, where several portals share one database (postgresql_engine.cpp): a few connections a process.
//   begin()          one writer at a time in all processes, by an advisory lock of the transaction. All that the rooms
//                    above were written for on one connection therefore holds there too, word for word: numbers
//                    without gaps in any reader's view, look-then-write, cursors over step and portal_seq that miss
//                    nobody. SERIALIZABLE would have each of them fail now and then and begin again; a row lock guards
//                    no row that is not there yet. The price is one commit at a time, as on SQLite.
//   look()           any number at once, beside the writer: one moment, read only (REPEATABLE READ). A write in it is
//                    refused by the server.
//   begin_leasing()  beside the writer too: for who takes rows by taking_rows() and changes no others.
// A transaction whose portal died, or stands still for half a minute, is ended by the server. A connection that is lost
// is told as Kind::network, and the next begin() makes a new one.
//
// Every read and write happens inside a Work: it holds a connection from begin() to commit() or its end, so that a page
// sees one moment and a batch is kept whole or not at all. Whoever holds one must not wait for a person, the network or
// a password hash, and begins no second one meanwhile.
#pragma once

#include <filesystem>
#include <memory>

#include "sync/base/result.hpp"
#include "sync/portal/store/engine.hpp"

namespace monter::portal::store {

class Database;

// One transaction. Gone without commit() = as if it never began.
class Work {
public:
    Work(Work&& other) noexcept;
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;
    Work& operator=(Work&&) = delete;
    ~Work();

    // After ok, what was written survives a crash and a power cut. Kind::network: it may or may not be kept.
    [[nodiscard]] Result<void> commit();
    [[nodiscard]] soci::session& sql() { return *sql_; }  // for the files of this room

private:
    friend class Database;
    Work(std::shared_ptr<void> turn, soci::session& sql) : turn_(std::move(turn)), sql_(&sql) {}
    std::shared_ptr<void> turn_;
    soci::session* sql_;
};

// Where it lies: a file, or a server's address (postgresql://…), which then counts.
struct Location {
    Location(std::filesystem::path path) : file(std::move(path)) {}  // NOLINT: a file is a location
    Location(std::filesystem::path path, std::string url) : file(std::move(path)), server(std::move(url)) {}
    std::filesystem::path file;
    std::string server;
};

class Database {
public:
    // Is there such a file? (On the file system that SQLite uses, which in tests is not the machine's.)
    [[nodiscard]] static bool exists(const std::filesystem::path& file);
    // Opens it, or makes it with today's schema. A file: the caller holds the folder's lock, this is the only
    // connection. Kind::corrupt where there is something else than a portal's database; it is left as it is.
    // Kind::refused where a server is not set up to keep what it confirms, or a backup is being put back there.
    [[nodiscard]] static Result<Database> open(const Location& at);
    // What lies in an SQLite file of today's schema becomes what the server holds, all of it or nothing. What was there
    // is set aside under the name this gives (a schema beside it; empty where there was nothing). Kind::refused while
    // any portal has the database open.
    [[nodiscard]] static Result<std::string> put_back(const std::string& server, const std::filesystem::path& file);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    // May other portals have it open too? (A server's: yes.)
    [[nodiscard]] bool is_shared() const { return is_shared_; }
    [[nodiscard]] Result<Work> begin();
    [[nodiscard]] Result<Work> look();
    [[nodiscard]] Result<Work> begin_leasing();
    // A copy of this moment or a later one, while others go on reading and writing: an SQLite file of its own, whatever
    // the engine, with no log beside it, on disk after ok. Replaces what lies there. Kind::full where there is no room.
    [[nodiscard]] Result<void> copy_to(const std::filesystem::path& file);
    // Empties the write-ahead log into the file: after an erasure, so that nothing of it lies there either. A server's
    // files are its own: there it does nothing (SECURITY.md).
    [[nodiscard]] Result<void> flush();

private:
    Database(std::unique_ptr<Engine> engine, bool is_shared);
    [[nodiscard]] Result<Work> begin_for(Aim aim);
    std::unique_ptr<Engine> engine_;
    bool is_shared_ = false;
};

}  // namespace monter::portal::store
