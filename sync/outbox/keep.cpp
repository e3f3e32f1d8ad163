#include "sync/base/planted.hpp"
#include "sync/lead/limits.hpp"
#include "sync/outbox/identity.hpp"
#include "sync/outbox/rows.hpp"
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

Pending lead_of(SQLite::Database& db, const lead::Sealed& sealed, const Hash& ct_sha256,
                const seal::SigningKey& device) {
    Pending out;
    // The signature speaks of the number, so it is asked for inside the transaction.
    out.seq = static_cast<std::uint64_t>(next_seq(db));
    out.sealed = sealed;
    out.ct_sha256 = ct_sha256;
    const Identity self = read_identity(db);
    out.signature = seal::sign_lead(device, self.device_id, self.store_id, out.seq, sealed.lead_id, ct_sha256);
    return out;
}

}  // namespace

Result<Kept> Outbox::keep(const lead::Sealed& sealed, Moment now, int trust, const seal::SigningKey& device) {
    if (sealed.envelope.empty() || sealed.envelope.size() > lead::envelope_bytes_max) {
        return fail(Kind::refused, "keep a lead: an envelope that is empty or too long");
    }
    if (store_->broken) return fail(*store_->broken);  // whoever found it out is about to open it anew
    const Hash ct_sha256 = seal::ct_sha256(sealed);
    return store_->attempt("keep a lead", [&]() -> Result<Kept> {
        SQLite::Database& db = store_->db;
        if (auto there = store_->whereabouts.check(); !there) return fail(there.error());
        if (is_planted(Plant::confirm_before_commit)) {
            if (sqlite3_get_autocommit(db.getHandle()) == 0) db.exec("COMMIT");
            if (const auto found = find(db, sealed.lead_id)) return Kept{found->seq, true};
            db.exec("BEGIN IMMEDIATE");
            const Pending lead = lead_of(db, sealed, ct_sha256, device);
            insert_lead(db, lead);
            return Kept{lead.seq, false};
        }
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        // Looked for first: a refused insert would still eat a seq, and a gap in seq means a lost lead.
        const auto found = find(db, sealed.lead_id);
        if (found && found->ct_sha256 != ct_sha256) {
            return fail(Kind::refused, "keep a lead: another lead has this id; the first one stays");
        }
        Kept kept{found ? found->seq : 0, found.has_value()};
        if (!found) {
            Pending lead = lead_of(db, sealed, ct_sha256, device);
            lead.kept_at = now;
            lead.trust = trust;
            if (!store_->insert) store_->insert.emplace(db, insert_lead_sql);
            insert_lead(db, *store_->insert, lead);
            // The second copy first: a commit that fails after it leaves a lead too many, never one too few. It gets
            // to its medium while the store commits.
            if (auto copied = store_->second_copy(lead); !copied) return fail(copied.error());
            kept.seq = lead.seq;
        }
        transaction.commit();
        if (auto copied = store_->journal.settle(); !copied) {
            store_->broken = copied.error();  // there is one copy only: opening anew makes the other
            return fail(copied.error());
        }
        ++store_->kept_since_rest;
        if (auto there = store_->whereabouts.note(); !there) return fail(there.error());
        return kept;
    });
}

}  // namespace monter::outbox
