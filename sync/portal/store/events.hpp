// The fairs stands are at. One of them is the current one: stands are told it, and leads may name any known one.
// An event's portal_url is not kept here: each stand is told the address on its own card.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/lead/event.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

[[nodiscard]] Result<void> add_current_event(Work& work, const lead::Event& event, std::int64_t now_ms);
[[nodiscard]] Result<lead::Event> current_event(Work& work);
// The fair a stand of this name is told: the one it was named, else the current one.
[[nodiscard]] Result<lead::Event> event_of(Work& work, const std::string& stand);
// Nothing: the current one again. The event must be known.
[[nodiscard]] Result<void> name_event_of(Work& work, const std::string& stand, const std::optional<Id>& event_id);
struct KnownEvent {
    lead::Event event;
    bool current = false;
    std::vector<std::string> stands;  // it was named for
};
[[nodiscard]] Result<std::vector<KnownEvent>> events(Work& work);  // the newest first
// Who stands at the current fair today; stands are told with their next question.
[[nodiscard]] Result<void> set_present(Work& work, const std::vector<std::string>& municipalities);
[[nodiscard]] Result<bool> knows_event(Work& work, const Id& event_id);

}  // namespace monter::portal::store
