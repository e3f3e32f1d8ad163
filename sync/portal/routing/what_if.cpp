#include "sync/portal/routing/what_if.hpp"

#include "sync/base/log.hpp"
#include "sync/portal/store/steps.hpp"

namespace monter::portal::routing {

Result<WhatIf> what_if(store::Database& database, const Desk& desk, const Weights& weights, std::int64_t since_ms,
                       int limit) {
    std::vector<store::Step> decisions;
    {
        auto work = database.look();
        if (!work) return fail(work.error());
        auto read = store::decisions_since(*work, since_ms, limit);
        if (!read) return fail(read.error());
        decisions = std::move(*read);
    }
    WhatIf out;
    for (const store::Step& step : decisions) {
        const auto json = desk.words(step.note, step.lead_id, inputs_label);
        auto decided = json ? decided_from_json(*json) : fail(json.error());
        if (!decided) {
            log_error("a decision can't be read", decided.error());
            continue;
        }
        if (decided->candidates.empty()) continue;
        const Candidate went = decided->candidates.front();
        rank(decided->candidates, weights);
        const Candidate& would = decided->candidates.front();
        ++out.decisions;
        out.same += went.municipality == would.municipality ? 1 : 0;
        out.own_choice += went.own_choice > 0 ? 1 : 0;
        ++out.places[went.municipality].went;
        ++out.places[would.municipality].would;
    }
    return out;
}

}  // namespace monter::portal::routing
