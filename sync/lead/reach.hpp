// Can a person be reached by what they typed? Judged the same way at the field, before the seal and at the portal.
#pragma once

#include <string_view>

namespace monter::lead {

// What is wrong with a field; the kiosk has a sentence with the remedy for each.
enum class FieldFault {
    none,
    missing,
    too_long,
    not_text,
    no_at_sign,
    no_domain,
    has_space,
    too_few_digits,
    not_a_number
};

[[nodiscard]] FieldFault check_name(std::string_view name);
// One @ with something before it and a domain with a dot behind it; no white space. Not more: the only proof that an
// address works is a mail that arrives.
[[nodiscard]] FieldFault check_email(std::string_view email);
// Digits with an optional leading +, and spaces, hyphens, dots or brackets between them.
[[nodiscard]] FieldFault check_phone(std::string_view phone);
[[nodiscard]] FieldFault check_words(std::string_view words);

}  // namespace monter::lead
