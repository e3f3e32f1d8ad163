// The coded answers: words that never change once stands are out, on the wire, in packs and as element ids.
// What a visitor reads for each comes from the texts, never from here.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace monter::lead {

inline constexpr std::array<std::string_view, 12> dream_codes = {"forest",  "mountains", "sea",    "village",
                                                                 "town",    "family",    "lights", "winter",
                                                                 "fishing", "culture",   "green",  "business"};
inline constexpr std::array<std::string_view, 4> when_codes = {"soon", "twoyears", "later", "dreaming"};
inline constexpr std::array<std::string_view, 7> with_codes = {"alone", "partner", "small",  "school",
                                                               "teens", "others",  "animals"};
inline constexpr std::array<std::string_view, 6> work_codes = {"employed", "remote",  "business",
                                                               "study",    "retired", "undecided"};
// Languages a visitor may say they speak; a pack may add more, so the record takes any code of two or three letters.
inline constexpr std::array<std::string_view, 6> speaks_codes = {"en", "nl", "de", "sv", "fi", "uk"};

inline constexpr std::size_t dreams_max = 5;  // "up to 5": more picks would say nothing about a person

// Where `code` stands in `codes`; nothing for an unknown one.
[[nodiscard]] std::optional<std::size_t> index_of(std::span<const std::string_view> codes, std::string_view code);

// An id of a municipality, fact, picture …: lower-case letters, digits, '-' and '_', at most 64.
[[nodiscard]] bool is_id(std::string_view text);
// A language code: two or three lower-case letters (ISO 639).
[[nodiscard]] bool is_language(std::string_view text);

}  // namespace monter::lead
