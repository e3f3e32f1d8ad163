#include "sync/portal/store/changes.hpp"

#include "sync/portal/store/person_rows.hpp"

namespace monter::portal::store {

Result<std::vector<Person>> people_of(Work& work, const std::string& municipality, std::int64_t after_portal_seq,
                                      int limit) {
    return guarded("listing people", [&]() -> Result<std::vector<Person>> {
        std::vector<Person> out;
        const std::string condition = "r.municipality=:a AND l.portal_seq>" + std::to_string(after_portal_seq) +
                                      " ORDER BY l.portal_seq LIMIT " + std::to_string(limit);
        for (Listed& one : person_rows(work.sql(), {.all = true}, "0", condition, municipality)) {
            out.push_back(std::move(one.person));
        }
        return out;
    });
}

Result<std::vector<Change>> changes_of(Work& work, const std::string& municipality, std::int64_t after_number,
                                       int limit) {
    return guarded("listing what happened", [&]() -> Result<std::vector<Change>> {
        std::vector<Change> out;
        Change one;
        long long number = 0;
        long long at = 0;
        const long long after = after_number;
        soci::statement rows =
            (work.sql().prepare << "SELECT s.step_id,s.at_ms,r.page_id,r.reference,s.what,s.detail FROM step s "
                                   "JOIN routing r ON r.lead_id=s.lead_id WHERE s.step_id>:a AND (r.municipality=:m OR "
                                   "(s.what='transferred' AND s.municipality=:m2)) ORDER BY s.step_id LIMIT :l",
             soci::use(after), soci::use(municipality), soci::use(municipality), soci::use(limit), soci::into(number),
             soci::into(at), soci::into(one.page_id), soci::into(one.reference), soci::into(one.what),
             soci::into(one.detail));
        rows.execute();
        while (rows.fetch()) {
            one.number = number;
            one.at_ms = at;
            out.push_back(one);
        }
        return out;
    });
}

Result<std::vector<Erasure>> erasures_of(Work& work, const std::string& municipality, std::int64_t after_ms,
                                         std::int64_t after_portal_seq, int limit) {
    return guarded("listing who was erased", [&]() -> Result<std::vector<Erasure>> {
        std::vector<Erasure> out;
        Erasure one;
        long long erased = 0;
        long long seq = 0;
        const long long after = after_ms;
        const long long after_seq = after_portal_seq;
        soci::statement rows =
            (work.sql().prepare
                 << "SELECT r.page_id,r.reference,l.erased_ms,l.portal_seq FROM routing r JOIN lead l ON "
                    "l.lead_id=r.lead_id WHERE r.municipality=:m AND l.erased_ms IS NOT NULL AND "
                    "(l.erased_ms>:a OR (l.erased_ms=:a2 AND l.portal_seq>:s)) "
                    "ORDER BY l.erased_ms,l.portal_seq LIMIT :l",
             soci::use(municipality), soci::use(after), soci::use(after), soci::use(after_seq), soci::use(limit),
             soci::into(one.page_id), soci::into(one.reference), soci::into(erased), soci::into(seq));
        rows.execute();
        while (rows.fetch()) {
            one.erased_ms = erased;
            one.portal_seq = seq;
            out.push_back(one);
        }
        return out;
    });
}

}  // namespace monter::portal::store
