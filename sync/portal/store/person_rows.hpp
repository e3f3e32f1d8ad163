// For the files of this room only: a person's row, for whatever condition and order.
#pragma once

#include <string>
#include <vector>

#include "sync/portal/store/routing.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

// The columns of a sealed lead, as text, in one place for both kinds of rows.
struct SealedColumns {
    std::string lead_id, event_id, code_hash, ct;
    int flags = 0;

    [[nodiscard]] lead::Sealed sealed() const {
        return {.lead_id = raw<16>(lead_id),
                .event_id = raw<16>(event_id),
                .flags = static_cast<std::uint8_t>(flags),
                .code_hash = raw<32>(code_hash),
                .envelope = bytes(ct)};
    }
};

// `condition` uses :a exactly once, in which `a` stands. `key` is what Listed::place tells of each row.
[[nodiscard]] std::vector<Listed> person_rows(soci::session& sql, const Scope& scope, const std::string& key,
                                              const std::string& condition, const std::string& a);

}  // namespace monter::portal::store
