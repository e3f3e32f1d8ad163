// A folder staff write is read into what the kiosk and the desk show.
#include "sync/pack/content.hpp"

#include "sync/pack/built.hpp"
#include "sync/pack/swedish_order.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::pack::test {

TEST_CASE("a place is read with all that a visitor sees of it") {
    const SmallPack pack;
    const Content content = pack.content();

    CHECK(content.id == "small");
    CHECK(content.version == 3);
    CHECK(content.languages == std::vector<std::string>{"en", "sv"});
    CHECK(content.attract_portrait.winter == "pictures/red.webp");
    CHECK(content.dreams.size() == lead::dream_codes.size());
    CHECK(content.references.at("press").grade == "B");
    CHECK(content.references.at("press").short_name.at("sv") == "Tidning");
    const Place* place = content.place("ofjall");
    REQUIRE(place != nullptr);
    CHECK(place->name == "Öfjäll");
    CHECK(place->lat == 66.05);
    CHECK(place->names.at(0).text == "Vuovdeduottar");
    CHECK(place->names.at(0).label.at("sv") == "på nordsamiska");
    CHECK(place->facts.at(1).sources == std::vector<std::string>{"scb", "press"});
    CHECK(place->facts.at(0).year == "2025");
    CHECK(place->stories.at(0).picture == "pictures/red.png");
    CHECK(place->landscape.summer == "pictures/red.webp");
    CHECK(place->portrait.winter == "pictures/red.png");
    CHECK(place->work_facts.at("employed") == "tests");
    CHECK(content.place("nowhere") == nullptr);
}

TEST_CASE("the match gets a place's profile, and a dream nobody wrote about stays unknown") {
    const SmallPack pack;
    const auto profiles = pack.content().profiles();

    REQUIRE(profiles.size() == 2);
    const lead::Profile& ofjall = profiles.at(1);
    CHECK(ofjall.municipality == "ofjall");
    const auto mountains = ofjall.dreams.at(*lead::index_of(lead::dream_codes, "mountains"));
    REQUIRE(mountains);
    CHECK(mountains->value == 3);
    CHECK(mountains->fact == "lakes");
    const auto town = ofjall.dreams.at(*lead::index_of(lead::dream_codes, "town"));
    REQUIRE(town);
    CHECK(town->value == 0);
    CHECK_FALSE(ofjall.dreams.at(*lead::index_of(lead::dream_codes, "sea")));
    CHECK(ofjall.languages == std::vector<std::string>{"se", "fi"});
    CHECK(ofjall.work == std::vector<std::string>{"employed"});
    CHECK(ofjall.capacity == 4);
    CHECK(ofjall.population == 2700);
    CHECK_FALSE(profiles.at(0).capacity);
}

TEST_CASE("a place without a guide of its own has the region's") {
    const SmallPack pack;
    const Content content = pack.content();

    CHECK(content.guide_of(*content.place("ofjall")).url == "https://www.ofjall.example/guide");
    CHECK(content.guide_of(*content.place("aby")).url == "https://north.example/move");
}

TEST_CASE("places stand in Swedish order, with å, ä and ö last") {
    const SmallPack pack;
    const Content content = pack.content();

    CHECK(content.places.at(0).name == "Åby");
    CHECK(content.places.at(1).name == "Öfjäll");
    CHECK(before_in_swedish("Piteå", "Älvsbyn"));
    CHECK(before_in_swedish("Älvsbyn", "Överkalix"));
    CHECK(before_in_swedish("Åre", "Älvsbyn"));
    CHECK(before_in_swedish("Överkalix", "Övertorneå"));
    CHECK(before_in_swedish("Gällivare", "Haparanda"));
    CHECK(before_in_swedish("Arjeplog", "Árviesjávrrie"));
    CHECK_FALSE(before_in_swedish("Kiruna", "Kiruna"));
}

TEST_CASE("a map's outlines keep their rings and parts") {
    const SmallPack pack;
    const Content content = pack.content();

    REQUIRE(content.map.size() == 2);
    CHECK(content.map.at(0).place == "ofjall");
    CHECK(content.map.at(0).polygons.at(0).at(0).points.at(1) == std::pair<double, double>(18, 66));
    CHECK(content.map.at(1).polygons.size() == 2);
}

TEST_CASE("a notice keeps its lines in each language") {
    const SmallPack pack;
    const Content content = pack.content();

    CHECK(content.notices.at("default").at("sv").plain == "Regionen sparar dina svar i 12 månader.");
    CHECK(content.notices.at("default").at("en").full == "# Your data\nGDPR, article 6.1 e.\n");
}

TEST_CASE("a text is given in the language asked for, else in English, else in any") {
    CHECK(in({{"en", "one"}, {"sv", "ett"}}, "sv") == "ett");
    CHECK(in({{"en", "one"}, {"sv", "ett"}}, "nl") == "one");
    CHECK(in({{"sv", "ett"}}, "nl") == "ett");
    CHECK(in({}, "nl").empty());
}

TEST_CASE("a reader says which file and line it can't read") {
    const SmallPack pack;
    pack.replace("places/aby.toml", "population = 17000", "population = \"many\"");
    const auto source = open_folder(pack.folder());
    REQUIRE(source);

    const auto content = read_content(**source);

    REQUIRE_FALSE(content);
    CHECK(content.error().message.find("places/aby.toml:7") == 0);
    CHECK_FALSE(content.error().remedy.empty());
}

TEST_CASE("a stand takes a pack with keys of a later program, and lacks none of its own") {
    const SmallPack pack;
    pack.replace("places/aby.toml", "id = \"aby\"", "id = \"aby\"\nweather = \"cold\"");
    CHECK(pack.content().places.size() == 2);

    pack.remove("map.geojson");
    const auto source = open_folder(pack.folder());
    REQUIRE(source);
    CHECK_FALSE(read_content(**source));
}

}  // namespace monter::pack::test
