#include "sync/lead/reach.hpp"

#include <algorithm>

#include "sync/base/utf8.hpp"
#include "sync/lead/limits.hpp"

namespace monter::lead {
namespace {

bool is_blank(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c == ' '; });
}

FieldFault check_text(std::string_view text, std::size_t characters_max, bool lines) {
    if (!is_plain_text(text, lines)) return FieldFault::not_text;
    if (count_characters(text) > characters_max) return FieldFault::too_long;
    return FieldFault::none;
}

}  // namespace

FieldFault check_name(std::string_view name) {
    if (is_blank(name)) return FieldFault::missing;
    return check_text(name, name_characters_max, false);
}

FieldFault check_email(std::string_view email) {
    if (is_blank(email)) return FieldFault::missing;
    if (const auto fault = check_text(email, email_characters_max, false); fault != FieldFault::none) return fault;
    if (email.find(' ') != std::string_view::npos) return FieldFault::has_space;
    const auto at = email.find('@');
    if (at == std::string_view::npos || at == 0) return FieldFault::no_at_sign;
    const std::string_view domain = email.substr(at + 1);
    const auto dot = domain.rfind('.');
    const bool whole = dot != std::string_view::npos && dot > 0 && dot + 2 < domain.size() &&
                       domain.find('@') == std::string_view::npos && domain.find("..") == std::string_view::npos &&
                       domain.front() != '.';
    return whole ? FieldFault::none : FieldFault::no_domain;
}

FieldFault check_phone(std::string_view phone) {
    if (is_blank(phone)) return FieldFault::missing;
    if (const auto fault = check_text(phone, phone_characters_max, false); fault != FieldFault::none) return fault;
    std::size_t digits = 0;
    for (std::size_t i = 0; i < phone.size(); ++i) {
        const char c = phone[i];
        if (c >= '0' && c <= '9') {
            ++digits;
        } else if (!(c == '+' && i == 0) && std::string_view(" -().").find(c) == std::string_view::npos) {
            return FieldFault::not_a_number;
        }
    }
    return digits >= phone_digits_min ? FieldFault::none : FieldFault::too_few_digits;
}

FieldFault check_words(std::string_view words) {
    return check_text(words, words_characters_max, true);
}

}  // namespace monter::lead
