#include "sync/outbox/rows.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::outbox {

Result<void> Outbox::withdraw(const Hash& key) {
    return store_->attempt("withdraw a lead", [&]() -> Result<void> {
        if (auto there = store_->whereabouts.check(); !there) return there;
        const Hash code_hash = seal::code_hash(key);
        SQLite::Transaction transaction(store_->db, SQLite::TransactionBehavior::IMMEDIATE);
        keep_withdrawal(store_->db, code_hash, key);
        empty_withdrawn(store_->db, code_hash);
        write_meta(store_->db, "journal_stale", view("1"));  // until the next purge the journal has the bytes still
        if (auto noted = store_->journal.append(to_record(WithdrawalRecord{code_hash, key})); !noted) return noted;
        transaction.commit();
        // Until a checkpoint the sealed bytes still lie in the WAL file.
        write_back(store_->db);
        return store_->whereabouts.note();
    });
}

Result<bool> Outbox::knows_code(const Hash& code_hash) const {
    return store_->attempt("look for a code", [&]() -> Result<bool> {
        SQLite::Statement query(store_->db, "SELECT 1 FROM lead WHERE code_hash=?1 LIMIT 1");
        bind_blob(query, 1, code_hash);
        return query.executeStep();
    });
}

}  // namespace monter::outbox
