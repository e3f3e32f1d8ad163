// How the last decisions would have gone with other weights, from what each was made by. Moves nobody.
#pragma once

#include "sync/portal/routing/desk.hpp"

namespace monter::portal::routing {

struct WhatIf {
    struct Row {
        std::int64_t went = 0, would = 0;
    };
    std::map<std::string, Row> places;
    std::int64_t decisions = 0, same = 0;
    std::int64_t own_choice = 0;  // decided by the visitor's own choice: weights can't change them
};

// Decisions since then, the newest `limit` of them. Those that only went on later, by hand, count as first decided.
[[nodiscard]] Result<WhatIf> what_if(store::Database& database, const Desk& desk, const Weights& weights,
                                     std::int64_t since_ms, int limit);

}  // namespace monter::portal::routing
