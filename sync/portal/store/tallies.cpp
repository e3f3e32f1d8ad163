#include "sync/portal/store/tallies.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<bool> add_tally(Work& work, const Id& device_id, const Tally& tally) {
    return guarded("counting an answer", [&]() -> Result<bool> {
        const std::string id = to_base64url(tally.count_id), device = to_base64url(device_id);
        const std::string event = to_base64url(tally.event_id);
        const long long hour = tally.hour, n = tally.n;
        return changed((work.sql().prepare
                            << "INSERT INTO tally(count_id,device_id,event_id,hour,kind,question,value,n) "
                               "VALUES(:i,:d,:e,:h,:k,:q,:v,:n) ON CONFLICT(count_id) DO NOTHING",
                        soci::use(id), soci::use(device), soci::use(event), soci::use(hour), soci::use(tally.kind),
                        soci::use(tally.question), soci::use(tally.value), soci::use(n))) > 0;
    });
}

Result<std::vector<Cell>> pulse_cells(Work& work) {
    return guarded("reading the answers", [&]() -> Result<std::vector<Cell>> {
        std::vector<Cell> cells;
        const soci::rowset<soci::row> rows =
            (work.sql().prepare << "SELECT coalesce(max(e.title), t.event_id) AS title, t.question, t.value, "
                                   "CAST(sum(t.n) AS TEXT) FROM tally t LEFT JOIN event e ON e.event_id=t.event_id "
                                   "WHERE t.kind='pulse' GROUP BY t.event_id, t.question, t.value "
                                   "ORDER BY title, t.question, t.value");
        for (const soci::row& row : rows) {
            cells.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
                             std::stoll(row.get<std::string>(3))});
        }
        return cells;
    });
}

}  // namespace monter::portal::store
