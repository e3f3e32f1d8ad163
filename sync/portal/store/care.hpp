// How a person's row changes after the decision: who has them, what comes next, what came of it. Each change is told in
// steps.hpp as well, by the caller, in the same Work.
#pragma once

#include "sync/portal/store/routing.hpp"

namespace monter::portal::store {

// To another municipality, which begins anew: nobody has accepted there, nothing is planned, nothing shared.
[[nodiscard]] Result<void> transfer(Work& work, const Id& lead_id, const std::string& municipality,
                                    std::int64_t now_ms);
[[nodiscard]] Result<void> share(Work& work, const Id& lead_id, const std::string& municipality,
                                 const std::string& login, std::int64_t now_ms);
[[nodiscard]] Result<std::vector<std::string>> shared_with(Work& work, const Id& lead_id);  // by id
// by_ms 0 = nothing is planned.
[[nodiscard]] Result<void> set_next(Work& work, const Id& lead_id, const Next& next);
// One of `outcomes`; a person who is talking again is no longer done.
[[nodiscard]] Result<void> set_outcome(Work& work, const Id& lead_id, const std::string& outcome);

}  // namespace monter::portal::store
