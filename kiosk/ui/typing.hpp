// Which keys write a character: for the driver's `type`, and to prove that names can be written at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/keyboard.hpp"

namespace monter::kiosk {

// The ids to tap, in order, that put exactly `character` (one UTF-8 character) into the field, with the keyboard as it
// stands now: shift and pages included. Nothing where no key writes it, or the keyboard is not up.
[[nodiscard]] std::optional<std::vector<std::string>> taps_for(const Keyboard& keyboard, std::string_view character);

}  // namespace monter::kiosk
