#include "sync/portal/store/later_consents.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<bool> add_later_consent(Work& work, const Id& lead_id, const LaterConsent& consent) {
    return guarded("keeping a consent", [&]() -> Result<bool> {
        const std::string id = to_base64url(lead_id), text = to_base64url(consent.text);
        const long long at = consent.at_ms;
        return changed(
                   (work.sql().prepare
                        << "INSERT INTO later_consent(lead_id,language,text_hash,how,given,at_ms,who) "
                           "SELECT lead_id,:l,:t,:h,:g,:a,:w FROM lead WHERE lead_id=:i AND erased_ms IS NULL AND NOT "
                           "EXISTS(SELECT 1 FROM later_consent k WHERE k.lead_id=lead.lead_id AND k.ended_ms IS NULL)",
                    soci::use(consent.language), soci::use(text), soci::use(consent.how), soci::use(consent.given),
                    soci::use(at), soci::use(consent.who), soci::use(id))) == 1;
    });
}

Result<std::optional<LaterConsent>> later_consent(Work& work, const Id& lead_id) {
    return guarded("reading a consent", [&]() -> Result<std::optional<LaterConsent>> {
        const std::string id = to_base64url(lead_id);
        LaterConsent out;
        std::string text;
        long long at = 0;
        work.sql() << "SELECT language,text_hash,how,given,at_ms,who FROM later_consent WHERE lead_id=:i AND ended_ms "
                      "IS NULL",
            soci::use(id), soci::into(out.language), soci::into(text), soci::into(out.how), soci::into(out.given),
            soci::into(at), soci::into(out.who);
        if (!work.sql().got_data()) return std::optional<LaterConsent>();
        out.text = raw<32>(text);
        out.at_ms = at;
        return std::optional(std::move(out));
    });
}

Result<bool> end_later_consent(Work& work, const Id& lead_id, std::int64_t now_ms) {
    return guarded("ending a consent", [&]() -> Result<bool> {
        const std::string id = to_base64url(lead_id);
        const long long now = now_ms;
        return changed(
                   (work.sql().prepare << "UPDATE later_consent SET ended_ms=:n WHERE lead_id=:i AND ended_ms IS NULL",
                    soci::use(now), soci::use(id))) == 1;
    });
}

Result<std::vector<EndedConsent>> ended_consents(Work& work, std::int64_t since_ms, int limit) {
    return guarded("reading consents that ended", [&]() -> Result<std::vector<EndedConsent>> {
        std::vector<EndedConsent> out;
        EndedConsent one;
        long long ended = 0;
        const long long since = since_ms;
        soci::statement rows =
            (work.sql().prepare
                 << "SELECT r.reference,max(k.ended_ms) FROM later_consent k JOIN routing r ON r.lead_id=k.lead_id "
                    "WHERE k.ended_ms>=:s AND NOT EXISTS(SELECT 1 FROM later_consent n WHERE n.lead_id=k.lead_id AND "
                    "n.ended_ms IS NULL) GROUP BY r.reference ORDER BY max(k.ended_ms) DESC LIMIT :m",
             soci::use(since), soci::use(limit), soci::into(one.reference), soci::into(ended));
        rows.execute();
        while (rows.fetch()) {
            one.ended_ms = ended;
            out.push_back(one);
        }
        return out;
    });
}

}  // namespace monter::portal::store
