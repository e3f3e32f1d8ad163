// The acceptance clock: a sun that sinks as working time runs out, and the same in words beside it. What the part
// "clock" of assets/portal/pages draws.
#pragma once

#include "sync/portal/guides/acceptance.hpp"
#include "sync/portal/web/page.hpp"

namespace monter::portal::web {

enum class ClockWords { row, page };  // short beside a name; whole sentences on a person's own page

[[nodiscard]] Data acceptance_clock(const guides::Acceptance& acceptance, ClockWords words, std::int64_t now_ms,
                                    const Texts& texts);

// Working time: "45 min", "5 h 20 min"; from three working days on, days.
[[nodiscard]] std::string working_span(std::int64_t ms, const Texts& texts);

}  // namespace monter::portal::web
