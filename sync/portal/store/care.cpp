#include "sync/portal/store/care.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<void> transfer(Work& work, const Id& lead_id, const std::string& municipality, std::int64_t now_ms) {
    return guarded("handing a person over", [&]() -> Result<void> {
        const std::string id = to_base64url(lead_id);
        const long long now = now_ms;
        work.sql() << "UPDATE routing SET municipality=:m,status='new',accepted_ms=NULL,accepted_by=NULL,routed_ms=:n,"
                      "turn='guide',turn_why='',turn_ms=:o,due_ms=0,outcome='',next_ms=NULL,next_note=NULL,"
                      "next_by='us' WHERE lead_id=:i",
            soci::use(municipality), soci::use(now), soci::use(now), soci::use(id);
        work.sql() << "DELETE FROM shared WHERE lead_id=:i", soci::use(id);
        return {};
    });
}

Result<void> share(Work& work, const Id& lead_id, const std::string& municipality, const std::string& login,
                   std::int64_t now_ms) {
    return guarded("sharing a person", [&]() -> Result<void> {
        const std::string id = to_base64url(lead_id);
        const long long now = now_ms;
        work.sql() << "INSERT INTO shared(lead_id,municipality,at_ms,who) VALUES(:i,:m,:n,:w) ON CONFLICT DO NOTHING",
            soci::use(id), soci::use(municipality), soci::use(now), soci::use(login);
        return {};
    });
}

Result<std::vector<std::string>> shared_with(Work& work, const Id& lead_id) {
    return guarded("reading with whom a person is shared", [&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> out;
        const std::string id = to_base64url(lead_id);
        std::string municipality;
        soci::statement rows =
            (work.sql().prepare << "SELECT municipality FROM shared WHERE lead_id=:i ORDER BY municipality",
             soci::use(id), soci::into(municipality));
        rows.execute();
        while (rows.fetch()) out.push_back(municipality);
        return out;
    });
}

Result<void> set_next(Work& work, const Id& lead_id, const Next& next) {
    return guarded("keeping the next step", [&]() -> Result<void> {
        const std::string id = to_base64url(lead_id);
        const std::string note = to_base64url(next.note);
        const std::string whose = next.theirs ? "them" : "us";
        const long long by = next.by_ms;
        work.sql() << "UPDATE routing SET next_ms=NULLIF(CAST(:b AS BIGINT),0),next_by=:w,next_note=NULLIF(:n,'') "
                      "WHERE lead_id=:i",
            soci::use(by), soci::use(whose), soci::use(note), soci::use(id);
        return {};
    });
}

Result<void> set_outcome(Work& work, const Id& lead_id, const std::string& outcome) {
    return guarded("keeping an outcome", [&]() -> Result<void> {
        const std::string id = to_base64url(lead_id);
        work.sql() << "UPDATE routing SET outcome=:o WHERE lead_id=:i AND status='accepted'", soci::use(outcome),
            soci::use(id);
        return {};
    });
}

}  // namespace monter::portal::store
