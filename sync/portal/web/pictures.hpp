// The pictures pages show for dreams and places; empty where there is none.
#pragma once

#include <string>

namespace monter::portal::web {

[[nodiscard]] std::string dream_picture(const std::string& dream);
[[nodiscard]] std::string place_picture(const std::string& municipality);

}  // namespace monter::portal::web
