#include "sync/portal/store/weights.hpp"

#include <algorithm>

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

Numbers numbers(soci::session& sql, const std::string& query, long long since) {
    Numbers out;
    std::string municipality;
    long long n = 0;
    soci::statement rows = (sql.prepare << query, soci::use(since), soci::into(municipality), soci::into(n));
    rows.execute();
    while (rows.fetch()) out[municipality] = n;
    return out;
}

}  // namespace

Result<WeightsRow> newest_weights(Work& work) {
    return guarded("reading the weights", [&]() -> Result<WeightsRow> {
        WeightsRow out;
        long long version = 0;
        long long at = 0;
        soci::statement row =
            (work.sql().prepare << "SELECT version,at_ms,who,points FROM weights ORDER BY version DESC LIMIT 1",
             soci::into(version), soci::into(at), soci::into(out.who), soci::into(out.points));
        if (row.execute(true)) {
            out.version = version;
            out.at_ms = at;
        }
        return out;
    });
}

Result<std::int64_t> add_weights(Work& work, const std::string& points, const std::string& login, std::int64_t now_ms) {
    return guarded("keeping the weights", [&]() -> Result<std::int64_t> {
        const long long now = now_ms;
        long long version = 0;
        work.sql() << "SELECT COALESCE(max(version),0)+1 FROM weights", soci::into(version);
        work.sql() << "INSERT INTO weights(version,at_ms,who,points) VALUES(:v,:n,:w,:p)", soci::use(version),
            soci::use(now), soci::use(login), soci::use(points);
        return std::int64_t{version};
    });
}

Result<Numbers> rooms(Work& work) {
    return guarded("reading the municipalities' room", [&]() -> Result<Numbers> {
        return numbers(work.sql(), "SELECT municipality,month FROM room WHERE month>=:z", 0);
    });
}

Result<void> set_room(Work& work, const std::string& municipality, std::int64_t month) {
    return guarded("keeping a municipality's room", [&]() -> Result<void> {
        const long long wanted = month;
        work.sql() << "INSERT INTO room(municipality,month) VALUES(:m,:n) ON CONFLICT(municipality) DO UPDATE SET "
                      "month=excluded.month",
            soci::use(municipality), soci::use(wanted);
        return {};
    });
}

Result<void> clear_room(Work& work, const std::string& municipality) {
    return guarded("keeping a municipality's room", [&]() -> Result<void> {
        work.sql() << "DELETE FROM room WHERE municipality=:m", soci::use(municipality);
        return {};
    });
}

Result<Numbers> given_since(Work& work, std::int64_t from_ms) {
    return guarded("counting who was given where", [&]() -> Result<Numbers> {
        return numbers(work.sql(),
                       "SELECT municipality,count(*) FROM routing WHERE municipality IS NOT NULL AND routed_ms>=:f "
                       "GROUP BY municipality",
                       from_ms);
    });
}

Result<void> keep_prints(Work& work, const Id& lead_id, const std::vector<std::string>& prints) {
    return guarded("keeping a contact's print", [&]() -> Result<void> {
        const std::string id = to_base64url(lead_id);
        for (const std::string& print : prints) {
            work.sql() << "INSERT INTO alike(lead_id,print) SELECT lead_id,:p FROM lead WHERE lead_id=:i AND "
                          "erased_ms IS NULL ON CONFLICT DO NOTHING",
                soci::use(print), soci::use(id);
        }
        return {};
    });
}

Result<std::vector<Alike>> alike(Work& work, const Id& lead_id, const std::string& municipality,
                                 std::int64_t within_ms) {
    return guarded("looking for the same contact", [&]() -> Result<std::vector<Alike>> {
        std::vector<Alike> out;
        Alike one;
        const std::string id = to_base64url(lead_id);
        const long long within = within_ms;
        long long captured = 0;
        soci::statement rows =
            (work.sql().prepare << "SELECT DISTINCT r.page_id,r.reference,l.captured_ms FROM alike a JOIN alike b ON "
                                   "b.print=a.print AND b.lead_id<>a.lead_id JOIN lead l ON l.lead_id=b.lead_id "
                                   "JOIN lead m ON m.lead_id=a.lead_id JOIN routing r ON r.lead_id=b.lead_id WHERE "
                                   "a.lead_id=:i AND l.erased_ms IS NULL AND abs(l.captured_ms-m.captured_ms)<=:w AND "
                                   "(:p='' OR r.municipality=:q) ORDER BY l.captured_ms",
             soci::use(id), soci::use(within), soci::use(municipality), soci::use(municipality),
             soci::into(one.page_id), soci::into(one.reference), soci::into(captured));
        rows.execute();
        while (rows.fetch()) {
            one.captured_ms = captured;
            out.push_back(one);
        }
        return out;
    });
}

Result<std::vector<std::string>> kin_places(Work& work, const std::vector<std::string>& prints,
                                            std::int64_t captured_ms, std::int64_t within_ms) {
    return guarded("looking for a household", [&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> out;
        const long long from = captured_ms - within_ms, to = captured_ms + within_ms;
        for (const std::string& print : prints) {
            std::string place;
            soci::statement rows =
                (work.sql().prepare << "SELECT DISTINCT r.municipality FROM alike a JOIN lead l ON l.lead_id=a.lead_id "
                                       "JOIN routing r ON r.lead_id=a.lead_id WHERE a.print=:p AND l.erased_ms IS NULL "
                                       "AND l.captured_ms>=:f AND l.captured_ms<=:t AND r.municipality IS NOT NULL "
                                       "ORDER BY r.municipality",
                 soci::use(print), soci::use(from), soci::use(to), soci::into(place));
            rows.execute();
            while (rows.fetch()) {
                if (std::find(out.begin(), out.end(), place) == out.end()) out.push_back(place);
            }
        }
        return out;
    });
}

}  // namespace monter::portal::store
