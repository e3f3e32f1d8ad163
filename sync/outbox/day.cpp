// What the crew's menu counts.
#include <charconv>

#include "sync/outbox/rows.hpp"
#include "sync/seal/envelope.hpp"

namespace monter::outbox {
namespace {

constexpr std::int64_t hour_ms = 60 * std::int64_t{60} * 1000;

}  // namespace

Result<std::vector<HourLeads>> Outbox::leads_since(std::int64_t wall_ms) const {
    return store_->attempt("count the day's leads", [&]() -> Result<std::vector<HourLeads>> {
        SQLite::Statement query(store_->db,
                                "SELECT min((wall_ms-?1)/?2,23) AS hour, count(*) FROM lead WHERE wall_ms>=?1 "
                                "GROUP BY hour ORDER BY hour");
        query.bind(1, wall_ms);
        query.bind(2, hour_ms);
        std::vector<HourLeads> out;
        while (query.executeStep()) out.push_back({query.getColumn(0).getInt(), query.getColumn(1).getInt64()});
        return out;
    });
}

Result<std::vector<Tally>> Outbox::tallies_since(std::int64_t wall_ms, const std::string& kind) const {
    return store_->attempt("read the day's counts", [&]() -> Result<std::vector<Tally>> {
        SQLite::Statement query(store_->db,
                                "SELECT hour,question,value,sum(n) FROM tally WHERE hour>=?1 AND kind=?2 "
                                "GROUP BY hour,question,value ORDER BY hour,question,value");
        query.bind(1, wall_ms / hour_ms);
        query.bind(2, kind);
        std::vector<Tally> out;
        while (query.executeStep()) {
            out.push_back({.hour = query.getColumn(0).getInt64(),
                           .kind = kind,
                           .question = query.getColumn(1).getString(),
                           .value = query.getColumn(2).getString(),
                           .n = query.getColumn(3).getInt64()});
        }
        return out;
    });
}

Result<std::vector<Pending>> Outbox::unsent(std::uint64_t after_seq, int limit) const {
    return store_->attempt("read what is not sent", [&]() -> Result<std::vector<Pending>> {
        SQLite::Statement query(store_->db, std::string("SELECT ") + lead_columns +
                                                " FROM lead WHERE state IN (0,3) AND seq>?1 ORDER BY seq LIMIT ?2");
        query.bind(1, static_cast<std::int64_t>(after_seq));
        query.bind(2, limit);
        std::vector<Pending> out;
        while (query.executeStep()) {
            out.push_back(read_lead_row(query));
            if (seal::ct_sha256(out.back().sealed) != out.back().ct_sha256) return fail(rotten());
        }
        return out;
    });
}

Result<void> Outbox::note_exported(std::uint64_t seq) {
    return store_->attempt("note an export", [&]() -> Result<void> {
        write_meta(store_->db, exported_key, view(std::to_string(seq)));
        return {};
    });
}

Result<std::int64_t> Outbox::unexported() const {
    return store_->attempt("count what is on no stick", [&]() -> Result<std::int64_t> {
        std::int64_t exported = 0;
        const auto noted = read_meta(store_->db, exported_key).value_or(Bytes());
        const auto text = text_of(noted);
        std::from_chars(text.data(), text.data() + text.size(), exported);
        SQLite::Statement query(store_->db, "SELECT count(*) FROM lead WHERE state IN (0,3) AND seq>?1");
        query.bind(1, exported);
        query.executeStep();
        return query.getColumn(0).getInt64();
    });
}

}  // namespace monter::outbox
