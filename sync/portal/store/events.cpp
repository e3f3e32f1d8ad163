#include "sync/portal/store/events.hpp"

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

Result<lead::Event> current_event(Work& work) {
    return guarded("reading the event", [&]() -> Result<lead::Event> {
        lead::Event event;
        std::string id;
        std::string languages;
        std::string present;
        int rehearsal = 0;
        work.sql() << "SELECT event_id,title,country,languages,notice,rehearsal,present FROM event WHERE current=1",
            soci::into(id), soci::into(event.title), soci::into(event.country), soci::into(languages),
            soci::into(event.notice), soci::into(rehearsal), soci::into(present);
        if (!work.sql().got_data()) {
            return fail(Kind::corrupt, "the portal has no event", "make the portal anew with init");
        }
        event.event_id = raw<16>(id);
        event.languages = split(languages);
        event.rehearsal = rehearsal != 0;
        event.present = split(present);
        return event;
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
