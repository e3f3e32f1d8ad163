// When a notice may go out. Hours and days as Sweden counts them; pure.
#pragma once

#include <cstdint>

namespace monter::portal::notices {

inline constexpr int digest_hour = 8;  // of a working day: before the first coffee is over

// The first moment from then on that is not quiet. Quiet is from `quiet_from` o'clock up to `quiet_to` o'clock, over
// midnight where the first is the later one; alike: never.
[[nodiscard]] std::int64_t first_loud_ms(std::int64_t from_ms, int quiet_from, int quiet_to);
// The first working morning after that moment.
[[nodiscard]] std::int64_t next_digest_ms(std::int64_t after_ms);

}  // namespace monter::portal::notices
