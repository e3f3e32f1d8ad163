#include "sync/outbox/rows.hpp"
#include "sync/seal/envelope.hpp"

namespace monter::outbox {

Result<std::vector<Pending>> Outbox::pending(int limit, std::size_t bytes_max) const {
    return store_->attempt("read what is to be sent", [&]() -> Result<std::vector<Pending>> {
        SQLite::Statement query(
            store_->db, std::string("SELECT ") + lead_columns + " FROM lead WHERE state=0 ORDER BY seq LIMIT ?1");
        query.bind(1, limit);
        std::vector<Pending> out;
        std::size_t bytes = 0;
        while (query.executeStep()) {
            Pending row = read_lead_row(query);
            // SQLite's own check does not see a flipped bit inside a value.
            if (seal::ct_sha256(row.sealed) != row.ct_sha256) return fail(rotten());
            bytes += row.sealed.envelope.size();
            if (!out.empty() && bytes > bytes_max) break;
            out.push_back(std::move(row));
        }
        return out;
    });
}

}  // namespace monter::outbox
