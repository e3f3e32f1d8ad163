#include "sync/outbox/store.hpp"

namespace monter::outbox {

Result<std::vector<Hash>> Outbox::pending_withdrawals(int limit) const {
    return store_->attempt("read what visitors took back", [&]() -> Result<std::vector<Hash>> {
        SQLite::Statement query(store_->db, "SELECT key FROM withdrawal WHERE receipt IS NULL ORDER BY rowid LIMIT ?1");
        query.bind(1, limit);
        std::vector<Hash> out;
        while (query.executeStep()) out.push_back(raw_column<32>(query, 0));
        return out;
    });
}

Result<int> Outbox::acknowledge_withdrawals(const std::vector<Hash>& code_hashes, const Answer& answer,
                                            const Id& epoch) {
    return store_->attempt("note what the portal forgot", [&]() -> Result<int> {
        const Hash receipt = seal::sha256(view(answer.body));
        SQLite::Transaction transaction(store_->db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement write(store_->db,
                                "UPDATE withdrawal SET epoch=?1, receipt=?2 WHERE code_hash=?3 AND receipt IS NULL");
        int changed = 0;
        for (const Hash& code : code_hashes) {
            write.reset();
            bind_blob(write, 1, epoch);
            bind_blob(write, 2, receipt);
            bind_blob(write, 3, code);
            changed += write.exec();
        }
        if (changed > 0) keep_answer(store_->db, receipt, answer, store_->ran_ms);
        transaction.commit();
        return changed;
    });
}

}  // namespace monter::outbox
