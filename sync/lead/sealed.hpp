// A sealed lead on its way: what the kiosk hands over, what the stand keeps, what the portal takes in. Nobody on this
// way can read it. All bytes raw; how they are written in JSON stands where they cross (sync/local, sync/agent,
// sync/portal).
#pragma once

#include <cstdint>

#include "sync/base/bytes.hpp"

namespace monter::lead {

// Flags of a sealed lead; part of what is signed, so bits never change meaning.
inline constexpr std::uint8_t flag_rehearsal = 1;

struct Sealed {
    Id lead_id{};
    Id event_id{};
    std::uint8_t flags = 0;
    Hash code_hash{};  // from the withdrawal secret (sync/seal/take_home.hpp)
    Bytes envelope;    // MON1 (sync/seal/envelope.hpp)
};

}  // namespace monter::lead
