// Rows of the tables lead and withdrawal, for this room's own use; each inside the caller's transaction.
#pragma once

#include "sync/outbox/store.hpp"

namespace monter::outbox {

// The columns read_lead_row() reads, in its order, from column 0 on.
inline constexpr const char* lead_columns =
    "seq,lead_id,event_id,flags,code_hash,ct,ct_sha256,sig,wall_ms,boot_id,boot_ms,trust";
[[nodiscard]] Pending read_lead_row(SQLite::Statement& query);

[[nodiscard]] bool has_lead(SQLite::Database& db, const Id& lead_id);
// What AUTOINCREMENT would take next.
[[nodiscard]] std::int64_t next_seq(SQLite::Database& db);
// No number up to `seq` is given out again.
void raise_seq(SQLite::Database& db, std::int64_t seq);

// As it is, pending, under its own seq. One that was withdrawn before it came is born empty, so that its bytes never
// touch the disk.
void insert_lead(SQLite::Database& db, const Pending& lead);
// The same with the statement at hand: to make it anew, with the schema's triggers, takes as long as running it.
inline constexpr const char* insert_lead_sql =
    "INSERT INTO lead(seq,lead_id,event_id,flags,code_hash,ct,ct_sha256,sig,wall_ms,boot_id,boot_ms,trust) "
    "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12) ON CONFLICT(lead_id) DO NOTHING";
void insert_lead(SQLite::Database& db, SQLite::Statement& write, const Pending& lead);

void keep_withdrawal(SQLite::Database& db, const Hash& code_hash, const Hash& key);
void empty_withdrawn(SQLite::Database& db, const Hash& code_hash);

}  // namespace monter::outbox
