#include "sync/portal/store/person_rows.hpp"

namespace monter::portal::store {
namespace {

struct Order {
    std::string key, condition;  // the condition uses :a, the reader, once
};

Order order_of(const Wanted& wanted) {
    const std::string anybody = "CAST(:a AS TEXT) IS NOT NULL AND ", open = "r.outcome IN ('','talking','visited')";
    switch (wanted.list) {
        case List::waiting:
            return {"r.due_ms", anybody + "r.status='new'" + (wanted.only_passed_on ? " AND r.turn<>'guide'" : "")};
        case List::mine:
            return {"COALESCE(r.next_ms,0)", "r.status='accepted' AND r.accepted_by=:a AND r.next_by='us' AND " + open};
        case List::theirs:
            return {"COALESCE(r.next_ms,0)",
                    "r.status='accepted' AND r.accepted_by=:a AND r.next_by='them' AND " + open};
        case List::ours:
            return {"COALESCE(r.next_ms,0)", "r.status='accepted' AND r.accepted_by<>:a AND " + open};
        case List::done:
            return {"-l.portal_seq", anybody + "r.status='accepted' AND r.outcome IN ('moved_in','not_now','closed')"};
        case List::look:
            return {"r.due_ms", anybody +
                                    "(r.status IN ('held','unreadable') OR "
                                    "(r.status='new' AND r.turn='region'))"};
        case List::agreed:
            return {"-l.portal_seq", anybody + "r.status<>'unreadable'"};
    }
    throw std::runtime_error("an unknown list");
}

}  // namespace

Result<std::vector<Listed>> listed(Work& work, const Scope& scope, const Wanted& wanted, const Place& after,
                                   int limit) {
    return guarded("listing people", [&]() -> Result<std::vector<Listed>> {
        const Order order = order_of(wanted);
        const std::string key = std::to_string(after.key);
        const std::string going_on = after.portal_seq == 0
                                         ? std::string()
                                         : " AND (" + order.key + ">" + key + " OR (" + order.key + "=" + key +
                                               " AND l.portal_seq>" + std::to_string(after.portal_seq) + "))";
        return person_rows(
            work.sql(), scope, order.key,
            order.condition + going_on + " ORDER BY " + order.key + ",l.portal_seq LIMIT " + std::to_string(limit),
            wanted.reader);
    });
}

Result<std::int64_t> count_listed(Work& work, const Scope& scope, const Wanted& wanted) {
    return guarded("counting people", [&]() -> Result<std::int64_t> {
        const int every = scope.all ? 1 : 0, agreed = scope.eures ? 1 : 0;
        long long count = 0;
        work.sql() << "SELECT count(*) FROM routing r JOIN lead l ON l.lead_id=r.lead_id WHERE l.erased_ms IS NULL "
                      "AND (:e=1 OR r.municipality=:p OR EXISTS(SELECT 1 FROM shared s WHERE s.lead_id=r.lead_id AND "
                      "s.municipality=:b) OR (:k=1 AND EXISTS(SELECT 1 FROM later_consent k WHERE "
                      "k.lead_id=r.lead_id AND k.ended_ms IS NULL))) AND " +
                          order_of(wanted).condition,
            soci::use(every), soci::use(scope.municipality), soci::use(scope.municipality), soci::use(agreed),
            soci::use(wanted.reader), soci::into(count);
        return std::int64_t{count};
    });
}

Result<std::int64_t> newest_ms(Work& work, const Scope& scope) {
    return guarded("looking for the newest person", [&]() -> Result<std::int64_t> {
        const int every = scope.all ? 1 : 0;
        long long newest = 0;
        work.sql() << "SELECT COALESCE(max(l.received_ms),0) FROM routing r JOIN lead l ON l.lead_id=r.lead_id WHERE "
                      "l.erased_ms IS NULL AND (:e=1 OR r.municipality=:p)",
            soci::use(every), soci::use(scope.municipality), soci::into(newest);
        return std::int64_t{newest};
    });
}

}  // namespace monter::portal::store
