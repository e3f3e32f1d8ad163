#include "sync/outbox/store.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::outbox {
namespace {

void keep_withdrawal(SQLite::Database& db, const Hash& code_hash, const Hash& key) {
    SQLite::Statement write(db,
                            "INSERT INTO withdrawal(code_hash,key) VALUES(?1,?2) ON CONFLICT(code_hash) DO NOTHING");
    bind_blob(write, 1, code_hash);
    bind_blob(write, 2, key);
    write.exec();
}

void empty_leads(SQLite::Database& db, const Hash& code_hash) {
    SQLite::Statement write(db, "UPDATE lead SET ct=NULL, state=4 WHERE code_hash=?1 AND state<>4");
    bind_blob(write, 1, code_hash);
    write.exec();
}

}  // namespace

Result<void> Outbox::withdraw(const Hash& key) {
    return attempt("withdraw a lead", [&]() -> Result<void> {
        const Hash code_hash = seal::code_hash(key);
        SQLite::Transaction transaction(store_->db, SQLite::TransactionBehavior::IMMEDIATE);
        keep_withdrawal(store_->db, code_hash, key);
        empty_leads(store_->db, code_hash);
        transaction.commit();
        // Until a checkpoint the sealed bytes still lie in the WAL file.
        SQLite::Statement checkpoint(store_->db, "PRAGMA wal_checkpoint(TRUNCATE)");
        while (checkpoint.executeStep()) {
        }
        return {};
    });
}

}  // namespace monter::outbox
