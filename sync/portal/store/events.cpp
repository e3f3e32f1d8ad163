#include "sync/portal/store/events.hpp"

#include <algorithm>

#include "sync/portal/store/meta.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

namespace {

// meta: the event of one stand, by the stand's name, so that enrolling it anew changes nothing.
constexpr std::string_view named_for = "event_of:";

struct EventRow {
    std::string id, title, country, languages, notice, present, first_day, last_day;
    int rehearsal = 0, current = 0;
    [[nodiscard]] lead::Event event() const {
        lead::Event out;
        out.event_id = raw<16>(id);
        out.title = title;
        out.country = country;
        out.languages = split(languages);
        out.notice = notice;
        out.rehearsal = rehearsal != 0;
        out.present = split(present);
        return out;
    }
};

// The events as they are on that day; `id` is bound where the condition has :i.
std::vector<EventRow> rows(Work& work, const std::string& day, const std::string& condition, const std::string* id) {
    EventRow row;
    soci::statement all(work.sql());
    for (std::string* text : {&row.id, &row.title, &row.country, &row.languages, &row.notice, &row.present,
                              &row.first_day, &row.last_day}) {
        all.exchange(soci::into(*text));
    }
    all.exchange(soci::into(row.rehearsal));
    all.exchange(soci::into(row.current));
    all.exchange(soci::use(day));
    if (id != nullptr) all.exchange(soci::use(*id));
    all.alloc();
    all.prepare(
        "SELECT event_id,title,country,languages,notice,COALESCE((SELECT d.present FROM event_day d WHERE "
        "d.event_id=event.event_id AND d.day=:d),present),first_day,last_day,rehearsal,current FROM event " +
        condition);
    all.define_and_bind();
    all.execute();
    std::vector<EventRow> out;
    while (all.fetch()) out.push_back(row);
    return out;
}

}  // namespace

Result<void> add_event(Work& work, const lead::Event& event, bool current, std::int64_t now_ms) {
    return guarded("adding an event", [&]() -> Result<void> {
        const std::string id = to_base64url(event.event_id);
        const std::string languages = joined(event.languages);
        const std::string present = joined(event.present);
        const int rehearsal = event.rehearsal ? 1 : 0;
        const int is_current = current ? 1 : 0;
        const long long now = now_ms;
        if (current) work.sql() << "UPDATE event SET current=0";
        work.sql() << "INSERT INTO event(event_id,title,country,languages,notice,rehearsal,present,current,created_ms) "
                      "VALUES(:i,:t,:c,:l,:o,:r,:p,:u,:n)",
            soci::use(id), soci::use(event.title), soci::use(event.country), soci::use(languages),
            soci::use(event.notice), soci::use(rehearsal), soci::use(present), soci::use(is_current), soci::use(now);
        return {};
    });
}

Result<void> change_event(Work& work, const lead::Event& event) {
    return guarded("changing an event", [&]() -> Result<void> {
        const std::string id = to_base64url(event.event_id);
        const std::string languages = joined(event.languages);
        const int rehearsal = event.rehearsal ? 1 : 0;
        work.sql() << "UPDATE event SET title=:t,country=:c,languages=:l,notice=:o,rehearsal=:r WHERE event_id=:i",
            soci::use(event.title), soci::use(event.country), soci::use(languages), soci::use(event.notice),
            soci::use(rehearsal), soci::use(id);
        return {};
    });
}

Result<void> set_days(Work& work, const Id& event_id, const std::string& first, const std::string& last) {
    return guarded("saving when a fair is", [&]() -> Result<void> {
        const std::string id = to_base64url(event_id);
        work.sql() << "UPDATE event SET first_day=:f,last_day=:l WHERE event_id=:i", soci::use(first), soci::use(last),
            soci::use(id);
        return {};
    });
}

Result<void> make_event_current(Work& work, const Id& event_id) {
    return guarded("changing the current event", [&]() -> Result<void> {
        const std::string id = to_base64url(event_id);
        work.sql() << "UPDATE event SET current=CASE WHEN event_id=:i THEN 1 ELSE 0 END", soci::use(id);
        return {};
    });
}

Result<lead::Event> current_event(Work& work, const std::string& day) {
    return guarded("reading the event", [&]() -> Result<lead::Event> {
        const auto found = rows(work, day, "WHERE current=1", nullptr);
        if (found.empty()) return fail(Kind::corrupt, "the portal has no event", "make the portal anew with init");
        return found.front().event();
    });
}

