#include "sync/outbox/store.hpp"

namespace monter::outbox {
namespace {

// A receipt counts once: where the very same answer comes again for a lead that was asked for anew, it is not news.
int apply(SQLite::Database& db, const std::vector<Ack>& acks, const Hash& receipt, const Id& epoch, Moment now) {
    SQLite::Statement write(db,
                            "UPDATE lead SET state=1, epoch=?1, portal_seq=?2, receipt=?3, acked_boot_ms=?4, "
                            "last_problem=NULL WHERE lead_id=?5 AND ct_sha256=?6 AND state=0 AND receipt IS NOT ?3");
    int changed = 0;
    for (const Ack& ack : acks) {
        write.reset();
        bind_blob(write, 1, epoch);
        write.bind(2, ack.portal_seq);
        bind_blob(write, 3, receipt);
        write.bind(4, now.boot_ms);
        bind_blob(write, 5, ack.lead_id);
        bind_blob(write, 6, ack.ct_sha256);
        changed += write.exec();
    }
    return changed;
}

constexpr std::size_t problem_bytes_max = 200;

std::string cut(const std::string& problem) {
    return problem.substr(0, problem_bytes_max);
}

}  // namespace

Result<int> Outbox::acknowledge(const std::vector<Ack>& acks, const Answer& answer, const Id& epoch, Moment now) {
    return store_->attempt("note what the portal has", [&]() -> Result<int> {
        const Hash receipt = seal::sha256(view(answer.body));
        SQLite::Transaction transaction(store_->db, SQLite::TransactionBehavior::IMMEDIATE);
        const int changed = apply(store_->db, acks, receipt, epoch, now);
        if (changed > 0) keep_answer(store_->db, receipt, answer, running_ms(now));
        transaction.commit();
        return changed;
    });
}

Result<int> Outbox::wait_again(const std::vector<Id>& lead_ids) {
    return store_->attempt("let leads wait again", [&]() -> Result<int> {
        SQLite::Transaction transaction(store_->db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement write(store_->db, "UPDATE lead SET state=0 WHERE state=1 AND lead_id=?1");
        int waiting = 0;
        for (const Id& lead_id : lead_ids) {
            write.reset();
            bind_blob(write, 1, lead_id);
            waiting += write.exec();
        }
        if (waiting > 0) write_meta(store_->db, exported_key, view(std::string("0")));
        transaction.commit();
        return waiting;
    });
}

Result<std::vector<std::pair<std::uint64_t, Id>>> Outbox::acknowledged(std::uint64_t after_seq, int limit) const {
    using Leads = std::vector<std::pair<std::uint64_t, Id>>;
    return store_->attempt("read what the portal has", [&]() -> Result<Leads> {
        SQLite::Statement query(store_->db,
                                "SELECT seq, lead_id FROM lead WHERE state=1 AND seq>?1 ORDER BY seq LIMIT ?2");
        query.bind(1, static_cast<std::int64_t>(after_seq));
        query.bind(2, limit);
        Leads out;
        while (query.executeStep()) {
            out.emplace_back(static_cast<std::uint64_t>(query.getColumn(0).getInt64()), raw_column<16>(query, 1));
        }
        return out;
    });
}

Result<int> Outbox::wait_again(const Id& epoch) {
    return store_->attempt("let leads wait again", [&]() -> Result<int> {
        SQLite::Transaction transaction(store_->db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement leads(store_->db, "UPDATE lead SET state=0 WHERE state=1 AND epoch IS NOT ?1");
        bind_blob(leads, 1, epoch);
        const int waiting = leads.exec();
        if (waiting > 0) write_meta(store_->db, exported_key, view(std::string("0")));
        SQLite::Statement withdrawals(
            store_->db, "UPDATE withdrawal SET epoch=NULL, receipt=NULL WHERE receipt IS NOT NULL AND epoch IS NOT ?1");
        bind_blob(withdrawals, 1, epoch);
        withdrawals.exec();
        SQLite::Statement tallies(store_->db,
                                  "UPDATE tally SET epoch=NULL WHERE epoch IS NOT NULL AND epoch IS NOT ?1");
        bind_blob(tallies, 1, epoch);
        tallies.exec();
        transaction.commit();
        return waiting;
    });
}

Result<void> Outbox::quarantine(const Id& lead_id, const std::string& problem) {
    return store_->attempt("set a lead aside", [&]() -> Result<void> {
        const std::string told = cut(problem);
        SQLite::Statement write(store_->db,
                                "UPDATE lead SET state=3, last_problem=?2 WHERE lead_id=?1 AND state IN (0,3)");
        bind_blob(write, 1, lead_id);
        write.bindNoCopy(2, told);
        if (write.exec() == 0) return fail(Kind::refused, "set a lead aside: none is waiting under this id");
        return {};
    });
}

Result<void> Outbox::note_attempt(const std::vector<Id>& leads, const std::string& problem) {
    return store_->attempt("note an attempt", [&]() -> Result<void> {
        const std::string told = cut(problem);
        SQLite::Transaction transaction(store_->db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement write(store_->db,
                                "UPDATE lead SET attempts=attempts+1, last_problem=?2 WHERE lead_id=?1 AND state=0");
        for (const Id& lead : leads) {
            write.reset();
            bind_blob(write, 1, lead);
            write.bindNoCopy(2, told);
            write.exec();
        }
        transaction.commit();
        return {};
    });
}

}  // namespace monter::outbox
