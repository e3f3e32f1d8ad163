#include "sync/outbox/store.hpp"

namespace monter::outbox {
namespace {

Pending read_row(SQLite::Statement& query) {
    Pending out;
    out.seq = static_cast<std::uint64_t>(query.getColumn(0).getInt64());
    out.sealed.lead_id = raw_column<16>(query, 1);
    out.sealed.event_id = raw_column<16>(query, 2);
    out.sealed.flags = static_cast<std::uint8_t>(query.getColumn(3).getInt());
    out.sealed.code_hash = raw_column<32>(query, 4);
    out.sealed.envelope = blob_column(query, 5);
    out.ct_sha256 = raw_column<32>(query, 6);
    out.signature = raw_column<64>(query, 7);
    out.kept_at.wall_ms = query.getColumn(8).getInt64();
    out.kept_at.boot_id = raw_column<16>(query, 9);
    out.kept_at.boot_ms = query.getColumn(10).getInt64();
    out.trust = query.getColumn(11).getInt();
    return out;
}

}  // namespace

Result<std::vector<Pending>> Outbox::pending(int limit, std::size_t bytes_max) const {
    return attempt("read what is to be sent", [&]() -> Result<std::vector<Pending>> {
        SQLite::Statement query(store_->db,
                                "SELECT seq,lead_id,event_id,flags,code_hash,ct,ct_sha256,sig,wall_ms,boot_id,boot_ms,"
                                "trust FROM lead WHERE state=0 ORDER BY seq LIMIT ?1");
        query.bind(1, limit);
        std::vector<Pending> out;
        std::size_t bytes = 0;
        while (query.executeStep()) {
            Pending row = read_row(query);
            bytes += row.sealed.envelope.size();
            if (!out.empty() && bytes > bytes_max) break;
            out.push_back(std::move(row));
        }
        return out;
    });
}

}  // namespace monter::outbox
