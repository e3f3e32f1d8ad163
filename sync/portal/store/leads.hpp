// Received leads. A lead is kept once, under its own id, exactly as it came; after an erasure its row stays as a
// tombstone.
#pragma once

#include <string>
#include <vector>

#include "sync/lead/sealed.hpp"
#include "sync/portal/store/database.hpp"
#include "sync/seal/keys.hpp"

namespace monter::portal::store {

// One lead of a batch, its signature and its hash already checked.
struct Arrival {
    lead::Sealed sealed;
    Hash ct_sha256{};
    seal::Signature signature{};
    Id device_id{}, store_id{};
    std::int64_t seq = 0;
    std::vector<seal::KeyId> key_ids;
    std::int64_t wall_ms = 0, boot_ms = 0;  // the stand's clocks when the visitor sent it
    std::string boot_id;
    std::int64_t captured_ms = 0;  // by the portal's clock
};

struct Kept {
    enum class How { stored, duplicate, conflict };  // conflict: the id is there with other bytes; nothing was changed
    How how = How::stored;
    std::int64_t portal_seq = 0;  // 0 at a conflict
    bool seq_reused = false;  // this stand has given this number to another lead before; the lead is kept all the same
};

// The rows of one lead. Portal numbers run without a gap, in the order of commits, because a Work is the only writer.
[[nodiscard]] Result<Kept> keep(Work& work, const Arrival& arrival, std::int64_t now_ms);
[[nodiscard]] Result<std::int64_t> highest_portal_seq(Work& work);
// Those of `lead_ids` that are not here, not even as a tombstone; in their order.
[[nodiscard]] Result<std::vector<Id>> unknown_leads(Work& work, const std::vector<Id>& lead_ids);

// Empties every lead with this code and remembers the code, so that one that comes later arrives as a tombstone. Call
// Database::flush after the commit.
struct Erased {
    bool there = false;  // leads with this code are here, now empty
    int emptied = 0;     // by this call
};
[[nodiscard]] Result<Erased> erase(Work& work, const Hash& code_hash, std::int64_t now_ms);
// Whether a code names a lead here, or is remembered already; and how many remembered codes name none, since a moment.
struct Code {
    bool has_lead = false;
    bool is_remembered = false;
};
[[nodiscard]] Result<Code> look_up(Work& work, const Hash& code_hash);
// Counts no further than `most`.
[[nodiscard]] Result<int> unknown_codes(Work& work, std::int64_t since_ms, int most);
struct Withdrawals {
    std::int64_t erased = 0;   // leads that were here and are empty now
    std::int64_t waiting = 0;  // codes whose lead has not come
};
[[nodiscard]] Result<Withdrawals> count_withdrawals(Work& work);

}  // namespace monter::portal::store
