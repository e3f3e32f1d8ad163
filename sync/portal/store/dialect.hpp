// Where the two engines differ: all of it, but for the connections themselves (sqlite_engine.cpp,
// postgresql_engine.cpp).
//
// Queries are written once, in what both read alike. That means: a yes or no is a number (CASE WHEN … THEN 1 ELSE 0
// END); a number compared or made empty by a parameter alone says its type (CAST(:n AS BIGINT)), since PostgreSQL
// takes it for the 32 bits of the literal beside it; text begins with something by substr(), not LIKE, which forgives
// capitals in SQLite alone; changed rows are counted by changed() (sql.hpp). Lists of text come in the order of their
// bytes on both: PostgreSQL's columns are made with COLLATE "C".
//
// The schema is written once too (schema/*.sql), in SQLite's words, and PostgreSQL's are made of them: STRICT falls
// away, INTEGER is BIGINT, INTEGER PRIMARY KEY an identity column, and each trigger a function of the trigger's name in
// plpgsql, whose statements stay as they are. A trigger either refuses (SELECT RAISE(ABORT,'…')) or carries out
// statements that read NEW and OLD; tests/sync/portal/engines_test.cpp holds the two schemas beside each other.
#pragma once

#include <soci/soci.h>

#include <string>
#include <string_view>

#include "sync/base/result.hpp"

namespace monter::portal::store {

[[nodiscard]] bool is_postgresql(soci::session& sql);

// A file of schema/ in PostgreSQL's words.
[[nodiscard]] std::string for_postgresql(std::string_view schema);

// What one can do about it. SQLite's result codes, or PostgreSQL's SQLSTATE (its manual, appendix A).
[[nodiscard]] Kind kind_of(const soci::soci_error& why);

// Ends a SELECT whose rows this transaction takes for itself, and which passes over those another has taken. SQLite
// has one writer, and nothing to pass over.
[[nodiscard]] const char* taking_rows(soci::session& sql);

// COMMIT. Throws where nothing was kept: PostgreSQL answers the commit of a transaction in which something failed with
// a friendly ROLLBACK.
void commit(soci::session& sql);

}  // namespace monter::portal::store
