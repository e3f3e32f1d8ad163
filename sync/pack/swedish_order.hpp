// Names in the order a Swedish list has them: å, ä and ö after z, other accents ignored, capitals like small letters.
#pragma once

#include <string_view>

namespace monter::pack {

[[nodiscard]] bool before_in_swedish(std::string_view a, std::string_view b);

}  // namespace monter::pack
