// The parts of a letter that libcurl leaves to us: a subject and a date as mail writes them. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace monter::portal::notices {

// A header's text in encoded words (RFC 2047, section 2): none longer than 75 characters, no character torn apart, and
// nothing in it that could end the header.
[[nodiscard]] std::string encoded_words(std::string_view utf8);
// A name as it stands before an address (RFC 5322, 3.2.5): in quotation marks, or in encoded words.
[[nodiscard]] std::string display_name(std::string_view utf8);
// "Mon, 23 Nov 2026 09:00:00 +0000" (RFC 5322, section 3.3).
[[nodiscard]] std::string mail_date(std::int64_t utc_ms);
// "+46701234567" of "070-123 45 67": what is no number at all comes back empty. A leading 0 stands for Sweden, a
// leading 00 for +.
[[nodiscard]] std::string international_number(std::string_view typed);

}  // namespace monter::portal::notices
