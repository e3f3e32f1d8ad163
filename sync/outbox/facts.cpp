#include <algorithm>
#include <array>

#include "sync/outbox/store.hpp"

namespace monter::outbox {
namespace {

constexpr std::array<std::string_view, 6> own_keys = {"store_id", "device_id",     "openings",
                                                      "ran_ms",   "journal_stale", exported_key};

bool is_own(const std::string& key) {
    return std::find(own_keys.begin(), own_keys.end(), key) != own_keys.end();
}

std::int64_t& count_of(Counts& counts, int state) {
    switch (static_cast<State>(state)) {
        case State::pending:
            return counts.pending;
        case State::acked:
            return counts.acked;
        case State::purged:
            return counts.purged;
        case State::quarantined:
            return counts.quarantined;
        case State::withdrawn:
            return counts.withdrawn;
    }
    throw SQLite::Exception("a state that does not exist", SQLITE_CORRUPT);
}

}  // namespace

Result<Counts> Outbox::counts() const {
    return store_->attempt("count the leads", [&]() -> Result<Counts> {
        Counts out;
        SQLite::Statement states(store_->db, "SELECT state, n FROM lead_count");
        while (states.executeStep()) count_of(out, states.getColumn(0).getInt()) = states.getColumn(1).getInt64();
        out.max_seq = static_cast<std::uint64_t>(store_->db.execAndGet("SELECT max(seq) FROM lead").getInt64());
        SQLite::Statement oldest(store_->db,
                                 "SELECT wall_ms, boot_ms, boot_id FROM lead WHERE state=0 ORDER BY seq LIMIT 1");
        if (oldest.executeStep()) {
            out.oldest_pending =
                Moment{oldest.getColumn(0).getInt64(), oldest.getColumn(1).getInt64(), raw_column<16>(oldest, 2)};
        }
        return out;
    });
}

Result<std::optional<std::string>> Outbox::fact(const std::string& key) const {
    using Fact = std::optional<std::string>;
    return store_->attempt("read a fact", [&]() -> Result<Fact> {
        const auto value = read_meta(store_->db, key);
        if (!value || is_own(key)) return Fact();
        return Fact(std::string(text_of(*value)));
    });
}

Result<void> Outbox::set_fact(const std::string& key, const std::string& value) {
    if (is_own(key)) return fail(Kind::bug, "write a fact: \"" + key + "\" belongs to the store itself");
    return store_->attempt("write a fact", [&]() -> Result<void> {
        write_meta(store_->db, key, view(value));
        return {};
    });
}

}  // namespace monter::outbox
