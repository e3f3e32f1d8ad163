#include "sync/portal/store/fleet_steps.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<void> add_fleet_step(Work& work, const FleetStep& step) {
    return guarded("noting what happened to a fair or a stand", [&]() -> Result<void> {
        const long long at = step.at_ms;
        work.sql() << "INSERT INTO fleet_step(at_ms,who,what,about) VALUES(:a,:w,:t,:b)", soci::use(at),
            soci::use(step.who), soci::use(step.what), soci::use(step.about);
        return {};
    });
}

Result<std::vector<FleetStep>> fleet_steps(Work& work, int limit) {
    return guarded("reading what happened to fairs and stands", [&]() -> Result<std::vector<FleetStep>> {
        std::vector<FleetStep> out;
        FleetStep one;
        long long at = 0;
        soci::statement rows =
            (work.sql().prepare << "SELECT at_ms,who,what,about FROM fleet_step ORDER BY fleet_step_id DESC LIMIT :n",
             soci::use(limit), soci::into(at), soci::into(one.who), soci::into(one.what), soci::into(one.about));
        rows.execute();
        while (rows.fetch()) {
            one.at_ms = at;
            out.push_back(one);
        }
        return out;
    });
}

}  // namespace monter::portal::store
