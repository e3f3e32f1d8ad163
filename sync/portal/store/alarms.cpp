#include "sync/portal/store/alarms.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

const char* name(Alarm alarm) {
    return alarm == Alarm::fork ? "fork" : "epoch";
}

Result<void> raise_alarm(Work& work, Alarm alarm, const Id& device_id, const Id& store_id, std::int64_t now_ms) {
    return guarded("raising an alarm", [&]() -> Result<void> {
        const std::string kind = name(alarm);
        const std::string device = to_base64url(device_id);
        const std::string store = to_base64url(store_id);
        const long long now = now_ms;
        work.sql() << "INSERT INTO alarm(at_ms,kind,device_id,store_id) VALUES(:n,:k,:d,:s) ON CONFLICT DO NOTHING",
            soci::use(now), soci::use(kind), soci::use(device), soci::use(store);
        return {};
    });
}

Result<std::vector<AlarmLine>> alarms(Work& work, int limit) {
    return guarded("listing alarms", [&]() -> Result<std::vector<AlarmLine>> {
        std::vector<AlarmLine> out;
        AlarmLine line;
        std::string kind;
        long long at = 0;
        soci::statement rows =
            (work.sql().prepare << "SELECT a.at_ms,a.kind,COALESCE(d.stand,'') FROM alarm a LEFT JOIN device d ON "
                                   "d.device_id=a.device_id ORDER BY a.alarm_id DESC LIMIT :m",
             soci::use(limit), soci::into(at), soci::into(kind), soci::into(line.stand));
        rows.execute();
        while (rows.fetch()) {
            line.at_ms = at;
            line.alarm = kind == "fork" ? Alarm::fork : Alarm::epoch;
            out.push_back(line);
        }
        return out;
    });
}

}  // namespace monter::portal::store
