// Whether a password stands in, or is made of, what is tried first: leaked passwords, words, names, keys in a row,
// years. By zxcvbn, whose Debian package carries Mark Burnett's 10,000 most used leaked passwords and lists of words
// and names (OWASP ASVS 5.0, 6.2.4 and 6.2.12 ask for such a list). Pure.
#pragma once

#include <string>
#include <vector>

namespace monter::portal {

// Guesses, as a power of two, that somebody who stole the hashes can make: 10^10, where zxcvbn's scale calls a password
// very unguessable (D. Wheeler, "zxcvbn: low-budget password strength estimation", USENIX Security 2016, score 4).
inline constexpr double guesses_log2_min = 33.2;

// `own`: words that are about this person or place, which are tried first as well.
[[nodiscard]] bool is_soon_guessed(const std::string& password, const std::vector<std::string>& own);

}  // namespace monter::portal
