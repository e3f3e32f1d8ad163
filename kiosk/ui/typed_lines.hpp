// Where a Secret's lines break, without ever copying it: byte ranges, by the ruler's advances.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/ui/ruler.hpp"
#include "kiosk/ui/scene.hpp"

namespace monter::kiosk {

// Breaks at spaces and line feeds, and inside a word that is wider than `width`.
[[nodiscard]] std::vector<Span> typed_lines(const Ruler& ruler, const TextStyle& style, std::string_view text,
                                            float width);
// The longest end of `text` that is at most `width` wide.
[[nodiscard]] Span typed_end(const Ruler& ruler, const TextStyle& style, std::string_view text, float width);
// The longest beginning.
[[nodiscard]] Span typed_beginning(const Ruler& ruler, const TextStyle& style, std::string_view text, float width);

}  // namespace monter::kiosk
