// The fairs stands are at. One of them is the current one: stands are told it, and leads may name any known one.
// An event's portal_url is not kept here: each stand is told the address on its own card.
#pragma once

#include "sync/lead/event.hpp"
#include "sync/portal/store/database.hpp"

namespace monter::portal::store {

[[nodiscard]] Result<void> add_current_event(Work& work, const lead::Event& event, std::int64_t now_ms);
[[nodiscard]] Result<lead::Event> current_event(Work& work);
// Who stands at the current fair today; stands are told with their next question.
[[nodiscard]] Result<void> set_present(Work& work, const std::vector<std::string>& municipalities);
[[nodiscard]] Result<bool> knows_event(Work& work, const Id& event_id);

}  // namespace monter::portal::store
