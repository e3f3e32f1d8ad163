#include "sync/portal/store/hands.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr long long month_not_told = -1;

// Of all (`login` empty) or of one.
std::vector<Hand> read(soci::session& sql, const std::string& login) {
    std::vector<Hand> out;
    Hand one;
    long long since = 0;
    long long month = 0;
    long long from = 0;
    long long to = 0;
    int takes = 0;
    int stands_in = 0;
    std::string languages;
    soci::statement rows =
        (sql.prepare << "SELECT a.login,COALESCE(a.municipality,''),a.created_ms,COALESCE(g.takes,1),"
                        "CASE WHEN a.role='deputy' THEN 1 ELSE COALESCE(g.stands_in,0) END,COALESCE(g.month,-1),"
                        "COALESCE(g.languages,''),COALESCE(g.away_from_ms,0),COALESCE(g.away_to_ms,0) "
                        "FROM account a LEFT JOIN guide g ON g.login=a.login WHERE a.role IN ('guide','deputy') AND "
                        "a.closed_ms IS NULL "
                        "AND (:l='' OR a.login=:l2) ORDER BY a.login",
         soci::use(login), soci::use(login), soci::into(one.login), soci::into(one.municipality), soci::into(since),
         soci::into(takes), soci::into(stands_in), soci::into(month), soci::into(languages), soci::into(from),
         soci::into(to));
    rows.execute();
    while (rows.fetch()) {
        one.since_ms = since;
        one.takes = takes != 0;
        one.stands_in = stands_in != 0;
        one.month = month == month_not_told ? std::nullopt : std::optional<std::int64_t>(month);
        one.languages = split(languages);
        one.away_from_ms = from;
        one.away_to_ms = to;
        out.push_back(one);
    }
    return out;
}

}  // namespace

Result<Hands> hands(Work& work) {
    return guarded("reading who is at work", [&]() -> Result<Hands> {
        Hands out;
        for (Hand& one : read(work.sql(), "")) out[one.municipality].push_back(std::move(one));
        return out;
    });
}

Result<std::optional<Hand>> find_hand(Work& work, const std::string& login) {
    return guarded("reading who is at work", [&]() -> Result<std::optional<Hand>> {
        auto found = login.empty() ? std::vector<Hand>() : read(work.sql(), login);
        if (found.empty()) return std::optional<Hand>();
        return std::optional(std::move(found.front()));
    });
}

Result<void> set_hand(Work& work, const Hand& hand) {
    return guarded("keeping who is at work", [&]() -> Result<void> {
        const std::string languages = joined(hand.languages);
        const long long month = hand.month.value_or(month_not_told);
        const long long from = hand.away_from_ms;
        const long long to = hand.away_to_ms;
        const int takes = hand.takes ? 1 : 0;
        const int stands_in = hand.stands_in ? 1 : 0;
        work.sql() << "INSERT INTO guide(login,languages,month,takes,stands_in,away_from_ms,away_to_ms) "
                      "VALUES(:l,:g,NULLIF(CAST(:m AS BIGINT),-1),:t,:s,NULLIF(CAST(:f AS BIGINT),0),NULLIF(CAST(:o AS "
                      "BIGINT),0)) ON CONFLICT(login) DO UPDATE SET "
                      "languages=excluded.languages,month=excluded.month,takes=excluded.takes,"
                      "stands_in=excluded.stands_in,away_from_ms=excluded.away_from_ms,"
                      "away_to_ms=excluded.away_to_ms",
            soci::use(hand.login), soci::use(languages), soci::use(month), soci::use(takes), soci::use(stands_in),
            soci::use(from), soci::use(to);
        return {};
    });
}

}  // namespace monter::portal::store
