#include "sync/portal/store/whole.hpp"

#include "sync/portal/store/dialect.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<Extent> extent(Work& work) {
    return guarded("counting leads", [&]() -> Result<Extent> {
        long long leads = 0;
        long long highest = 0;
        work.sql() << "SELECT count(*),COALESCE(max(portal_seq),0) FROM lead", soci::into(leads), soci::into(highest);
        return Extent{leads, highest};
    });
}

Result<void> check_pages(Work& work) {
    return guarded("checking the database", [&]() -> Result<void> {
        if (is_postgresql(work.sql())) return {};  // its server looks at its pages itself, by their checksums
        std::string said;
        work.sql() << "PRAGMA integrity_check(1)", soci::into(said);
        if (said != "ok") return fail(Kind::corrupt, "the database is damaged: " + said);
        int loose = 0;
        work.sql() << "SELECT count(*) FROM pragma_foreign_key_check", soci::into(loose);
        if (loose > 0) return fail(Kind::corrupt, "the database is damaged: rows point at rows that are not there");
        return {};
    });
}

Result<std::vector<HeldLead>> leads_after(Work& work, std::int64_t portal_seq, int limit) {
    return guarded("reading leads", [&]() -> Result<std::vector<HeldLead>> {
        std::vector<HeldLead> out;
        std::string lead_id;
        std::string event_id;
        std::string code;
        std::string ct;
        std::string hash;
        int flags = 0;
        int erased = 0;
        long long seq = 0;
        const long long after = portal_seq;
        soci::statement rows =
            (work.sql().prepare
                 << "SELECT lead_id,event_id,flags,code_hash,COALESCE(ct,''),ct_sha256,"
                    "CASE WHEN erased_ms IS NULL THEN 0 ELSE 1 END,portal_seq FROM lead WHERE portal_seq>:a "
                    "ORDER BY portal_seq LIMIT :m",
             soci::use(after), soci::use(limit), soci::into(lead_id), soci::into(event_id), soci::into(flags),
             soci::into(code), soci::into(ct), soci::into(hash), soci::into(erased), soci::into(seq));
        rows.execute();
        while (rows.fetch()) {
            out.push_back({.sealed = {.lead_id = raw<16>(lead_id),
                                      .event_id = raw<16>(event_id),
                                      .flags = static_cast<std::uint8_t>(flags),
                                      .code_hash = raw<32>(code),
                                      .envelope = bytes(ct)},
                           .erased = erased != 0,
                           .ct_sha256 = raw<32>(hash),
                           .portal_seq = seq});
        }
        return out;
    });
}

Result<std::int64_t> oldest_above(Work& work, std::int64_t portal_seq) {
    return guarded("looking for a lead", [&]() -> Result<std::int64_t> {
        const long long above = portal_seq;
        long long oldest = 0;
        work.sql() << "SELECT COALESCE(min(received_ms),0) FROM lead WHERE portal_seq>:a", soci::use(above),
            soci::into(oldest);
        return std::int64_t{oldest};
    });
}

Result<void> end_all_sessions(Work& work) {
    return guarded("ending sessions", [&]() -> Result<void> {
        work.sql() << "DELETE FROM session";
        return {};
    });
}

}  // namespace monter::portal::store
