// Whether a failure stays with these bytes, however often they are repeated: the visitor is then told so and shown a
// way on, instead of "one moment".
#pragma once

#include "sync/base/result.hpp"

namespace monter::kiosk {

[[nodiscard]] constexpr bool is_for_good(Kind why) {
    return why == Kind::refused || why == Kind::corrupt || why == Kind::bug;
}

}  // namespace monter::kiosk
