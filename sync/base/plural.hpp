// Which form of a counted text a number takes in a language: "1 person", "2 people"; in Ukrainian three forms.
// The rules are those of the Unicode CLDR (supplemental/plurals, cardinal, release 44) for whole numbers, the only ones
// counted here. A form's name is CLDR's: "one", "two", "few", "many", "other".
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace monter {

// The forms whole numbers take in `language` (ISO 639); the last is the one that fits most numbers. A language without
// a rule here gets "one" and "other".
[[nodiscard]] std::span<const std::string_view> plural_forms(std::string_view language);
// One of them. A negative number counts as its positive twin.
[[nodiscard]] std::string_view plural_form(std::int64_t count, std::string_view language);

}  // namespace monter
