#include "sync/portal/store/routing.hpp"

#include <array>

#include "sync/base/planted.hpp"
#include "sync/portal/store/person_rows.hpp"
#include "sync/portal/store/steps.hpp"
#include "sync/seal/keys.hpp"
#include "sync/seal/take_home.hpp"

namespace monter::portal::store {
namespace {

constexpr std::array<const char*, 4> status_names = {"new", "accepted", "held", "unreadable"};

}  // namespace

const char* name(Status status) {
    return status_names[static_cast<std::size_t>(status)];
}

std::string page_id(const Id& lead_id) {
    const Hash hash = seal::blake2b("monter-page-v1", lead_id);
    return to_hex(View(hash).first(8));
}

Result<std::vector<Unrouted>> unrouted(Work& work, std::int64_t after_portal_seq, int limit, bool again) {
    return guarded("looking for leads to route", [&]() -> Result<std::vector<Unrouted>> {
        std::vector<Unrouted> out;
        SealedColumns columns;
        long long seq = 0, captured = 0;
        const long long after = after_portal_seq;
        const int rehearsal = lead::flag_rehearsal, once_more = again ? 1 : 0;
        soci::statement rows =
            (work.sql().prepare << "SELECT l.lead_id,l.event_id,l.code_hash,l.ct,l.flags,l.portal_seq,l.captured_ms "
                                   "FROM lead l LEFT JOIN routing r ON r.lead_id=l.lead_id WHERE (r.lead_id IS NULL "
                                   "OR (:g = 1 AND r.status IN ('held','unreadable'))) "
                                   "AND l.erased_ms IS NULL AND l.flags & :r = 0 AND l.portal_seq>:a "
                                   "ORDER BY l.portal_seq LIMIT :m",
             soci::use(once_more), soci::use(rehearsal), soci::use(after), soci::use(limit),
             soci::into(columns.lead_id), soci::into(columns.event_id), soci::into(columns.code_hash),
             soci::into(columns.ct), soci::into(columns.flags), soci::into(seq), soci::into(captured));
        rows.execute();
        while (rows.fetch()) out.push_back({columns.sealed(), seq, captured});
        return out;
    });
}

Result<void> decide(Work& work, const Decision& decision, std::int64_t now_ms) {
    return guarded("keeping a decision", [&]() -> Result<void> {
        const std::string lead_id = to_base64url(decision.lead_id);
        const std::string page = page_id(decision.lead_id);
        const std::string reference = seal::reference(decision.lead_id);
        const std::string status = name(decision.status);
        const std::string dreams = joined(decision.dreams);
        const std::string reasons = to_base64url(decision.reasons);
        const long long now = now_ms;
        const long long weights = decision.weights;
        const std::string in_its_place =
            is_planted(Plant::routed_without_key)
                ? ""
                : "ON CONFLICT(lead_id) DO UPDATE SET status=excluded.status,municipality=excluded.municipality,"
                  "language=excluded.language,dreams=excluded.dreams,reasons=excluded.reasons,"
                  "routed_ms=excluded.routed_ms,turn_ms=excluded.turn_ms,weights=excluded.weights "
                  "WHERE routing.status IN ('held','unreadable')";
        const auto kept =
            changed((work.sql().prepare
                         << "INSERT INTO routing(lead_id,page_id,reference,status,municipality,language,dreams,reasons,"
                            "routed_ms,turn_ms,weights) SELECT :i,:p,:f,:s,NULLIF(:m,''),:l,:d,NULLIF(:r,''),:n,:n2,:w "
                            "FROM lead WHERE lead_id=:i2 AND erased_ms IS NULL " +
                                in_its_place,
                     soci::use(lead_id), soci::use(page), soci::use(reference), soci::use(status),
                     soci::use(decision.municipality), soci::use(decision.language), soci::use(dreams),
                     soci::use(reasons), soci::use(now), soci::use(now), soci::use(weights), soci::use(lead_id)));
        if (decision.status != Status::fresh || kept == 0) return {};
        return add_step(work, {.lead_id = decision.lead_id,
                               .at_ms = now_ms,
                               .what = What::routed,
                               .detail = std::to_string(decision.weights),
                               .note = decision.inputs});
    });
}

Result<std::vector<Person>> people_after(Work& work, std::int64_t after, int limit) {
    return guarded("listing people", [&]() -> Result<std::vector<Person>> {
        std::vector<Person> out;
        const std::string condition =
            ":a='' AND l.portal_seq>" + std::to_string(after) + " ORDER BY l.portal_seq LIMIT " + std::to_string(limit);
        for (Listed& one : person_rows(work.sql(), {.all = true}, "0", condition, "")) {
            out.push_back(std::move(one.person));
        }
        return out;
    });
}

Result<std::vector<Person>> newest_people(Work& work, const Scope& scope, int limit) {
    return guarded("listing people", [&]() -> Result<std::vector<Person>> {
        std::vector<Person> out;
        const std::string condition = ":a='' ORDER BY l.portal_seq DESC LIMIT " + std::to_string(limit);
        for (Listed& one : person_rows(work.sql(), scope, "0", condition, "")) out.push_back(std::move(one.person));
        return out;
    });
}

Result<std::optional<Person>> find_person(Work& work, const Scope& scope, const std::string& id) {
    return guarded("looking for a person", [&]() -> Result<std::optional<Person>> {
        auto found = person_rows(work.sql(), scope, "0", ":a IN (r.page_id,r.reference,l.lead_id) LIMIT 1", id);
        if (found.empty()) return std::optional<Person>();
        return std::optional(std::move(found.front().person));
    });
}

Result<bool> accept(Work& work, const Id& lead_id, const std::string& login, std::int64_t now_ms) {
    return guarded("accepting a person", [&]() -> Result<bool> {
        const std::string id = to_base64url(lead_id);
        const long long now = now_ms;
        return changed((work.sql().prepare << "UPDATE routing SET status='accepted',accepted_ms=:n,accepted_by=:l "
                                              "WHERE lead_id=:i AND status='new'",
                        soci::use(now), soci::use(login), soci::use(id))) == 1;
    });
}

Result<std::vector<TakenBack>> untold(Work& work, const Scope& scope, int limit) {
    return guarded("listing who took their answers back", [&]() -> Result<std::vector<TakenBack>> {
        std::vector<TakenBack> out;
        TakenBack one;
        long long erased = 0;
        const int every = scope.all ? 1 : 0;
        soci::statement rows =
            (work.sql().prepare << "SELECT r.page_id,r.reference,d.stand,l.erased_ms FROM routing r JOIN lead l ON "
                                   "l.lead_id=r.lead_id JOIN device d ON d.device_id=l.device_id WHERE "
                                   "l.erased_ms IS NOT NULL AND l.disposal_id IS NULL AND r.told_ms IS NULL AND "
                                   "r.municipality IS NOT NULL AND "
                                   "(:e=1 OR r.municipality=:p) ORDER BY l.erased_ms DESC LIMIT :m",
             soci::use(every), soci::use(scope.municipality), soci::use(limit), soci::into(one.page_id),
             soci::into(one.reference), soci::into(one.stand), soci::into(erased));
        rows.execute();
        while (rows.fetch()) {
            one.erased_ms = erased;
            out.push_back(one);
        }
        return out;
    });
}

Result<bool> told(Work& work, const Scope& scope, const std::string& page_id, const std::string& login,
                  std::int64_t now_ms) {
    return guarded("noting that it was read", [&]() -> Result<bool> {
        const int every = scope.all ? 1 : 0;
        const long long now = now_ms;
        return changed((work.sql().prepare
                            << "UPDATE routing SET told_ms=:n,told_to=:l WHERE page_id=:i AND told_ms IS NULL AND "
                               "(:e=1 OR municipality=:p) AND lead_id IN (SELECT lead_id FROM lead WHERE erased_ms IS "
                               "NOT NULL)",
                        soci::use(now), soci::use(login), soci::use(page_id), soci::use(every),
                        soci::use(scope.municipality))) == 1;
    });
}

}  // namespace monter::portal::store