Result<lead::Event> event_of(Work& work, const std::string& stand, const std::string& day) {
    const auto id = read_meta(work, std::string(named_for) + stand);
    if (!id) return fail(id.error());
    if (id->empty()) return current_event(work, day);
    return guarded("reading a stand's event", [&]() -> Result<lead::Event> {
        const auto found = rows(work, day, "WHERE event_id=:i", &*id);
        return found.empty() ? current_event(work, day) : Result<lead::Event>(found.front().event());
    });
}

Result<void> name_event_of(Work& work, const std::string& stand, const std::optional<Id>& event_id) {
    return write_meta(work, std::string(named_for) + stand, event_id ? to_base64url(*event_id) : std::string());
}

Result<std::vector<KnownEvent>> events(Work& work) {
    return guarded("reading the events", [&]() -> Result<std::vector<KnownEvent>> {
        std::vector<KnownEvent> out;
        for (const EventRow& row : rows(work, {}, "ORDER BY created_ms DESC, title", nullptr)) {
            out.push_back({row.event(), row.first_day, row.last_day, row.current != 0, {}, 0});
        }
        const auto with = [&](const std::string& id) {
            return std::find_if(out.begin(), out.end(),
                                [&](const KnownEvent& one) { return to_base64url(one.event.event_id) == id; });
        };
        std::string key, value;
        const std::string begins(named_for);
        const int letters = static_cast<int>(begins.size());
        soci::statement named =
            (work.sql().prepare << "SELECT k,v FROM meta WHERE substr(k,1,:n)=:p AND v<>'' ORDER BY k",
             soci::use(letters), soci::use(begins), soci::into(key), soci::into(value));
        named.execute();
        while (named.fetch()) {
            if (const auto one = with(value); one != out.end()) one->stands.push_back(key.substr(named_for.size()));
        }
        long long leads = 0;
        soci::statement counted = (work.sql().prepare << "SELECT event_id,count(*) FROM lead GROUP BY event_id",
                                   soci::into(value), soci::into(leads));
        counted.execute();
        while (counted.fetch()) {
            if (const auto one = with(value); one != out.end()) one->leads = leads;
        }
        return out;
    });
}

Result<void> set_present(Work& work, const Id& event_id, const std::string& day,
                         const std::vector<std::string>& municipalities) {
    return guarded("saving who is present", [&]() -> Result<void> {
        const std::string id = to_base64url(event_id);
        const std::string present = joined(municipalities);
        if (day.empty()) {
            work.sql() << "UPDATE event SET present=:p WHERE event_id=:i", soci::use(present), soci::use(id);
        } else {
            work.sql() << "INSERT INTO event_day(event_id,day,present) VALUES(:i,:d,:p) ON CONFLICT(event_id,day) DO "
                          "UPDATE SET present=excluded.present",
                soci::use(id), soci::use(day), soci::use(present);
        }
        return {};
    });
}

Result<std::map<std::string, std::vector<std::string>>> present_by_day(Work& work, const Id& event_id) {
    return guarded("reading who is present", [&]() -> Result<std::map<std::string, std::vector<std::string>>> {
        const std::string id = to_base64url(event_id);
        std::map<std::string, std::vector<std::string>> out;
        std::string day, present;
        soci::statement all = (work.sql().prepare << "SELECT day,present FROM event_day WHERE event_id=:i",
                               soci::use(id), soci::into(day), soci::into(present));
        all.execute();
        while (all.fetch()) out[day] = split(present);
        return out;
    });
}

Result<void> forget_day(Work& work, const Id& event_id, const std::string& day) {
    return guarded("forgetting a day", [&]() -> Result<void> {
        const std::string id = to_base64url(event_id);
        work.sql() << "DELETE FROM event_day WHERE event_id=:i AND day=:d", soci::use(id), soci::use(day);
        return {};
    });
}

Result<bool> knows_event(Work& work, const Id& event_id) {
    return guarded("looking for an event", [&]() -> Result<bool> {
        const std::string id = to_base64url(event_id);
        int there = 0;
        work.sql() << "SELECT count(*) FROM event WHERE event_id=:i", soci::use(id), soci::into(there);
        return there > 0;
    });
}

}  // namespace monter::portal::store
