// Whoever writes a pack is told every fault of it, with its line and what to do.
#include "sync/pack/check.hpp"

#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::pack::test {

namespace {
constexpr const char* place = "places/ofjall.toml";
}

TEST_CASE("a whole pack has no fault") {
    const SmallPack pack;
    const auto checked = check(pack.folder());
    REQUIRE(checked);
    INFO(told(checked->faults));
    CHECK(checked->faults.empty());
    CHECK(checked->places == 2);
    CHECK(checked->pictures == 3);
    CHECK(checked->files == 11);
    CHECK(checked->languages == std::vector<std::string>{"en", "sv"});
}

TEST_CASE("every fault is told, not only the first") {
    const SmallPack pack;
    pack.replace(place, "tagline.sv = \"Där vägen slutar\"\n", "");
    pack.replace("places/aby.toml", "value = 3", "value = 4");
    pack.replace("dreams.toml", "id = \"town\"", "id = \"twon\"");
    pack.write("pictures/broken.png", std::string("not a picture"));

    const Faults faults = pack.faults();

    INFO(told(faults));
    CHECK(faults.size() == 5);
    CHECK(tells(faults, place, "a translation is missing"));
    CHECK(tells(faults, "places/aby.toml", "'value' must be 0, 1, 2 or 3"));
    CHECK(tells(faults, "dreams.toml", "'town' is missing"));
    CHECK(tells(faults, "dreams.toml", "unknown dream 'twon'"));
    CHECK(tells(faults, "pictures/broken.png", "no PNG, JPEG or WebP"));
}

TEST_CASE("a list of sources that can't be read is told once, not at each fact") {
    const SmallPack pack;
    pack.replace("sources.toml", "grade = \"A\"", "grade = \"A");
    check_only_fault(pack, "sources.toml", pack.line_of("sources.toml", "grade = \"A"), "not TOML");
}

TEST_CASE("a built pack is not checked as if it were a source") {
    const SmallPack pack;
    std::filesystem::create_directories(pack.out() / "blobs");
    const auto checked = check(pack.out());
    REQUIRE_FALSE(checked);
    CHECK(checked.error().message.find("is a built pack") != std::string::npos);
}

TEST_CASE("a fault reads as file, line, what and remedy") {
    CHECK(to_line({"places/a.toml", 12, "'name' is missing", "Add name = \"…\""}) ==
          "places/a.toml:12: 'name' is missing. Add name = \"…\"");
}

TEST_CASE("a missing translation is refused wherever a text stands") {
    const auto missing = [](const std::string& file, const std::string& text, const std::string& near) {
        const SmallPack pack;
        const int line = pack.line_of(file, near);
        pack.replace(file, text, "");
        check_only_fault(pack, file, line, "has no text in 'sv'");
    };
    missing(place, "tagline.sv = \"Där vägen slutar\"\n", "tagline.en");
    missing(place, "text.sv = \"Här finns 8 727 sjöar.\"\n", "text.en = \"8,727");
    missing(place, "title.sv = \"De stannade\"\n", "title.en = \"They");
    missing(place, "label.sv = \"på nordsamiska\"\n", "label.en");
    missing(place, "title.sv = \"Inflyttarlots, Öfjäll\"\n", "title.en = \"Reloc");
    missing("dreams.toml", "name.sv = \"Dröm om forest\"\n", "name.en");
    missing("dreams.toml", "alt.sv = \"En bild\"\n", "alt.en");
    missing("sources.toml", "short.sv = \"Tidning\"\n", "short.en = \"Paper");
    missing("region.toml", "name.sv = \"Norden\"\n", "name.en");
}

TEST_CASE("an empty translation is a missing one") {
    const SmallPack pack;
    pack.replace(place, "\"Där vägen slutar\"", "\"\"");
    CHECK(tells(pack.faults(), place, "has no text in 'sv'"));
}

TEST_CASE("a text in a language the pack does not have is refused") {
    const SmallPack pack;
    pack.replace(place, "tagline.en", "tagline.de = \"Wo die Straße endet\"\ntagline.en");
    check_only_fault(pack, place, pack.line_of(place, "tagline.de"), "unknown language 'de'");
}

