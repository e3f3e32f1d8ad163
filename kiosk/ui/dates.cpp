#include "kiosk/ui/dates.hpp"

#include <array>
#include <cstdio>

namespace monter::kiosk {
namespace {

constexpr std::array<Text, 12> months = {
    Text::month_january,   Text::month_february, Text::month_march,    Text::month_april,
    Text::month_may,       Text::month_june,     Text::month_july,     Text::month_august,
    Text::month_september, Text::month_october,  Text::month_november, Text::month_december,
};

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string day_and_month(unsigned day, unsigned month, const Texts& texts) {
    return texts.say(Text::date_day, {{"day", std::to_string(day)}, {"month", texts.say(months.at(month - 1))}});
}

std::string day_in_words(const std::string& iso_day, const Texts& texts) {
    unsigned year = 0, month = 0, day = 0;
    char rest = 0;
    const bool is_day =
        iso_day.size() == 10 && std::sscanf(iso_day.c_str(), "%4u-%2u-%2u%c", &year, &month, &day, &rest) == 3;
    if (!is_day || month < 1 || month > months.size() || day < 1 || day > 31) return iso_day;
    return day_and_month(day, month, texts) + " " + std::to_string(year);
}

std::string time_of_day(int hour, int minute, const Texts& texts) {
    const bool is_padded = texts.language() != "fi";
    return texts.say(Text::date_time,
                     {{"hour", is_padded ? two_digits(hour) : std::to_string(hour)}, {"minute", two_digits(minute)}});
}

}  // namespace monter::kiosk
