// The pack we ship: fourteen municipalities, six languages, no fault.
#include <algorithm>

#include "sync/pack/build.hpp"
#include "sync/pack/content.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::pack::test {
namespace {

std::filesystem::path norrbotten() {
    return std::filesystem::path(MONTER_SOURCE_DIR) / "assets/packs/norrbotten";
}

}  // namespace

TEST_CASE("the pack of Norrbotten has no fault") {
    const auto checked = check(norrbotten());
    REQUIRE(checked);
    INFO(told(checked->faults));
    CHECK(checked->faults.empty());
    CHECK(checked->places == 14);
    CHECK(checked->languages == std::vector<std::string>{"en", "nl", "sv", "de", "fi", "uk"});
}

TEST_CASE("Norrbotten's fourteen municipalities stand in Swedish order, each with a profile and an outline") {
    const auto source = open_folder(norrbotten());
    REQUIRE(source);
    const auto content = read_content(**source);
    REQUIRE(content);
    std::vector<std::string> names;
    for (const Place& place : content->places) names.push_back(place.name);
    CHECK(names == std::vector<std::string>{"Arjeplog", "Arvidsjaur", "Boden", "Gällivare", "Haparanda", "Jokkmokk",
                                            "Kalix", "Kiruna", "Luleå", "Pajala", "Piteå", "Älvsbyn", "Överkalix",
                                            "Övertorneå"});
    CHECK(content->map.size() == 14);
    for (const lead::Profile& profile : content->profiles()) {
        INFO(profile.municipality);
        const auto known = [](const auto& dream) { return dream.has_value(); };
        CHECK(std::any_of(profile.dreams.begin(), profile.dreams.end(), known));
        CHECK(profile.population > 0);
    }
}

TEST_CASE("the pack of Norrbotten builds, and a stand opens it") {
    const SmallPack scratch;
    const auto key = seal::SigningKey::generate();
    const auto built = build(norrbotten(), scratch.out(), key, november);
    REQUIRE(built);
    REQUIRE(built->faults.empty());
    const auto opened = open_built(scratch.out(), root_of(key));
    REQUIRE(opened);
    CHECK(opened->id == "norrbotten");
}

}  // namespace monter::pack::test