TEST_CASE("unknown ids are refused, and the likely one is named") {
    const auto unknown = [](const std::string& file, const std::string& from, const std::string& to,
                            const std::string& what, const std::string& remedy) {
        const SmallPack pack;
        const int line = pack.line_of(file, from);
        pack.replace(file, from, to);
        check_only_fault(pack, file, line, what);
        INFO(told(pack.faults()));
        CHECK(pack.faults().at(0).remedy.find(remedy) != std::string::npos);
    };
    unknown(place, "mountains = {", "mountians = {", "unknown key 'mountians'", "'mountains'");
    unknown(place, "culture = { value = 2, fact = \"museum\" }", "culture = { value = 2, fact = \"musem\" }",
            "'musem' is no fact", "'museum'");
    unknown(place, "employed = \"tests\"", "employed = \"cars\"", "'cars' is no fact", "facts");
    unknown(place, "employed = \"tests\"", "employd = \"tests\"", "unknown key 'employd'", "'employed'");
    unknown(place, "source = \"scb\"\nyear", "source = \"sbc\"\nyear", "unknown source 'sbc'", "'scb'");
    unknown(place, "population_source = \"scb\"", "population_source = \"rumour\"", "unknown source 'rumour'",
            "sources.toml");
    unknown(place, "card = \"pictures/red.jpg\"", "card = \"pictures/rde.jpg\"", "is no picture", "'pictures/red.jpg'");
    unknown("pack.toml", "languages = [\"en\", \"sv\"]", "languages = [\"en\", \"sv\", \"sv\"]", "there twice", "out");
}

TEST_CASE("a mistyped key is refused with the one that was meant") {
    const SmallPack pack;
    pack.replace(place, "title.en = \"They stayed\"", "tittle.en = \"They stayed\"");
    const Faults faults = pack.faults();
    INFO(told(faults));
    REQUIRE(faults.size() == 2);
    CHECK(tells(faults, place, "'title' has no text in 'en'"));
    CHECK(tells(faults, place, "unknown key 'tittle'"));
    CHECK(told(faults).find("Did you mean 'title'?") != std::string::npos);
}

TEST_CASE("the dreams are exactly the twelve") {
    SECTION("one is missing") {
        const SmallPack pack;
        const std::string all = pack.text("dreams.toml");
        pack.write("dreams.toml", all.substr(0, all.rfind("[[dream]]")));
        check_only_fault(pack, "dreams.toml", 1, "the dream 'business' is missing");
    }
    SECTION("one is there twice") {
        const SmallPack pack;
        const std::string all = pack.text("dreams.toml");
        pack.write("dreams.toml", all + all.substr(all.rfind("[[dream]]")));
        CHECK(tells(pack.faults(), "dreams.toml", "'business' is there twice"));
    }
}

TEST_CASE("what must be there is asked for by name") {
    const auto missing = [](const std::string& file, const std::string& line, const std::string& what) {
        const SmallPack pack;
        pack.replace(file, line, "");
        const Faults faults = pack.faults();
        INFO(told(faults));
        REQUIRE(faults.size() == 1);
        CHECK(tells(faults, file, what));
    };
    missing(place, "name = \"Öfjäll\"\n", "'name' is missing");
    missing(place, "population = 2700\n", "'population' is missing");
    missing(place, "year = \"2025\"\n", "'year' is missing in this 'fact'");
    missing("pack.toml", "min_app = \"0.1.0\"\n", "'min_app' is missing");
    missing("notices/default.toml", "share = \"Others may see my answers.\"\n", "'share' is missing in 'en'");
}

TEST_CASE("a notice that lacks a language is refused") {
    const SmallPack pack;
    const std::string all = pack.text("notices/default.toml");
    pack.write("notices/default.toml", all.substr(0, all.find("[sv]")));
    check_only_fault(pack, "notices/default.toml", 1, "'sv' is missing");
}

TEST_CASE("a pack without a notice, a municipality or a map is refused") {
    SECTION("notice") {
        const SmallPack pack;
        pack.remove("notices/default.toml");
        check_only_fault(pack, "notices", 1, "no privacy notice");
    }
    SECTION("municipality") {
        const SmallPack pack;
        pack.remove("places/aby.toml");
        pack.remove(place);
        CHECK(tells(pack.faults(), "places", "no municipality"));
    }
    SECTION("map") {
        const SmallPack pack;
        pack.remove("map.geojson");
        check_only_fault(pack, "map.geojson", 1, "the pack has no file map.geojson");
    }
    SECTION("a file of the top") {
        const SmallPack pack;
        pack.remove("region.toml");
        check_only_fault(pack, "region.toml", 1, "the file is missing");
    }
}

}  // namespace monter::pack::test
