#include "sync/outbox/replay.hpp"

#include <algorithm>

#include "sync/outbox/identity.hpp"
#include "sync/outbox/rows.hpp"

namespace monter::outbox {
namespace {

void restore(SQLite::Database& db, Pending lead) {
    SQLite::Statement taken(db, "SELECT 1 FROM lead WHERE seq=?1");
    taken.bind(1, static_cast<std::int64_t>(lead.seq));
    if (lead.seq == 0 || taken.executeStep()) lead.seq = static_cast<std::uint64_t>(next_seq(db));
    insert_lead(db, lead);
}

Result<int> restore_leads(SQLite::Database& db, Journal& journal, const Journal::Contents& contents) {
    int restored = 0;
    // The newest record first: of two under one number the older was never confirmed.
    for (auto place = contents.leads.rbegin(); place != contents.leads.rend(); ++place) {
        if (has_lead(db, place->lead_id)) continue;
        auto lead = journal.read_lead(*place);
        if (!lead && place->medium + 1 < journal.media_count()) continue;  // a bad stick must not stop the stand
        if (!lead) return fail(lead.error());
        restore(db, std::move(*lead));
        ++restored;
    }
    return restored;
}

// Each number once, however often the records name it.
LetGoRecord merged(LetGoRecord ranges) {
    std::sort(ranges.begin(), ranges.end(), [](const SeqRange& a, const SeqRange& b) { return a.first < b.first; });
    LetGoRecord out;
    for (const SeqRange& range : ranges) {
        if (!out.empty() && range.first <= out.back().last + 1) {
            out.back().last = std::max(out.back().last, range.last);
        } else {
            out.push_back(range);
        }
    }
    return out;
}

void note_let_go(SQLite::Database& db, const LetGoRecord& let_go) {
    SQLite::Statement write(db,
                            "INSERT INTO let_go(seq) SELECT ?1 WHERE NOT EXISTS(SELECT 1 FROM lead WHERE seq=?1) "
                            "ON CONFLICT(seq) DO NOTHING");
    std::uint64_t top = 0;
    for (const SeqRange& range : let_go) {
        for (std::uint64_t seq = range.first; seq <= range.last; ++seq) {
            write.reset();
            write.bind(1, static_cast<std::int64_t>(seq));
            write.exec();
        }
        top = std::max(top, range.last);
    }
    if (top > 0) raise_seq(db, static_cast<std::int64_t>(top));
}

}  // namespace

Result<int> replay(SQLite::Database& db, Journal& journal, const Journal::Contents& contents,
                   const seal::SigningKey* device) {
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    note_let_go(db, merged(contents.let_go));
    const auto restored = restore_leads(db, journal, contents);
    if (!restored) return restored;
    for (const WithdrawalRecord& one : contents.withdrawals) {
        keep_withdrawal(db, one.code_hash, one.key);
        empty_withdrawn(db, one.code_hash);
    }
    if (*restored > 0) {
        write_meta(db, exported_key, view(std::string("0")));  // what came back is on no stick
        if (device == nullptr) return fail(Kind::refused, "open the outbox: leads came back, and no key signs them");
        const Identity self{read_identity(db).device_id, seal::random_id()};
        write_meta(db, "store_id", self.store_id);
        sign_anew(db, self, *device);
    }
    transaction.commit();
    return restored;
}

std::int64_t numbers_missing(SQLite::Database& db) {
    return db
        .execAndGet(
            "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name='lead'),0) - (SELECT count(*) FROM lead) - "
            "(SELECT count(*) FROM let_go WHERE seq NOT IN (SELECT seq FROM lead))")
        .getInt64();
}

}  // namespace monter::outbox
