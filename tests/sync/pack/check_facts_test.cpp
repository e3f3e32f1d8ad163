// Nothing reaches a visitor that nobody can stand up for: figures have sources, profiles have facts.
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::pack::test {

namespace {

constexpr const char* place = "places/ofjall.toml";

void check_broken(const std::string& from, const std::string& to, const std::string& what) {
    const SmallPack pack;
    const int line = pack.line_of(place, from);
    pack.replace(place, from, to);
    check_only_fault(pack, place, line, what);
}

std::string fact(const std::string& id) {
    return "[[fact]]\nid = \"" + id +
           "\"\ntext.en = \"So it is.\"\ntext.sv = \"Så är det.\"\nsource = \"scb\"\nyear = \"2025\"\nkind = "
           "\"nature\"\n";
}

}  // namespace

TEST_CASE("a figure without a source is refused") {
    SECTION("in a fact whose source is gone") {
        const SmallPack pack;
        pack.replace(place, "source = \"scb\"\nyear = \"2025\"", "year = \"2025\"");
        const Faults faults = pack.faults();
        INFO(told(faults));
        CHECK(tells(faults, place, "'source' is missing in this 'fact'"));
    }
    SECTION("in a fact with an empty list of sources") {
        const SmallPack pack;
        pack.replace(place, "source = [\"scb\", \"press\"]", "source = []");
        CHECK(tells(pack.faults(), place, "'source' names no source"));
    }
    SECTION("in a text that has no source at all") {
        check_broken("tagline.sv = \"Där vägen slutar\"", "tagline.sv = \"700 sjöar\"", "figure without a source");
    }
    SECTION("the population") {
        const SmallPack pack;
        pack.replace(place, "population_source = \"scb\"\n", "");
        CHECK(tells(pack.faults(), place, "'population_source' is missing"));
    }
    SECTION("a guide and a name in another language") {
        const SmallPack pack;
        pack.replace(place, "text = \"Vuovdeduottar\"\nsource = \"press\"\n", "text = \"Vuovdeduottar\"\n");
        pack.replace(place, "url = \"https://www.ofjall.example/guide\"\nsource = \"press\"\n",
                     "url = \"https://www.ofjall.example/guide\"\n");
        const Faults faults = pack.faults();
        INFO(told(faults));
        CHECK(faults.size() == 2);
        CHECK(tells(faults, place, "'source' is missing in this 'names'"));
        CHECK(tells(faults, place, "'source' is missing in 'guide'"));
    }
}

TEST_CASE("the controller's address and the notice may hold figures") {
    const SmallPack pack;
    CHECK(pack.faults().empty());
    CHECK(pack.text("region.toml").find("971 00") != std::string::npos);
    CHECK(pack.text("notices/default.toml").find("12 months") != std::string::npos);
}

TEST_CASE("a profile's value is 0 to 3 and stands on a fact") {
    check_broken("mountains = { value = 3, fact", "mountains = { value = 4, fact", "'value' must be 0, 1, 2 or 3");
    check_broken("mountains = { value = 3, fact", "mountains = { value = -1, fact", "'value' must be 0, 1, 2 or 3");
    check_broken("mountains = { value = 3, fact", "mountains = { value = 2.5, fact", "'value' must be 0, 1, 2 or 3");
    check_broken("mountains = { value = 3, fact = \"lakes\" }", "mountains = { value = 3 }", "'fact' is missing");
    check_broken("mountains = { value = 3, fact = \"lakes\" }", "mountains = { value = 3, fact = \"coast\" }",
                 "'coast' is no fact of this place");
}

TEST_CASE("a place has 3 to 5 facts and 1 to 3 stories") {
    SECTION("two facts") {
        const SmallPack pack;
        const std::string all = pack.text("places/aby.toml");
        const std::size_t mill = all.find("[[fact]]\nid = \"mill\"");
        pack.write("places/aby.toml", all.substr(0, mill) + all.substr(all.find("[[story]]")));
        check_only_fault(pack, "places/aby.toml", pack.line_of("places/aby.toml", "[[fact]]"),
                         "'fact' is there 2 times");
    }
    SECTION("five facts are right, six are not") {
        const SmallPack pack;
        pack.replace("places/aby.toml", "[[story]]", fact("four") + fact("five") + "[[story]]");
        CHECK(pack.faults().empty());
        pack.replace("places/aby.toml", "[[story]]", fact("six") + "[[story]]");
        CHECK(tells(pack.faults(), "places/aby.toml", "'fact' is there 6 times"));
    }
    SECTION("no story") {
        const SmallPack pack;
        const std::string all = pack.text("places/aby.toml");
        pack.write("places/aby.toml", all.substr(0, all.find("[[story]]")) + all.substr(all.find("[profile]")));
        check_only_fault(pack, "places/aby.toml", 1, "'story' is missing");
    }
    SECTION("the same fact id twice") {
        const SmallPack pack;
        pack.replace("places/aby.toml", "[[story]]", fact("mill") + "[[story]]");
        CHECK(tells(pack.faults(), "places/aby.toml", "'mill' is there twice"));
    }
}

TEST_CASE("a place's numbers and words have their forms") {
    check_broken("population = 2700", "population = -5", "whole number");
    check_broken("population_date = \"2025-12-31\"", "population_date = \"31 Dec\"", "must be a date");
    check_broken("population_date = \"2025-12-31\"", "population_date = \"2025-02-31\"", "must be a date");
    check_broken("website = \"https://www.ofjall.example\"", "website = \"www.ofjall.example\"", "web address");
    check_broken("lat = 66.05", "lat = 166.05", "no place on earth");
    check_broken("code = \"2501\"", "code = \"251\"", "four digits");
    check_broken("code = \"2501\"", "code = \"2502\"", "the same as in places/aby.toml");
    check_broken("id = \"ofjall\"", "id = \"fjall\"", "the file is called");
    check_broken("language = \"se\"", "language = \"Sámi\"", "language code");
    check_broken("year = \"2024\"\nkind", "year = \"lately\"\nkind", "must begin with a year");
}

TEST_CASE("a date and a year may be written without quotes") {
    const SmallPack pack;
    pack.replace(place, "population_date = \"2025-12-31\"", "population_date = 2025-12-31");
    pack.replace(place, "year = \"2023\"", "year = 2023");
    CHECK(pack.faults().empty());
    CHECK(pack.content().place("ofjall")->population_date == "2025-12-31");
    CHECK(pack.content().place("ofjall")->facts.at(2).year == "2023");
}

}  // namespace monter::pack::test
