// Letters beyond ASCII stand in TOML's strings and comments only: what the library can't take is told before it reads.
#include "sync/pack/bare_letters.hpp"

#include "sync/pack/document.hpp"
#include "tests/support/catch.hpp"

using namespace monter;
using namespace monter::pack;

TEST_CASE("a letter beyond ASCII outside quotation marks is told with its line and a remedy") {
    for (const char* there :
         {"å = 1\n", "\uFE0Fkey = 1\n", "[\uFB50]\n", "text = \"a\" å\n", "text = å\n",
          "text = \"\"\"a\"\"\"\"\"\u3000\n", "text = 'a\\' ї\n", "text = \"\" ї\n", "text = '''a''' ї\n"}) {
        INFO(there);
        Faults faults;
        const std::string text = std::string("a = \"\\\" å\" # ö\n") + there;
        CHECK_FALSE(parse_toml("dreams.toml", view(text), faults));
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].line == 2);
        CHECK_FALSE(faults[0].remedy.empty());
    }
}

TEST_CASE("inside quotation marks and in comments every letter is text") {
    const std::string text =
        "\xEF\xBB\xBF# å\n"
        "a = \"♥\uFE0F å \\\" ї\" # ö\n"
        "b = 'ö\\'\n"
        "c = \"\"\"\nå\"\" ї \\\"\"\" \"\"\"\"\"\n"
        "\"å\" = '''ö'' å\n'''\n"
        "d = \"\"";
    CHECK(line_of_bare_letter(text) == 0);
    Faults none;
    CHECK(parse_toml("dreams.toml", view(text), none));
    CHECK(none.empty());
}

TEST_CASE("a string without an end ends where TOML's own reader stops") {
    CHECK(line_of_bare_letter("a = \"å\nb = 1\n") == 0);
    CHECK(line_of_bare_letter("a = \"å\nå = 1\n") == 2);
    CHECK(line_of_bare_letter("a = \"\"\"å") == 0);
    CHECK(line_of_bare_letter("a = \"å\\") == 0);
    Faults told;
    CHECK_FALSE(parse_toml("dreams.toml", view(std::string("a = \"å\nb = 1\n")), told));
    CHECK(told.size() == 1);
}
