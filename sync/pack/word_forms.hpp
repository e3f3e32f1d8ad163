// The forms a single value of a pack can have, in words for people.
#pragma once

#include <optional>
#include <string>

#include "sync/pack/document.hpp"
#include "sync/pack/rules.hpp"

namespace monter::pack {

// Why `value` is not of `form` ("must be a whole number from 0"); nothing where it is. For forms of one value only:
// not for tables, lists, translated texts and references.
[[nodiscard]] std::optional<std::string> wrong_word(const Value& value, Form form);

// What to write for a rule: "population = 1234".
[[nodiscard]] std::string example_of(const Rule& rule);

// "Write 3 to 5": how many of a list there may be.
[[nodiscard]] std::string count_of(const Rule& rule);

}  // namespace monter::pack
