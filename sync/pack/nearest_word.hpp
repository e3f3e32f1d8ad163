// The word somebody probably meant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace monter::pack {

// The one of `known` with the fewest letters to change (Damerau: a swap of neighbours is one change), where that is
// at most a third of the word; the first of equals.
[[nodiscard]] std::optional<std::string> nearest_word(std::string_view word, std::span<const std::string> known);

// "Did you mean 'title'?", or `otherwise` where nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string> known,
                                       const std::string& otherwise);

}  // namespace monter::pack
