// For the files of this room only: the advisory locks that portals hold on a PostgreSQL server, each of one database.
#pragma once

#include <string>

namespace monter::portal::store {

enum class ServerLock {
    writing = 1,  // of a transaction: the one writer of all portals
    in_use = 2,   // shared, of each connection while it lasts; whole, of the transaction that puts a backup back
};

// The two numbers the server's functions take: "MONT", and which.
[[nodiscard]] inline std::string lock_of(ServerLock lock) {
    return "1297043028," + std::to_string(static_cast<int>(lock));
}

}  // namespace monter::portal::store
