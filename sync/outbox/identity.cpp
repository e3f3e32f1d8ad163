#include "sync/outbox/identity.hpp"

#include "sync/base/planted.hpp"
#include "sync/seal/envelope.hpp"

namespace monter::outbox {
namespace {

Id id_in(SQLite::Database& db, const char* key) {
    const auto bytes = read_meta(db, key);
    if (!bytes) return {};
    const auto id = exactly<16>(*bytes);
    if (!id) throw SQLite::Exception("an identity of another length", SQLITE_CORRUPT);
    return *id;
}

}  // namespace

void sign_anew(SQLite::Database& db, const Identity& self, const seal::SigningKey& device) {
    SQLite::Statement query(db, "SELECT seq, lead_id, ct_sha256 FROM lead WHERE state IN (0,1,3)");
    SQLite::Statement write(db, "UPDATE lead SET sig=?2 WHERE seq=?1");
    while (query.executeStep()) {
        const std::int64_t seq = query.getColumn(0).getInt64();
        const auto signature = seal::sign_lead(device, self.device_id, self.store_id, static_cast<std::uint64_t>(seq),
                                               raw_column<16>(query, 1), raw_column<32>(query, 2));
        write.reset();
        write.bind(1, seq);
        bind_blob(write, 2, signature);
        write.exec();
    }
}

Identity read_identity(SQLite::Database& db) {
    return {id_in(db, "device_id"), id_in(db, "store_id")};
}

Result<Identity> Outbox::identity() const {
    return store_->attempt("read who this stand is", [&]() -> Result<Identity> { return read_identity(store_->db); });
}

Result<void> Outbox::adopt(const Identity& identity, const seal::SigningKey& device) {
    return store_->attempt("take a new identity", [&]() -> Result<void> {
        SQLite::Transaction transaction(store_->db, SQLite::TransactionBehavior::IMMEDIATE);
        write_meta(store_->db, "device_id", identity.device_id);
        write_meta(store_->db, "store_id", identity.store_id);
        if (!is_planted(Plant::signatures_stay)) sign_anew(store_->db, identity, device);
        transaction.commit();
        return {};
    });
}

}  // namespace monter::outbox
