#include "sync/outbox/store.hpp"

namespace monter::outbox {
namespace {

constexpr std::int64_t hour_ms = 60 * 60 * std::int64_t{1000};

bool is_new(SQLite::Database& db, const Id& tap_id) {
    SQLite::Statement write(db, "INSERT INTO tap(id) VALUES(?1) ON CONFLICT(id) DO NOTHING");
    bind_blob(write, 1, tap_id);
    return write.exec() > 0;
}

bool add_to_open(SQLite::Database& db, const Tally& answer, std::int64_t hour) {
    SQLite::Statement write(db,
                            "UPDATE tally SET n=n+1 WHERE closed=0 AND hour=?1 AND event_id=?2 AND kind=?3 AND "
                            "question=?4 AND value=?5");
    write.bind(1, hour);
    bind_blob(write, 2, answer.event_id);
    write.bind(3, answer.kind);
    write.bind(4, answer.question);
    write.bind(5, answer.value);
    return write.exec() > 0;
}

void begin_count(SQLite::Database& db, const Tally& answer, std::int64_t hour) {
    const Id count_id = seal::random_id();
    SQLite::Statement write(
        db, "INSERT INTO tally(count_id,hour,event_id,kind,question,value,n) VALUES(?1,?2,?3,?4,?5,?6,1)");
    bind_blob(write, 1, count_id);
    write.bind(2, hour);
    bind_blob(write, 3, answer.event_id);
    write.bind(4, answer.kind);
    write.bind(5, answer.question);
    write.bind(6, answer.value);
    write.exec();
}

}  // namespace

Result<void> Outbox::tally(const Id& tap_id, const Tally& answer, const Moment& now) {
    return store_->attempt("count an answer", [&]() -> Result<void> {
        const std::int64_t hour = now.wall_ms / hour_ms;
        SQLite::Transaction transaction(store_->db, SQLite::TransactionBehavior::IMMEDIATE);
        if (is_new(store_->db, tap_id) && !add_to_open(store_->db, answer, hour)) begin_count(store_->db, answer, hour);
        transaction.commit();
        return {};
    });
}

Result<std::vector<Tally>> Outbox::pending_tallies(const Moment& now, bool running, int limit) {
    return store_->attempt("read the counts", [&]() -> Result<std::vector<Tally>> {
        const std::int64_t until = now.wall_ms / hour_ms + (running ? 1 : 0);
        std::vector<Tally> out;
        {
            // By name, which says nothing: the order they were begun in is nobody's business.
            SQLite::Statement query(
                store_->db,
                "SELECT count_id,hour,event_id,kind,question,value,n FROM tally WHERE epoch IS NULL "
                "AND (closed=1 OR hour<?1) ORDER BY count_id LIMIT ?2");
            query.bind(1, until);
            query.bind(2, limit);
            while (query.executeStep()) {
                out.push_back({raw_column<16>(query, 0), query.getColumn(1).getInt64(), raw_column<16>(query, 2),
                               query.getColumn(3).getString(), query.getColumn(4).getString(),
                               query.getColumn(5).getString(), query.getColumn(6).getInt64()});
            }
        }
        if (out.empty()) return out;
        SQLite::Transaction transaction(store_->db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement write(store_->db, "UPDATE tally SET closed=1 WHERE count_id=?1 AND closed=0");
        for (const Tally& one : out) {
            write.reset();
            bind_blob(write, 1, one.count_id);
            write.exec();
        }
        transaction.commit();
        return out;
    });
}

Result<int> Outbox::acknowledge_tallies(const std::vector<Id>& count_ids, const Answer& answer, const Id& epoch) {
    return store_->attempt("note what the portal counted", [&]() -> Result<int> {
        SQLite::Transaction transaction(store_->db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement write(store_->db,
                                "UPDATE tally SET epoch=?1 WHERE count_id=?2 AND epoch IS NULL AND closed=1");
        int changed = 0;
        for (const Id& id : count_ids) {
            write.reset();
            bind_blob(write, 1, epoch);
            bind_blob(write, 2, id);
            changed += write.exec();
        }
        if (changed > 0) keep_answer(store_->db, seal::sha256(view(answer.body)), answer, store_->ran_ms);
        transaction.commit();
        return changed;
    });
}

}  // namespace monter::outbox
