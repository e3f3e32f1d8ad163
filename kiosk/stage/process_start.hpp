// When this program was begun, before its first line ran: what the dynamic linker took counts for whoever waits.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace monter::kiosk {

// On the clock of Moment::boot_ms, to a hundredth of a second; nothing where /proc is not there to ask.
[[nodiscard]] std::optional<std::int64_t> process_began_ms();

// Field 22 of proc(5)'s stat: clock ticks from boot to start. The second field is the program's name in brackets, and
// may hold brackets and spaces itself.
[[nodiscard]] std::optional<std::int64_t> start_ticks(std::string_view stat);

}  // namespace monter::kiosk
