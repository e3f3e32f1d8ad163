#include "kiosk/ui/dates.hpp"

#include <array>

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

std::string time_of_day(int hour, int minute, const Texts& texts) {
    const bool is_padded = texts.language() != "fi";
    return texts.say(Text::date_time,
                     {{"hour", is_padded ? two_digits(hour) : std::to_string(hour)}, {"minute", two_digits(minute)}});
}

}  // namespace monter::kiosk
