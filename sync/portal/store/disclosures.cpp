#include "sync/portal/store/disclosures.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<std::vector<Disclosure>> disclosures(Work& work, const Scope& scope, const std::string& reference,
                                            std::int64_t before, int limit) {
    return guarded("reading who opened whom", [&]() -> Result<std::vector<Disclosure>> {
        std::vector<Disclosure> out;
        Disclosure line;
        long long id = 0;
        long long at = 0;
        const int every = scope.all ? 1 : 0;
        const long long last = before;
        soci::statement rows =
            (work.sql().prepare << "SELECT a.access_id,a.at_ms,a.login,COALESCE(c.name,''),COALESCE(c.role,''),a.what,"
                                   "r.reference,COALESCE(r.municipality,'') "
                                   "FROM access a JOIN routing r ON r.lead_id=a.lead_id "
                                   "LEFT JOIN account c ON c.login=a.login "
                                   "WHERE (:every=1 OR r.municipality=:place) AND (:r='' OR r.reference=:r2) "
                                   "AND (CAST(:b AS BIGINT)=0 OR a.access_id<:b2) ORDER BY a.access_id DESC LIMIT :m",
             soci::use(every), soci::use(scope.municipality), soci::use(reference), soci::use(reference),
             soci::use(last), soci::use(last), soci::use(limit), soci::into(id), soci::into(at), soci::into(line.login),
             soci::into(line.name), soci::into(line.role), soci::into(line.what), soci::into(line.reference),
             soci::into(line.municipality));
        rows.execute();
        while (rows.fetch()) {
            line.access_id = id;
            line.at_ms = at;
            out.push_back(line);
        }
        return out;
    });
}

}  // namespace monter::portal::store
