// The portal's one connection to its database, and the transactions on it. It keeps the file to itself: a second
// program that opens it is told that the database is locked.
//
// Every read and write happens inside a Work: it holds the connection from begin() to commit() or its end, so that a
// page sees one moment and a batch is kept whole or not at all. Works of several threads queue up; whoever holds one
// must not wait for a person, the network or a password hash.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "sync/base/result.hpp"

namespace soci {
class session;
}

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

    // After ok, what was written survives a crash and a power cut.
    [[nodiscard]] Result<void> commit();
    [[nodiscard]] soci::session& sql() { return *sql_; }  // for the files of this room

private:
    friend class Database;
    Work(std::unique_lock<std::mutex> turn, soci::session& sql) : turn_(std::move(turn)), sql_(&sql) {}
    std::unique_lock<std::mutex> turn_;
    soci::session* sql_;
};

class Database {
public:
    // Is there such a file? (On the file system that SQLite uses, which in tests is not the machine's.)
    [[nodiscard]] static bool exists(const std::filesystem::path& file);
    // Opens the file, or makes it with today's schema. The caller holds the folder's lock: this is the only connection.
    // Kind::corrupt where the file is no database of a portal; it is left as it is.
    [[nodiscard]] static Result<Database> open(const std::filesystem::path& file);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    [[nodiscard]] Result<Work> begin();
    // A copy of this moment or a later one, while others go on reading and writing: a file of its own, with no log
    // beside it, on disk after ok. Replaces what lies there. Kind::full where there is no room.
    [[nodiscard]] Result<void> copy_to(const std::filesystem::path& file);
    // Empties the write-ahead log into the file: after an erasure, so that nothing of it lies there either.
    [[nodiscard]] Result<void> flush();

private:
    struct Held;
    explicit Database(std::unique_ptr<Held> held);
    std::unique_ptr<Held> held_;
};

}  // namespace monter::portal::store
