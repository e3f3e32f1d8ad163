// A PostgreSQL server of a test program's own: in a temporary folder, on a Unix socket there and on no network, with
// every promise on (fsync, checksums). It is made at the first database asked for, and gone when the program ends,
// however that ends. Its text is ordered as Swedes order it, so that whoever relies on the order of bytes is found out.
#pragma once

#include <filesystem>
#include <string>

namespace monter::test {

// Are the server's programs installed here? (packaging/install-packages installs them.)
[[nodiscard]] bool has_postgresql();

// The address of a new, empty database.
[[nodiscard]] std::string new_database();
// The tests that run on either engine: on PostgreSQL where MONTER_TEST_ENGINE says so, else empty = SQLite.
[[nodiscard]] std::string new_database_where_asked();

// The folder of that database's files, as they lie on disk after all is written.
[[nodiscard]] std::filesystem::path files_of(const std::string& address);
// Dies at once, with every connection, as in a power cut, and starts again over what it had synced.
void kill_server();
void start_server_again();

}  // namespace monter::test
