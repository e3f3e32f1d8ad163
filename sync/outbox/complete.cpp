#include <set>

#include "sync/outbox/replay.hpp"
#include "sync/outbox/rows.hpp"

namespace monter::outbox {
namespace {

// What the medium in use has already.
struct There {
    std::set<Id> leads;
    std::set<Hash> withdrawals;
    LetGoRecord let_go;
    [[nodiscard]] bool has_let_go(std::uint64_t seq) const {
        for (const SeqRange& range : let_go) {
            if (seq >= range.first && seq <= range.last) return true;
        }
        return false;
    }
};

// Records on their way, some hundred leads to one sync.
class Load {
public:
    explicit Load(Journal& journal) : journal_(journal) {}
    [[nodiscard]] Result<void> add(const Bytes& record) {
        append(bytes_, record);
        return bytes_.size() < std::size_t{1} << 20U ? Result<void>() : flush();
    }
    [[nodiscard]] Result<void> flush() {
        if (bytes_.empty()) return {};
        auto done = journal_.append(bytes_);
        bytes_.clear();
        return done;
    }

private:
    Journal& journal_;
    Bytes bytes_;
};

Result<void> add_let_go(SQLite::Database& db, const There& there, Load& load) {
    SQLite::Statement query(db, "SELECT seq FROM lead WHERE state IN (2,4) UNION SELECT seq FROM let_go ORDER BY 1");
    LetGoRecord ranges;
    while (query.executeStep()) {
        const auto seq = static_cast<std::uint64_t>(query.getColumn(0).getInt64());
        if (there.has_let_go(seq)) continue;
        if (!ranges.empty() && ranges.back().last + 1 == seq) {
            ranges.back().last = seq;
            continue;
        }
        if (ranges.size() == let_go_ranges_max) {
            if (auto added = load.add(to_record(ranges)); !added) return added;
            ranges.clear();
        }
        ranges.push_back({seq, seq});
    }
    return ranges.empty() ? Result<void>() : load.add(to_record(ranges));
}

Result<void> add_missing(SQLite::Database& db, Journal& journal, const There& there) {
    Load load(journal);
    if (auto added = add_let_go(db, there, load); !added) return added;
    SQLite::Statement leads(db, std::string("SELECT ") + lead_columns + " FROM lead WHERE ct IS NOT NULL ORDER BY seq");
    while (leads.executeStep()) {
        const Pending lead = read_lead_row(leads);
        if (there.leads.contains(lead.sealed.lead_id)) continue;
        if (auto added = load.add(to_record(lead)); !added) return added;
    }
    SQLite::Statement withdrawals(db, "SELECT code_hash, key FROM withdrawal");
    while (withdrawals.executeStep()) {
        const WithdrawalRecord one{raw_column<32>(withdrawals, 0), raw_column<32>(withdrawals, 1)};
        if (there.withdrawals.contains(one.code_hash)) continue;
        if (auto added = load.add(to_record(one)); !added) return added;
    }
    return load.flush();
}

}  // namespace

Result<void> complete(SQLite::Database& db, Journal& journal, const Journal::Contents& contents) {
    There there;
    for (const Journal::Place& place : contents.leads) {
        if (place.medium == journal.medium_in_use()) there.leads.insert(place.lead_id);
    }
    for (const auto& [medium, one] : contents.withdrawals_on) {
        if (medium == journal.medium_in_use()) there.withdrawals.insert(one);
    }
    there.let_go = contents.let_go;
    return add_missing(db, journal, there);
}

Result<void> write_anew(SQLite::Database& db, Journal& journal) {
    if (auto begun = journal.begin_new_piece(); !begun) return begun;
    if (auto written = add_missing(db, journal, {}); !written) return written;
    return journal.drop_older();
}

}  // namespace monter::outbox
