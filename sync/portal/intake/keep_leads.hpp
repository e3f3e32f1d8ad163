// A batch of leads into the store, however it came: each judged by its own hash and its stand's signature.
#pragma once

#include "sync/portal/intake/parts.hpp"
#include "sync/portal/intake/wire.hpp"

namespace monter::portal::intake {

struct Receipt {
    std::string epoch;
    std::int64_t durable_seq = 0;  // up to here a proven backup holds everything
    bool seq_reused = false;
    std::vector<LeadResult> results;
};
enum class Came { sent, carried };  // carried: by a stick, which says nothing of how its stand does now

// One transaction; what it answers is on disk.
[[nodiscard]] Result<Receipt> keep_batch(Parts& parts, const Batch& batch, const store::Device& device,
                                         std::int64_t now_ms, Came came);

}  // namespace monter::portal::intake
