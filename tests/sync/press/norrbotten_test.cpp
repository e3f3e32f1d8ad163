// The pack we ship: fourteen municipalities, six languages, no fault.
#include <algorithm>

#include "sync/pack/build.hpp"
#include "sync/pack/content.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/luck.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/sync/press/norrbotten_pack.hpp"
#include "tests/sync/press/pressed_once.hpp"

namespace monter::press::test {
namespace {

using namespace monter::pack;

constexpr std::int64_t november = 1795413000000;  // 2026-11-23

// A minute under a sanitizer: there only in `packaging/test --long`.
bool takes_too_long() {
    return monter::test::is_sanitized && monter::test::env_count("MONTER_WHOLE_PACK", 0) == 0;
}

}  // namespace

TEST_CASE("the pack of Norrbotten has no fault") {
    if (takes_too_long()) return;
    const auto checked = check(norrbotten(), {}, pressed_once);
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
    if (takes_too_long()) return;
    const monter::test::ScratchFolder scratch;
    const auto key = seal::SigningKey::generate();
    const auto built = build(norrbotten(), scratch / "built", key, november, {}, pressed_once);
    REQUIRE(built);
    REQUIRE(built->faults.empty());
    seal::Root root;
    root.content = {{key.public_key()}, 1};
    const auto opened = open_built(scratch / "built", root);
    REQUIRE(opened);
    CHECK(opened->id == "norrbotten");
}

}  // namespace monter::press::test
