#include <algorithm>

#include "sync/base/planted.hpp"
#include "sync/outbox/replay.hpp"

namespace monter::outbox {
namespace {

struct Due {
    std::int64_t seq = 0;
    Ack lead;
    Answer answer;
};

bool is_old_enough(SQLite::Statement& row, const PurgeTerms& terms, std::int64_t running_ms) {
    if (terms.fair_closed) return true;
    if (running_ms - row.getColumn(6).getInt64() >= purge_after_running_ms) return true;
    const bool both_signed = terms.portal_ms && !row.isColumnNull(7);
    return both_signed && *terms.portal_ms - row.getColumn(7).getInt64() >= purge_after_portal_ms;
}

// Leads whose receipt is of this epoch and in a backup, and old enough.
std::vector<Due> find_due(SQLite::Database& db, const PurgeTerms& terms, std::int64_t running_ms) {
    SQLite::Statement query(db,
                            "SELECT l.seq, l.lead_id, l.ct_sha256, l.portal_seq, a.body, a.key_id, h.running_ms, "
                            "h.portal_ms, a.sig FROM lead l JOIN answer a ON a.id=l.receipt "
                            "JOIN heard h ON h.id=l.receipt WHERE l.state=1 AND l.epoch=?1 AND l.portal_seq<=?2 "
                            "ORDER BY l.seq");
    bind_blob(query, 1, terms.epoch);
    query.bind(2, is_planted(Plant::purge_not_durable) ? INT64_MAX : terms.durable_seq);
    std::vector<Due> out;
    while (query.executeStep()) {
        if (!is_old_enough(query, terms, running_ms)) continue;
        Due one;
        one.seq = query.getColumn(0).getInt64();
        one.lead = {raw_column<16>(query, 1), raw_column<32>(query, 2), query.getColumn(3).getInt64()};
        const Bytes body = blob_column(query, 4);
        one.answer = {std::string(text_of(body)), raw_column<8>(query, 5), raw_column<64>(query, 8)};
        out.push_back(std::move(one));
    }
    return out;
}

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
            for (const Due& one : find_due(db, terms, running_ms(now))) {
                if (!is_planted(Plant::purge_unproven) && !proof(one.answer, terms.epoch, one.lead)) {
                    ++out.unproven;
                    continue;
                }
                write.reset();
                write.bind(1, one.seq);
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
