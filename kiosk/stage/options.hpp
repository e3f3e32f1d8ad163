// "1920x1080" on a command line.
#pragma once

#include <optional>
#include <string>

#include "kiosk/ui/geometry.hpp"

namespace monter::kiosk {

// Two whole numbers from 1 to 16384 with an x between; nothing else.
[[nodiscard]] std::optional<Size> size_from(const std::string& text);

}  // namespace monter::kiosk
