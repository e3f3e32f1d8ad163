#include "sync/portal/store/retention.hpp"

#include "sync/portal/store/figures.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;

std::string days_text(const std::map<std::string, std::int64_t>& days) {
    std::string out;
    for (const auto& [state, n] : days) out += (out.empty() ? "" : ",") + state + "=" + std::to_string(n);
    return out;
}

std::map<std::string, std::int64_t> days_from(const std::string& text) {
    std::map<std::string, std::int64_t> out;
    for (const std::string& one : split(text)) {
        const std::size_t equals = one.find('=');
        if (equals == std::string::npos) throw std::runtime_error("days that can't be read");
        out[one.substr(0, equals)] = std::stoll(one.substr(equals + 1));
    }
    return out;
}

}  // namespace

Result<void> add_disposal(Work& work, const Disposal& disposal) {
    return guarded("keeping a disposal decision", [&]() -> Result<void> {
        const std::string days = days_text(disposal.days);
        const long long at = disposal.at_ms;
        work.sql() << "INSERT INTO disposal(municipality,number,days,at_ms,who) VALUES(:m,:n,:d,:a,:w)",
            soci::use(disposal.municipality), soci::use(disposal.number), soci::use(days), soci::use(at),
            soci::use(disposal.who);
        return {};
    });
}

Result<std::vector<Disposal>> disposals(Work& work) {
    return guarded("reading disposal decisions", [&]() -> Result<std::vector<Disposal>> {
        std::vector<Disposal> out;
        Disposal one;
        std::string days;
        long long id = 0, at = 0;
        soci::statement rows =
            (work.sql().prepare
                 << "SELECT disposal_id,municipality,number,days,at_ms,who FROM disposal ORDER BY disposal_id DESC",
             soci::into(id), soci::into(one.municipality), soci::into(one.number), soci::into(days), soci::into(at),
             soci::into(one.who));
        rows.execute();
        while (rows.fetch()) {
            one.disposal_id = id;
            one.at_ms = at;
            one.days = days_from(days);
            out.push_back(one);
        }
        return out;
    });
}

Result<std::map<std::string, Disposal>> present_disposals(Work& work) {
    auto all = disposals(work);
    if (!all) return fail(all.error());
    std::map<std::string, Disposal> out;
    for (Disposal& one : *all) out.try_emplace(one.municipality, std::move(one));
    return out;
}

std::int64_t kept_until_ms(const Disposal& disposal, const std::string& state, std::int64_t captured_ms,
                           std::int64_t received_ms) {
    const bool believed = captured_ms <= received_ms && captured_ms >= received_ms - capture_believed_ms;
    const auto days = disposal.days.find(state);
    return (believed ? captured_ms : received_ms) +
           (days == disposal.days.end() ? retention_days_max : days->second) * day_ms;
}

std::string retention_state(const std::string& status, const std::string& outcome) {
    if (status != "accepted") return "waiting";
    return outcome.empty() ? "talking" : outcome;
}

Result<std::vector<std::string>> overdue(Work& work, const Disposal& disposal, std::int64_t now_ms, int limit) {
    return guarded("looking for whom to erase", [&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> out;
        for (const auto& [state, days] : disposal.days) {
            std::string id;
            const long long before = now_ms - days * day_ms, believed = capture_believed_ms;
            soci::statement rows =
                (work.sql().prepare
                     << "SELECT l.lead_id FROM lead l LEFT JOIN routing r ON r.lead_id=l.lead_id "
                        "WHERE l.erased_ms IS NULL AND COALESCE(r.municipality,'')=:m AND "
                        "(CASE WHEN COALESCE(r.status,'')<>'accepted' THEN 'waiting' WHEN r.outcome='' THEN 'talking' "
                        "ELSE r.outcome END)=:s AND (CASE WHEN l.captured_ms<=l.received_ms AND "
                        "l.captured_ms>=l.received_ms-:b THEN l.captured_ms ELSE l.received_ms END)<=:t "
                        "ORDER BY l.portal_seq LIMIT :n",
                 soci::use(disposal.municipality), soci::use(state), soci::use(believed), soci::use(before),
                 soci::use(limit), soci::into(id));
            rows.execute();
            while (rows.fetch()) out.push_back(id);
        }
        return out;
    });
}

Result<void> dispose_of(Work& work, const std::string& lead_id, std::int64_t disposal_id, std::int64_t now_ms) {
    if (auto counted = keep_figures(work, lead_id); !counted) return counted;
    return guarded("erasing what is kept long enough", [&]() -> Result<void> {
        const long long now = now_ms, decision = disposal_id;
        work.sql() << "UPDATE routing SET reasons=NULL,dreams='',language='' WHERE lead_id=:i", soci::use(lead_id);
        work.sql() << "UPDATE lead SET ct=NULL,erased_ms=:n,disposal_id=:d WHERE lead_id=:i AND erased_ms IS NULL",
            soci::use(now), soci::use(decision), soci::use(lead_id);
        return {};
    });
}

Result<std::map<std::string, std::int64_t>> held_by_municipality(Work& work) {
    return guarded("counting who is held", [&]() -> Result<std::map<std::string, std::int64_t>> {
        std::map<std::string, std::int64_t> out;
        std::string municipality;
        long long n = 0;
        soci::statement rows =
            (work.sql().prepare << "SELECT COALESCE(r.municipality,''),count(*) FROM lead l LEFT JOIN "
                                   "routing r ON r.lead_id=l.lead_id WHERE l.erased_ms IS NULL "
                                   "GROUP BY COALESCE(r.municipality,'')",
             soci::into(municipality), soci::into(n));
        rows.execute();
        while (rows.fetch()) out[municipality] = n;
        return out;
    });
}

}  // namespace monter::portal::store
