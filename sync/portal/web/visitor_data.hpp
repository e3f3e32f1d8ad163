// What is held about a visitor, as the page shows it: in the visitor's language where the content, the stand's screens
// and the visitor's texts have it.
#pragma once

#include "sync/portal/visitors/held.hpp"
#include "sync/portal/web/page.hpp"

namespace monter::portal::web {

// "21 juni 2026, 10:41"; Swedish time.
[[nodiscard]] std::string visitor_time(std::int64_t wall_ms, guides::Content content, const std::string& language);

[[nodiscard]] Data::Named visitor_data(const visitors::Held& held, guides::Content content, const Texts& texts);

}  // namespace monter::portal::web
