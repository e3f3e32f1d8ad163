#include "sync/portal/store/figures.hpp"

#include <algorithm>

#include "sync/portal/guides/working_time.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {
namespace {

constexpr std::int64_t hour_ms = 60 * 60 * 1000;

// Of the one lead, or with an empty id of all that are not erased.
std::vector<Track> living(soci::session& sql, const std::string& lead_id) {
    std::vector<Track> out;
    std::string event, municipality, language, dreams, outcome;
    int accepted = 0, visited = 0;
    long long first_word = 0, received = 0;
    soci::statement rows =
        (sql.prepare
             << "SELECT l.event_id,COALESCE(r.municipality,''),r.language,r.dreams,r.outcome,"
                "CASE WHEN r.accepted_ms IS NOT NULL OR EXISTS(SELECT 1 FROM step s WHERE s.lead_id=l.lead_id AND "
                "s.what='accepted') THEN 1 ELSE 0 END,"
                "CASE WHEN EXISTS(SELECT 1 FROM step s WHERE s.lead_id=l.lead_id AND s.what='outcome' AND "
                "s.detail IN ('visited','moved_in')) THEN 1 ELSE 0 END,"
                "COALESCE((SELECT min(s.at_ms) FROM step s WHERE s.lead_id=l.lead_id AND s.what IN ('call','mail')),0),"
                "l.received_ms FROM routing r JOIN lead l ON l.lead_id=r.lead_id "
                "WHERE l.erased_ms IS NULL AND (:i='' OR l.lead_id=:j)",
         soci::use(lead_id), soci::use(lead_id), soci::into(event), soci::into(municipality), soci::into(language),
         soci::into(dreams), soci::into(outcome), soci::into(accepted), soci::into(visited), soci::into(first_word),
         soci::into(received));
    rows.execute();
    while (rows.fetch()) {
        Track one{.event_id = event, .municipality = municipality, .language = language, .dreams = split(dreams)};
        const bool moved = outcome == "moved_in";
        // Who moved in had visited, and been spoken to, whether or not anybody wrote it down.
        one.reached = {true, accepted != 0, first_word > 0 || visited != 0 || moved, visited != 0 || moved, moved};
        if (first_word > 0) one.hours = first_word > received ? (first_word - received) / hour_ms : 0;
        if (first_word > 0) {
            one.working = std::max<std::int64_t>(0, guides::working_ms_between(received, first_word)) / hour_ms;
        }
        out.push_back(std::move(one));
    }
    return out;
}

void add(Stages& to, const Track& one) {
    for (std::size_t i = 0; i < one.reached.size(); ++i) to[i] += one.reached[i] ? 1 : 0;
}

void add(Figures& to, const Track& one) {
    add(to.all, one);
    add(to.events[one.event_id], one);
    add(to.municipalities[one.municipality], one);
    add(to.languages[one.language], one);
    for (const std::string& dream : one.dreams) add(to.dreams[dream], one);
    if (one.hours) ++to.hours[one.municipality][*one.hours];
    if (one.working) ++to.working[one.municipality][*one.working];
}

std::size_t stage_from(const std::string& text) {
    for (std::size_t i = 0; i < stage_names.size(); ++i) {
        if (text == stage_names[i]) return i;
    }
    throw std::runtime_error("an unknown stage");
}

void add_erased(soci::session& sql, Figures& to) {
    std::string event, municipality, kind, value, stage;
    long long n = 0;
    soci::statement rows =
        (sql.prepare << "SELECT event_id,municipality,kind,value,stage,n FROM figure", soci::into(event),
         soci::into(municipality), soci::into(kind), soci::into(value), soci::into(stage), soci::into(n));
    rows.execute();
    while (rows.fetch()) {
        const std::size_t at = stage_from(stage);
        if (kind == "all") {
            to.all[at] += n;
            to.events[event][at] += n;
            to.municipalities[municipality][at] += n;
        } else if (kind == "language") {
            to.languages[value][at] += n;
        } else if (kind == "dream") {
            to.dreams[value][at] += n;
        } else if (kind == "hours") {
            to.hours[municipality][std::stoll(value)] += n;
        } else if (kind == "working") {
            to.working[municipality][std::stoll(value)] += n;
        }
    }
}

void add_events_and_visits(soci::session& sql, Figures& to) {
    std::string id, title;
    soci::statement events = (sql.prepare << "SELECT event_id,title FROM event", soci::into(id), soci::into(title));
    events.execute();
    while (events.fetch()) to.event_titles[id] = title;
    std::string value;
    long long n = 0;
    soci::statement visits = (sql.prepare << "SELECT event_id,value,CAST(sum(n) AS BIGINT) FROM tally "
                                             "WHERE kind='visit' AND question='language' GROUP BY event_id,value",
                              soci::into(id), soci::into(value), soci::into(n));
    visits.execute();
    while (visits.fetch()) {
        to.visits[id] += n;
        to.visits_by_language[value] += n;
    }
}

// What stands counted of their screens; nobody's lead is in it.
void add_matches(soci::session& sql, Figures& to) {
    std::string event, question, value;
    long long n = 0;
    soci::statement rows = (sql.prepare << "SELECT event_id,question,value,CAST(sum(n) AS BIGINT) FROM tally WHERE "
                                           "kind='match' GROUP BY event_id,question,value",
                            soci::into(event), soci::into(question), soci::into(value), soci::into(n));
    rows.execute();
    while (rows.fetch()) {
        if (question == "visit") to.opened_visits[event] += n;
        if (question == "shown") to.shown[value] += n;
        if (question == "opened") to.opened[value] += n;
    }
}

struct CountOf {
    const Track& whose;
    const char* kind;
    std::string value;
};

void count_one(soci::session& sql, const CountOf& cell, std::size_t stage) {
    const std::string kind = cell.kind, name = stage_names[stage];
    sql << "INSERT INTO figure(event_id,municipality,kind,value,stage,n) VALUES(:e,:m,:k,:v,:s,1) "
           "ON CONFLICT(event_id,municipality,kind,value,stage) DO UPDATE SET n=figure.n+1",
        soci::use(cell.whose.event_id), soci::use(cell.whose.municipality), soci::use(kind), soci::use(cell.value),
        soci::use(name);
}

void count_all(soci::session& sql, const CountOf& cell) {
    for (std::size_t stage = 0; stage < cell.whose.reached.size(); ++stage) {
        if (cell.whose.reached[stage]) count_one(sql, cell, stage);
    }
}

}  // namespace

Result<Figures> figures(Work& work) {
    return guarded("counting how far people came", [&]() -> Result<Figures> {
        Figures out;
        for (const Track& one : living(work.sql(), {})) add(out, one);
        add_erased(work.sql(), out);
        add_events_and_visits(work.sql(), out);
        add_matches(work.sql(), out);
        return out;
    });
}

Result<void> keep_figures(Work& work, const std::string& lead_id) {
    return guarded("counting who is erased", [&]() -> Result<void> {
        for (const Track& one : living(work.sql(), lead_id)) {
            count_all(work.sql(), {one, "all", {}});
            count_all(work.sql(), {one, "language", one.language});
            for (const std::string& dream : one.dreams) count_all(work.sql(), {one, "dream", dream});
            if (one.hours) {
                count_one(work.sql(), {one, "hours", std::to_string(*one.hours)},
                          static_cast<std::size_t>(Stage::contacted));
            }
            if (one.working) {
                count_one(work.sql(), {one, "working", std::to_string(*one.working)},
                          static_cast<std::size_t>(Stage::contacted));
            }
        }
        return {};
    });
}

}  // namespace monter::portal::store
