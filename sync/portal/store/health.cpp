#include "sync/portal/store/health.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<void> note_health(Work& work, const Id& device_id, const Health& said, std::int64_t now_ms) {
    return guarded("noting a stand's health", [&]() -> Result<void> {
        const std::string id = to_base64url(device_id);
        const long long now = now_ms, disk = said.disk_free_mb, pending = said.pending, aside = said.quarantined;
        const long long lost = said.lost;
        work.sql() << "INSERT INTO health(device_id,at_ms,software,pack,disk_free_mb,copies,clock_trust,pending,"
                      "quarantined,lost) VALUES(:i,:n,:s,:p,:d,:c,:t,:w,:q,:l) ON CONFLICT(device_id) DO UPDATE SET "
                      "at_ms=excluded.at_ms,software=excluded.software,pack=excluded.pack,"
                      "disk_free_mb=excluded.disk_free_mb,copies=excluded.copies,clock_trust=excluded.clock_trust,"
                      "pending=excluded.pending,quarantined=excluded.quarantined,lost=excluded.lost",
            soci::use(id), soci::use(now), soci::use(said.software), soci::use(said.pack), soci::use(disk),
            soci::use(said.copies), soci::use(said.clock_trust), soci::use(pending), soci::use(aside), soci::use(lost);
        return {};
    });
}

Result<std::vector<HealthLine>> health_of_stands(Work& work) {
    return guarded("reading the stands' health", [&]() -> Result<std::vector<HealthLine>> {
        std::vector<HealthLine> out;
        HealthLine line;
        long long at = 0, disk = 0, pending = 0, aside = 0, lost = 0;
        soci::statement rows =
            (work.sql().prepare
                 << "SELECT d.stand,h.at_ms,h.software,h.pack,h.disk_free_mb,h.copies,h.clock_trust,h.pending,"
                    "h.quarantined,h.lost FROM health h JOIN device d ON d.device_id=h.device_id "
                    "WHERE d.revoked_ms IS NULL AND NOT EXISTS(SELECT 1 FROM device n WHERE n.stand=d.stand AND "
                    "n.hw=d.hw AND n.revoked_ms IS NULL AND n.enrolled_ms>d.enrolled_ms) ORDER BY "
                    "d.stand,d.enrolled_ms",
             soci::into(line.stand), soci::into(at), soci::into(line.said.software), soci::into(line.said.pack),
             soci::into(disk), soci::into(line.said.copies), soci::into(line.said.clock_trust), soci::into(pending),
             soci::into(aside), soci::into(lost));
        rows.execute();
        while (rows.fetch()) {
            line.at_ms = at;
            line.said.disk_free_mb = disk;
            line.said.pending = pending;
            line.said.quarantined = aside;
            line.said.lost = lost;
            out.push_back(line);
        }
        return out;
    });
}

}  // namespace monter::portal::store
