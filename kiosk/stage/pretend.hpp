// Touches and key presses as a panel and a keyboard would report them, put into SDL's event queue; the next turn of the
// stage takes them. For the driver: from here on nothing knows that no hand was there.
#pragma once

#include <string>

#include "kiosk/stage/stage.hpp"

namespace monter::kiosk {

void pretend_finger(const Stage& stage, Finger::Does does, Point at, std::int64_t finger = 1);
// `name` as SDL names keys ("Tab", "Return", "Escape"), "Shift+" before it where wanted. Kind::refused where no key is
// called that.
[[nodiscard]] Result<void> pretend_key(const Stage& stage, const std::string& name, bool down);

}  // namespace monter::kiosk
