#include "sync/portal/store/events.hpp"

#include "sync/portal/store/sql.hpp"

namespace monter::portal::store {

Result<void> add_current_event(Work& work, const lead::Event& event, std::int64_t now_ms) {
    return guarded("adding an event", [&]() -> Result<void> {
        const std::string id = to_base64url(event.event_id);
        const std::string body = lead::to_json(event);
        const long long now = now_ms;
        work.sql() << "UPDATE event SET current=0";
        work.sql() << "INSERT INTO event(event_id,body,title,current,created_ms) VALUES(:i,:b,:t,1,:n)", soci::use(id),
            soci::use(body), soci::use(event.title), soci::use(now);
        return {};
    });
}

Result<lead::Event> current_event(Work& work) {
    return guarded("reading the event", [&]() -> Result<lead::Event> {
        std::string body;
        work.sql() << "SELECT body FROM event WHERE current=1", soci::into(body);
        if (body.empty()) return fail(Kind::corrupt, "the portal has no event", "make the portal anew with init");
        return lead::event_from_json(view(body));
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
