#include "sync/outbox/rows.hpp"

namespace monter::outbox {
namespace {

bool is_withdrawn(SQLite::Database& db, const Hash& code_hash) {
    SQLite::Statement query(db, "SELECT 1 FROM withdrawal WHERE code_hash=?1");
    bind_blob(query, 1, code_hash);
    return query.executeStep();
}

}  // namespace

Pending read_lead_row(SQLite::Statement& query) {
    Pending out;
    out.seq = static_cast<std::uint64_t>(query.getColumn(0).getInt64());
    out.sealed.lead_id = raw_column<16>(query, 1);
    out.sealed.event_id = raw_column<16>(query, 2);
    out.sealed.flags = static_cast<std::uint8_t>(query.getColumn(3).getInt());
    out.sealed.code_hash = raw_column<32>(query, 4);
    out.sealed.envelope = blob_column(query, 5);
    out.ct_sha256 = raw_column<32>(query, 6);
    out.signature = raw_column<64>(query, 7);
    out.kept_at.wall_ms = query.getColumn(8).getInt64();
    out.kept_at.boot_id = raw_column<16>(query, 9);
    out.kept_at.boot_ms = query.getColumn(10).getInt64();
    out.trust = query.getColumn(11).getInt();
    return out;
}

bool has_lead(SQLite::Database& db, const Id& lead_id) {
    SQLite::Statement query(db, "SELECT 1 FROM lead WHERE lead_id=?1");
    bind_blob(query, 1, lead_id);
    return query.executeStep();
}

std::int64_t next_seq(SQLite::Database& db) {
    SQLite::Statement query(db, "SELECT seq FROM sqlite_sequence WHERE name='lead'");
    return query.executeStep() ? query.getColumn(0).getInt64() + 1 : 1;
}

void raise_seq(SQLite::Database& db, std::int64_t seq) {
    if (next_seq(db) > seq) return;
    db.exec(
        "INSERT INTO sqlite_sequence(name,seq) SELECT 'lead',0 WHERE NOT EXISTS(SELECT 1 FROM sqlite_sequence "
        "WHERE name='lead')");
    SQLite::Statement write(db, "UPDATE sqlite_sequence SET seq=?1 WHERE name='lead'");
    write.bind(1, seq);
    write.exec();
}

void insert_lead(SQLite::Database& db, const Pending& lead) {
    SQLite::Statement write(db, insert_lead_sql);
    insert_lead(db, write, lead);
}

void insert_lead(SQLite::Database& db, SQLite::Statement& write, const Pending& lead) {
    const bool withdrawn = is_withdrawn(db, lead.sealed.code_hash);
    write.tryReset();  // its last run may have ended in an error
    const auto seq = static_cast<std::int64_t>(lead.seq);
    write.bind(1, seq);
    bind_blob(write, 2, lead.sealed.lead_id);
    bind_blob(write, 3, lead.sealed.event_id);
    write.bind(4, static_cast<int>(lead.sealed.flags));
    bind_blob(write, 5, lead.sealed.code_hash);
    bind_blob(write, 6, withdrawn ? View() : View(lead.sealed.envelope));
    bind_blob(write, 7, lead.ct_sha256);
    bind_blob(write, 8, lead.signature);
    write.bind(9, lead.kept_at.wall_ms);
    bind_blob(write, 10, lead.kept_at.boot_id);
    write.bind(11, lead.kept_at.boot_ms);
    write.bind(12, lead.trust);
    if (write.exec() != 1) throw SQLite::Exception("a lead that was not there is there", SQLITE_CORRUPT);
    if (withdrawn) {
        SQLite::Statement empty(db, "UPDATE lead SET ct=NULL, state=4 WHERE seq=?1");
        empty.bind(1, seq);
        empty.exec();
    }
}

void keep_withdrawal(SQLite::Database& db, const Hash& code_hash, const Hash& key) {
    SQLite::Statement write(db,
                            "INSERT INTO withdrawal(code_hash,key) VALUES(?1,?2) ON CONFLICT(code_hash) DO NOTHING");
    bind_blob(write, 1, code_hash);
    bind_blob(write, 2, key);
    write.exec();
}

void empty_withdrawn(SQLite::Database& db, const Hash& code_hash) {
    SQLite::Statement write(db, "UPDATE lead SET ct=NULL, state=4 WHERE code_hash=?1 AND state<>4");
    bind_blob(write, 1, code_hash);
    write.exec();
}

}  // namespace monter::outbox
