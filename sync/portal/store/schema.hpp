// For the files of this room only: the steps of the schema, and the way from any of them to today's.
#pragma once

#include <soci/soci.h>

#include "sync/base/result.hpp"

namespace monter::portal::store {

// How many steps there are: what SQLite's user_version, or the word on PostgreSQL's schema, says of today's.
[[nodiscard]] int newest_schema();

// Brings a database from the step it is at to `to`: whole steps, each in one transaction (SQLite), or all in the
// transaction that has begun (PostgreSQL). Kind::refused where it is newer, Kind::corrupt where it is something else.
[[nodiscard]] Result<void> migrate_sqlite(soci::session& sql, int to = newest_schema());
[[nodiscard]] Result<void> migrate_postgresql(soci::session& sql, int to = newest_schema());

// After rows came with their numbers: the next one of an identity column is above the highest there is. PostgreSQL.
void raise_identities(soci::session& sql);

// A whole file of statements, triggers included; SOCI itself takes one statement at a time.
void run_script(soci::session& sql, const std::string& script);

}  // namespace monter::portal::store
