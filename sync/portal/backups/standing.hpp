// How safe the portal's leads are: what the last proven backup holds, and whether it is time for another.
#pragma once

#include "sync/portal/store/database.hpp"
#include "sync/portal/store/whole.hpp"

namespace monter::portal::backups {

// A backup a day, proven: a lead that waits longer than this for one is worth a word.
inline constexpr std::int64_t unproven_ms_max = 26LL * 60 * 60 * 1000;

struct Standing {
    store::Extent extent;
    std::int64_t durable_seq = 0;
    std::int64_t drilled_ms = 0;         // 0 = never
    std::int64_t unproven = 0;           // leads no proven backup holds
    std::int64_t unproven_since_ms = 0;  // when the oldest of them came; 0 = there is none

    [[nodiscard]] bool is_due(std::int64_t now_ms) const {
        return unproven > 0 && now_ms - unproven_since_ms > unproven_ms_max;
    }
};
[[nodiscard]] Result<Standing> standing(store::Work& work);

}  // namespace monter::portal::backups
