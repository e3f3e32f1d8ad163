#include "sync/lead/limits.hpp"
#include "sync/outbox/identity.hpp"
#include "sync/outbox/planted.hpp"
#include "sync/outbox/store.hpp"
#include "sync/seal/envelope.hpp"

namespace monter::outbox {
namespace {

struct Found {
    std::uint64_t seq = 0;
    Hash ct_sha256{};
};

std::optional<Found> find(SQLite::Database& db, const Id& lead_id) {
    SQLite::Statement query(db, "SELECT seq, ct_sha256 FROM lead WHERE lead_id=?1");
    bind_blob(query, 1, lead_id);
    if (!query.executeStep()) return std::nullopt;
    return Found{static_cast<std::uint64_t>(query.getColumn(0).getInt64()), raw_column<32>(query, 1)};
}

// What AUTOINCREMENT would take next; the signature speaks of it, so it is asked for inside the transaction.
std::int64_t next_seq(SQLite::Database& db) {
    SQLite::Statement query(db, "SELECT seq FROM sqlite_sequence WHERE name='lead'");
    return query.executeStep() ? query.getColumn(0).getInt64() + 1 : 1;
}

bool is_withdrawn(SQLite::Database& db, const Hash& code_hash) {
    SQLite::Statement query(db, "SELECT 1 FROM withdrawal WHERE code_hash=?1");
    bind_blob(query, 1, code_hash);
    return query.executeStep();
}

struct Row {
    const lead::Sealed& sealed;
    Hash ct_sha256{};
    Moment now;
    int trust = 0;
};

std::uint64_t insert(SQLite::Database& db, const Row& row, const seal::SigningKey& device) {
    const std::int64_t seq = next_seq(db);
    const Identity self = read_identity(db);
    const seal::Signature signature = seal::sign_lead(
        device, self.device_id, self.store_id, static_cast<std::uint64_t>(seq), row.sealed.lead_id, row.ct_sha256);
    // A lead that was withdrawn before it came is born empty, so that its bytes never touch the disk.
    const bool withdrawn = is_withdrawn(db, row.sealed.code_hash);
    SQLite::Statement write(db,
                            "INSERT INTO lead(seq,lead_id,ct,ct_sha256,sig,code_hash,event_id,flags,wall_ms,boot_id,"
                            "boot_ms,trust) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12) "
                            "ON CONFLICT(lead_id) DO NOTHING");
    write.bind(1, seq);
    bind_blob(write, 2, row.sealed.lead_id);
    bind_blob(write, 3, withdrawn ? View() : View(row.sealed.envelope));
    bind_blob(write, 4, row.ct_sha256);
    bind_blob(write, 5, signature);
    bind_blob(write, 6, row.sealed.code_hash);
    bind_blob(write, 7, row.sealed.event_id);
    write.bind(8, static_cast<int>(row.sealed.flags));
    write.bind(9, row.now.wall_ms);
    bind_blob(write, 10, row.now.boot_id);
    write.bind(11, row.now.boot_ms);
    write.bind(12, row.trust);
    if (write.exec() != 1) throw SQLite::Exception("a lead that was not there is there", SQLITE_CORRUPT);
    if (withdrawn) {
        SQLite::Statement empty(db, "UPDATE lead SET ct=NULL, state=4 WHERE seq=?1");
        empty.bind(1, seq);
        empty.exec();
    }
    return static_cast<std::uint64_t>(seq);
}

}  // namespace

Result<Kept> Outbox::keep(const lead::Sealed& sealed, Moment now, int trust, const seal::SigningKey& device) {
    if (sealed.envelope.empty() || sealed.envelope.size() > lead::envelope_bytes_max) {
        return fail(Kind::refused, "keep a lead: an envelope that is empty or too long");
    }
    const Row row{sealed, seal::ct_sha256(sealed), now, trust};
    return attempt("keep a lead", [&]() -> Result<Kept> {
        SQLite::Database& db = store_->db;
        if constexpr (planted_confirm_before_commit) {
            if (sqlite3_get_autocommit(db.getHandle()) == 0) db.exec("COMMIT");
            if (const auto found = find(db, sealed.lead_id)) return Kept{found->seq, true};
            db.exec("BEGIN IMMEDIATE");
            return Kept{insert(db, row, device), false};
        }
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        // Looked for first: a refused insert would still eat a seq, and a gap in seq means a lost lead.
        const auto found = find(db, sealed.lead_id);
        if (found && found->ct_sha256 != row.ct_sha256) {
            return fail(Kind::refused, "keep a lead: another lead has this id; the first one stays");
        }
        const Kept kept = found ? Kept{found->seq, true} : Kept{insert(db, row, device), false};
        transaction.commit();
        if (auto there = store_->whereabouts.check(); !there) return fail(there.error());
        return kept;
    });
}

}  // namespace monter::outbox
