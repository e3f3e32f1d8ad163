// Dates and times of day as each language writes them. The patterns are texts (date.day, date.time, month.*), so that a
// pack's language brings its own; they are those of the Unicode CLDR (release 44: MMMMd and Hm).
#pragma once

#include <string>

#include "kiosk/ui/texts.hpp"

namespace monter::kiosk {

// "21 June", "21. kesäkuuta", "21 червня". Month and day as they are counted: 1 to 12, 1 to 31.
[[nodiscard]] std::string day_and_month(unsigned day, unsigned month, const Texts& texts);
// "2026-11-23" with its month in words and its year: "23 November 2026", "23. marraskuuta 2026"; whatever is no such
// day
// ("2022-2024") stays as it is.
[[nodiscard]] std::string day_in_words(const std::string& iso_day, const Texts& texts);
// "00:36"; Finnish writes "0.36".
[[nodiscard]] std::string time_of_day(int hour, int minute, const Texts& texts);

}  // namespace monter::kiosk
