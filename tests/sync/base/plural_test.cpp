// The samples are those CLDR gives with its rules, and the numbers on which the rules turn.
#include "sync/base/plural.hpp"

#include <cstdint>
#include <limits>
#include <vector>

#include "tests/support/catch.hpp"

using namespace monter;

namespace {

void all_are(const char* language, const std::vector<std::int64_t>& numbers, const char* form) {
    for (const std::int64_t n : numbers) {
        INFO(language << ", " << n);
        CHECK(plural_form(n, language) == form);
    }
}

}  // namespace

TEST_CASE("one and other in the Germanic languages and Finnish") {
    for (const char* language : {"en", "nl", "sv", "de", "fi"}) {
        all_are(language, {1, -1}, "one");
        all_are(language, {0, 2, 11, 21, 101}, "other");
    }
}

TEST_CASE("Ukrainian counts by the last digits") {
    all_are("uk", {1, 21, 31, 101, 1001, 80'321}, "one");
    all_are("uk", {2, 3, 4, 22, 24, 102, 1002}, "few");
    all_are("uk", {0, 5, 10, 11, 12, 14, 19, 100, 111, 112, 1000, 2'578}, "many");
}

TEST_CASE("in Polish only 1 itself is one, in French 0 is too, and the Sámi languages know two") {
    all_are("pl", {1}, "one");
    all_are("pl", {2, 22}, "few");
    all_are("pl", {0, 5, 12, 21}, "many");
    all_are("fr", {0, 1}, "one");
    all_are("fr", {2, 21}, "other");
    all_are("se", {1}, "one");
    all_are("smj", {2}, "two");
    all_are("se", {0, 3, 12}, "other");
}

TEST_CASE("every number has one of its language's forms") {
    for (const char* language : {"en", "uk", "pl", "fr", "se", "xx"}) {
        const auto forms = plural_forms(language);
        for (const std::int64_t n : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-3}, std::int64_t{0},
                                     std::int64_t{7}, std::numeric_limits<std::int64_t>::max()}) {
            bool known = false;
            for (const auto form : forms) known = known || form == plural_form(n, language);
            INFO(language << ", " << n);
            CHECK(known);
        }
    }
}
