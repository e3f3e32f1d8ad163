#include "sync/portal/store/events.hpp"

#include "sync/portal/store/meta.hpp"
#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<void> add_current_event(Work& work, const lead::Event& event, std::int64_t now_ms) {
    return guarded("adding an event", [&]() -> Result<void> {
        const std::string id = to_base64url(event.event_id);
        const std::string languages = joined(event.languages);
        const std::string present = joined(event.present);
        const int rehearsal = event.rehearsal ? 1 : 0;
        const long long now = now_ms;
        work.sql() << "UPDATE event SET current=0";
        work.sql() << "INSERT INTO event(event_id,title,country,languages,notice,rehearsal,present,current,created_ms) "
                      "VALUES(:i,:t,:c,:l,:o,:r,:p,1,:n)",
            soci::use(id), soci::use(event.title), soci::use(event.country), soci::use(languages),
            soci::use(event.notice), soci::use(rehearsal), soci::use(present), soci::use(now);
        return {};
    });
}

namespace {

// meta: the event of one stand, by the stand's name, so that enrolling it anew changes nothing.
constexpr std::string_view named_for = "event_of:";

constexpr const char* columns = "SELECT event_id,title,country,languages,notice,rehearsal,present,current FROM event ";

struct EventRow {
    std::string id, title, country, languages, notice, present;
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

}  // namespace

Result<lead::Event> current_event(Work& work) {
    return guarded("reading the event", [&]() -> Result<lead::Event> {
        EventRow row;
        work.sql() << std::string(columns) + "WHERE current=1", soci::into(row.id), soci::into(row.title),
            soci::into(row.country), soci::into(row.languages), soci::into(row.notice), soci::into(row.rehearsal),
            soci::into(row.present), soci::into(row.current);
        if (!work.sql().got_data()) {
            return fail(Kind::corrupt, "the portal has no event", "make the portal anew with init");
        }
        return row.event();
    });
}

Result<lead::Event> event_of(Work& work, const std::string& stand) {
    const auto id = read_meta(work, std::string(named_for) + stand);
    if (!id) return fail(id.error());
    if (id->empty()) return current_event(work);
    return guarded("reading a stand's event", [&]() -> Result<lead::Event> {
        EventRow row;
        work.sql() << std::string(columns) + "WHERE event_id=:i", soci::use(*id), soci::into(row.id),
            soci::into(row.title), soci::into(row.country), soci::into(row.languages), soci::into(row.notice),
            soci::into(row.rehearsal), soci::into(row.present), soci::into(row.current);
        return work.sql().got_data() ? Result<lead::Event>(row.event()) : current_event(work);
    });
}

Result<void> name_event_of(Work& work, const std::string& stand, const std::optional<Id>& event_id) {
    return write_meta(work, std::string(named_for) + stand, event_id ? to_base64url(*event_id) : std::string());
}

Result<std::vector<KnownEvent>> events(Work& work) {
    return guarded("reading the events", [&]() -> Result<std::vector<KnownEvent>> {
        std::vector<KnownEvent> out;
        EventRow row;
        soci::statement all =
            (work.sql().prepare << std::string(columns) + "ORDER BY created_ms DESC, title", soci::into(row.id),
             soci::into(row.title), soci::into(row.country), soci::into(row.languages), soci::into(row.notice),
             soci::into(row.rehearsal), soci::into(row.present), soci::into(row.current));
        all.execute();
        while (all.fetch()) out.push_back({row.event(), row.current != 0, {}});
        std::string key, value;
        const std::string pattern = std::string(named_for) + "%";
        soci::statement named = (work.sql().prepare << "SELECT k,v FROM meta WHERE k LIKE :p AND v<>'' ORDER BY k",
                                 soci::use(pattern), soci::into(key), soci::into(value));
        named.execute();
        while (named.fetch()) {
            for (KnownEvent& one : out) {
                if (to_base64url(one.event.event_id) == value) one.stands.push_back(key.substr(named_for.size()));
            }
        }
        return out;
    });
}

Result<void> set_present(Work& work, const std::vector<std::string>& municipalities) {
    return guarded("saying who is present", [&]() -> Result<void> {
        const std::string present = joined(municipalities);
        work.sql() << "UPDATE event SET present=:p WHERE current=1", soci::use(present);
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
