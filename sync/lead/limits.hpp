// How much of everything a lead may hold. Written once; the kiosk's fields, the record's reader and the portal use
// these.
#pragma once

#include <cstddef>

namespace monter::lead {

inline constexpr std::size_t name_characters_max = 100;   // longest full name in the Swedish register stays under 80
inline constexpr std::size_t email_characters_max = 254;  // RFC 5321, section 4.5.3.1.3, less the angle brackets
inline constexpr std::size_t phone_characters_max = 24;   // E.164's 15 digits with "+", spaces and hyphens
inline constexpr std::size_t phone_digits_min = 6;        // the shortest subscriber numbers with an area code
inline constexpr std::size_t words_characters_max = 500;  // what a guide reads in ten seconds, and fits the screen
inline constexpr std::size_t hearts_max = 14;             // every municipality once
inline constexpr std::size_t recipients_max = 14;
inline constexpr std::size_t reasons_max = 24;  // of one municipality
inline constexpr std::size_t plaintext_bytes_max =
    std::size_t{24} * 1024;  // a full record in four-byte characters is near 9 KiB
inline constexpr std::size_t envelope_bytes_max =
    std::size_t{28} * 1024;  // plaintext, padding, two recipients; see sync/seal/envelope.hpp

}  // namespace monter::lead
