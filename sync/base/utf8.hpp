// Text from outside: is it UTF-8, and which characters does it hold?
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace monter {

// The next character of `text` from byte `at` (which moves behind it); nothing where the bytes are not UTF-8 (overlong
// forms, surrogates and values past U+10FFFF included) or the text has ended.
[[nodiscard]] std::optional<char32_t> next_character(std::string_view text, std::size_t& at);

[[nodiscard]] bool is_utf8(std::string_view text);

// Valid UTF-8 without control characters, except line feed where `lines` allows it, and without the bidirectional
// overrides that make a text read differently from what it says.
[[nodiscard]] bool is_plain_text(std::string_view text, bool lines);

// In small letters, where Latin (with å, ä, ö, ü, é …) and Cyrillic have them, for comparing what people typed; other
// characters, and bytes that are not UTF-8, stay.
[[nodiscard]] std::string without_case(std::string_view text);

[[nodiscard]] std::size_t count_characters(std::string_view text);

// The bytes of the last character, 0 for an empty text: what one backspace takes.
[[nodiscard]] std::size_t last_character_bytes(std::string_view text);

}  // namespace monter
