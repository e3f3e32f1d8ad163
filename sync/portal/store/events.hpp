// The fairs stands are at. One of them is the current one: stands are told it, and leads may name any known one.
// An event's portal_url is not kept here: each stand is told the address on its own card.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/lead/event.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

// Days are texts (sync/base/swedish_day.hpp). Who is present at a fair on a day is what was said of that day, else what
// was said of the fair; without a day, what was said of the fair.

// A new one. Where it is the current one, no other is any more.
[[nodiscard]] Result<void> add_event(Work& work, const lead::Event& event, bool current, std::int64_t now_ms);
// All but who is present, and whether it is the current one.
[[nodiscard]] Result<void> change_event(Work& work, const lead::Event& event);
[[nodiscard]] Result<void> set_days(Work& work, const Id& event_id, const std::string& first, const std::string& last);
[[nodiscard]] Result<void> make_event_current(Work& work, const Id& event_id);
[[nodiscard]] Result<lead::Event> current_event(Work& work, const std::string& day);
// The fair a stand of this name is told: the one it was named, else the current one.
[[nodiscard]] Result<lead::Event> event_of(Work& work, const std::string& stand, const std::string& day);
// Nothing: the current one again. The event must be known.
[[nodiscard]] Result<void> name_event_of(Work& work, const std::string& stand, const std::optional<Id>& event_id);

struct KnownEvent {
    lead::Event event;
    std::string first_day, last_day;  // empty = not told
    bool current = false;
    std::vector<std::string> stands;  // it was named for
    std::int64_t leads = 0;           // received from it, tombstones included
};
[[nodiscard]] Result<std::vector<KnownEvent>> events(Work& work);  // the newest first

// Stands are told with their next question. An empty day: of the fair, where nothing is said of a day.
[[nodiscard]] Result<void> set_present(Work& work, const Id& event_id, const std::string& day,
                                       const std::vector<std::string>& municipalities);
[[nodiscard]] Result<std::map<std::string, std::vector<std::string>>> present_by_day(Work& work, const Id& event_id);
[[nodiscard]] Result<void> forget_day(Work& work, const Id& event_id, const std::string& day);
[[nodiscard]] Result<bool> knows_event(Work& work, const Id& event_id);

}  // namespace monter::portal::store
