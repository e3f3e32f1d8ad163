// One JSON command in, one JSON answer out; no command, however wrong, ends the driver.
#pragma once

#include <string>

#include "tests/driver/rope.hpp"

namespace monter::driver {

[[nodiscard]] std::string answer(const std::string& line, Rope& rope);

}  // namespace monter::driver
