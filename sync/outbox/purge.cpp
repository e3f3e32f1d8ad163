#include <algorithm>

#include "sync/base/planted.hpp"
#include "sync/outbox/replay.hpp"

namespace monter::outbox {
namespace {

// Leads of one answer, kept in a row.
struct Group {
    Hash receipt{};
    std::vector<std::int64_t> seqs;
    std::vector<Ack> leads;
};

bool is_old_enough(SQLite::Statement& row, const PurgeTerms& terms, const Moment& now, std::int64_t running_ms) {
    if (terms.fair_closed) return true;
    if (is_planted(Plant::retention_by_wall))
        return now.wall_ms - row.getColumn(7).getInt64() >= purge_after_running_ms;
    if (running_ms - row.getColumn(5).getInt64() >= purge_after_running_ms) return true;
    const bool both_signed = terms.portal_ms && !row.isColumnNull(6);
    return both_signed && *terms.portal_ms - row.getColumn(6).getInt64() >= purge_after_portal_ms;
}

Answer read_answer(SQLite::Database& db, const Hash& id) {
    SQLite::Statement query(db, "SELECT body, key_id, sig FROM answer WHERE id=?1");
    bind_blob(query, 1, id);
    if (!query.executeStep()) return {};  // proves nothing
    const Bytes body = blob_column(query, 0);
    return {std::string(text_of(body)), raw_column<8>(query, 1), raw_column<64>(query, 2), {}};
}

// Finds leads whose receipt is of this epoch and in a backup, and old enough, and proves them an answer at a time.
class Search {
public:
    Search(SQLite::Database& db, const PurgeTerms& terms, const Proof& proof) : db_(db), terms_(terms), proof_(proof) {}

    // Whose bytes may go.
    std::vector<std::int64_t> run(const Moment& now, std::int64_t running_ms, Purged& told) {
        SQLite::Statement query(db_,
                                "SELECT l.seq, l.lead_id, l.ct_sha256, l.portal_seq, l.receipt, h.running_ms, "
                                "h.portal_ms, l.wall_ms FROM lead l JOIN heard h ON h.id=l.receipt "
                                "WHERE l.state=1 AND l.epoch=?1 AND l.portal_seq<=?2 ORDER BY l.seq");
        bind_blob(query, 1, terms_.epoch);
        query.bind(2, is_planted(Plant::purge_not_durable) ? INT64_MAX : terms_.durable_seq);
        while (query.executeStep()) {
            if (!is_old_enough(query, terms_, now, running_ms)) continue;
            const auto receipt = raw_column<32>(query, 4);
            if (!group_.seqs.empty() && receipt != group_.receipt) prove(told);
            if (static_cast<int>(group_.seqs.size() + may_go_.size()) == purged_at_once_max) {
                told.more = true;
                break;
            }
            group_.receipt = receipt;
            group_.seqs.push_back(query.getColumn(0).getInt64());
            group_.leads.push_back({raw_column<16>(query, 1), raw_column<32>(query, 2), query.getColumn(3).getInt64()});
        }
        if (!group_.seqs.empty()) prove(told);
        return std::move(may_go_);
    }

private:
    void prove(Purged& told) {
        const auto proven = is_planted(Plant::purge_unproven)
                                ? std::vector<bool>(group_.leads.size(), true)
                                : proof_(read_answer(db_, group_.receipt), terms_.epoch, group_.leads);
        for (std::size_t i = 0; i < group_.seqs.size(); ++i) {
            if (i < proven.size() && proven[i]) {
                may_go_.push_back(group_.seqs[i]);
            } else {
                ++told.unproven;
            }
        }
        group_ = {};
    }

    SQLite::Database& db_;
    const PurgeTerms& terms_;
    const Proof& proof_;
    Group group_;
    std::vector<std::int64_t> may_go_;
};

std::uint32_t number_at(const Bytes& page, std::size_t at) {
    std::uint32_t out = 0;
    for (std::size_t i = at; i < at + 4; ++i) out = out << 8U | page[i];
    return out;
}

// Looks at the file itself, after the WAL was emptied: SQLite's free pages hold nothing but the list's own numbers.
// (File format of SQLite, section 1.5: a trunk page holds the next one's number, how many leaves, and theirs.)
bool free_pages_are_zero(SQLite::Database& db) {
    sqlite3_file* file = nullptr;
    const int code = sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    if (code != SQLITE_OK || file == nullptr || file->pMethods == nullptr) return false;
    Bytes page(static_cast<std::size_t>(db.execAndGet("PRAGMA page_size").getInt()));
    const auto read = [&](std::uint32_t number) {
        const auto size = static_cast<sqlite3_int64>(page.size());
        return file->pMethods->xRead(file, page.data(), static_cast<int>(size), (number - 1) * size) == SQLITE_OK;
    };
    const auto is_zero_from = [&](std::size_t at) {
        return std::all_of(page.begin() + static_cast<std::ptrdiff_t>(at), page.end(), [](auto b) { return b == 0; });
    };
    if (!read(1)) return false;
    constexpr std::size_t first_trunk_at = 32;
    std::uint32_t trunk = number_at(page, first_trunk_at);
    while (trunk != 0) {
        if (!read(trunk)) return false;
        const std::uint32_t next = number_at(page, 0);
        const std::size_t end = 8 + std::size_t{number_at(page, 4)} * 4;
        if (end > page.size() || !is_zero_from(end)) return false;
        std::vector<std::uint32_t> leaves;
        for (std::size_t at = 8; at < end; at += 4) leaves.push_back(number_at(page, at));
        for (const std::uint32_t leaf : leaves) {
            if (!read(leaf) || !is_zero_from(0)) return false;
        }
        trunk = next;
    }
    return true;
}

}  // namespace

Result<Purged> Outbox::purge(const PurgeTerms& terms, const Proof& proof, const Moment& now) {
    return store_->attempt("let go of what the portal has", [&]() -> Result<Purged> {
        SQLite::Database& db = store_->db;
        Purged out;
        {
            SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
            SQLite::Statement write(db, "UPDATE lead SET ct=NULL, state=2 WHERE seq=?1 AND state=1");
            for (const std::int64_t seq : Search(db, terms, proof).run(now, running_ms(now), out)) {
                write.reset();
                write.bind(1, seq);
                out.leads += write.exec();
            }
            // With the purge itself: a crash after it leaves the rest to be done at the next one.
            if (out.leads > 0) write_meta(db, "journal_stale", view("1"));
            transaction.commit();
        }
        const auto stale = read_meta(db, "journal_stale");
        if (stale && !stale->empty() && text_of(*stale) == "1") {
            write_back(db);
            if (auto written = write_anew(db, store_->journal); !written) return fail(written.error());
            write_meta(db, "journal_stale", view("0"));
            write_back(db);
        }
        out.free_pages_zero = free_pages_are_zero(db);
        if (auto noted = store_->whereabouts.note(); !noted) return fail(noted.error());
        return out;
    });
}

}  // namespace monter::outbox
