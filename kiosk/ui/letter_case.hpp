// Capital letters of the Latin alphabets of Europe and of Ukrainian, by Unicode's own pairs; not the process's locale.
#pragma once

#include <string>
#include <string_view>

namespace monter::kiosk {

// One UTF-8 character as a capital; itself where it has none (ß, digits, signs).
[[nodiscard]] std::string to_upper(std::string_view character);

}  // namespace monter::kiosk
