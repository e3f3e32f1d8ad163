#include "sync/base/plural.hpp"

#include <algorithm>
#include <array>

namespace monter {
namespace {

using Name = std::string_view;

enum class Rule { one_is_1, zero_is_one, dual, polish, east_slavic };

constexpr std::array<Name, 2> one_other{"one", "other"};
constexpr std::array<Name, 3> one_two_other{"one", "two", "other"};
constexpr std::array<Name, 3> one_few_many{"one", "few", "many"};

constexpr std::array<Name, 3> east_slavic_languages{"be", "ru", "uk"};
constexpr std::array<Name, 6> sami_languages{"se", "sje", "sju", "sma", "smj", "smn"};

Rule rule_of(Name language) {
    const auto among = [&](const auto& list) { return std::find(list.begin(), list.end(), language) != list.end(); };
    if (among(east_slavic_languages)) return Rule::east_slavic;
    if (among(sami_languages)) return Rule::dual;
    if (language == "pl") return Rule::polish;
    if (language == "fr") return Rule::zero_is_one;
    return Rule::one_is_1;
}

// 2 to 4, but not 12 to 14, in the last two digits.
bool is_few(std::int64_t n) {
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
}

}  // namespace

std::span<const Name> plural_forms(Name language) {
    switch (rule_of(language)) {
        case Rule::east_slavic:
        case Rule::polish:
            return one_few_many;
        case Rule::dual:
            return one_two_other;
        case Rule::zero_is_one:
        case Rule::one_is_1:
            break;
    }
    return one_other;
}

Name plural_form(std::int64_t count, Name language) {
    const std::int64_t n = count < 0 ? -std::max(count, -INT64_MAX) : count;
    switch (rule_of(language)) {
        case Rule::east_slavic:
            return n % 10 == 1 && n % 100 != 11 ? "one" : is_few(n) ? "few" : "many";
        case Rule::polish:
            return n == 1 ? "one" : is_few(n) ? "few" : "many";
        case Rule::dual:
            return n == 1 ? "one" : n == 2 ? "two" : "other";
        case Rule::zero_is_one:
            return n <= 1 ? "one" : "other";
        case Rule::one_is_1:
            break;
    }
    return n == 1 ? "one" : "other";
}

}  // namespace monter
