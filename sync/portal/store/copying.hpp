// For the files of this room only: every row of one engine's tables brought into the other's. The tables and columns
// are those of today's schema; each value crosses as text, which both read back as the column's type.
#pragma once

#include <soci/soci.h>

#include <filesystem>

#include "sync/base/result.hpp"

namespace monter::portal::store {

// From the transaction that `server` is in, into a new SQLite file in place of what lies there: whole and on disk
// after ok.
[[nodiscard]] Result<void> copy_into_file(soci::session& server, const std::filesystem::path& file);

// From a file with today's schema into the empty tables of the transaction that `server` is in. Throws as SOCI does.
void copy_from_file(const std::filesystem::path& file, soci::session& server);

}  // namespace monter::portal::store
