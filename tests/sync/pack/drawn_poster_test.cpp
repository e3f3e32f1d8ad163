// Drawn posters beside photographs, as the pack sees them: who makes the meshes is handed in (sync/press has the real
// one).
#include <nlohmann/json.hpp>

#include "sync/pack/build.hpp"
#include "sync/pack/show.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_mesh.hpp"
#include "tests/sync/pack/small_pack.hpp"
#include "tests/sync/pack/small_press.hpp"

namespace monter::pack::test {
namespace {

// Öfjäll's poster is drawn; Åby's and the attract screen's are photographs.
struct HalfDrawn : SmallPack {
    HalfDrawn() {
        replace("places/ofjall.toml",
                R"(poster = { landscape = { summer = "pictures/red.webp", winter = "pictures/red.webp" }, )"
                R"(portrait = { summer = "pictures/red.png", winter = "pictures/red.png" } })",
                R"(poster = "posters/ofjall.json")");
        write("posters/ofjall.json", std::string("{}"));
        write("posters/ofjall.svg", std::string("<svg/>"));
    }
};

std::string told_of(const SmallPack& pack, const PosterPress& with) {
    const auto checked = check(pack.folder(), {}, with);
    REQUIRE(checked);
    return told(checked->faults);
}

}  // namespace

TEST_CASE("a place names a drawn poster, another its photographs") {
    const HalfDrawn pack;
    CHECK(told_of(pack, small_press).empty());
    const Content content = pack.content();
    const Place* drawn = content.place("ofjall");
    REQUIRE(drawn != nullptr);
    CHECK(drawn->landscape.summer_mesh == "posters/ofjall-summer-landscape.mesh");
    CHECK(drawn->landscape.summer.empty());
    CHECK(drawn->portrait.winter_mesh == "posters/ofjall-winter-portrait.mesh");
    const Place* photographed = content.place("aby");
    REQUIRE(photographed != nullptr);
    CHECK(photographed->landscape.summer == "pictures/red.webp");
    CHECK(photographed->landscape.summer_mesh.empty());
    CHECK(content.attract_portrait.winter_mesh.empty());
}

TEST_CASE("a built pack holds the meshes and leaves the drawings behind") {
    const HalfDrawn pack;
    const auto key = seal::SigningKey::generate();
    const auto built = build(pack.folder(), pack.out(), key, november, {}, small_press);
    REQUIRE(built);
    INFO(told(built->faults));
    CHECK(built->meshes == 4);
    CHECK(built->mesh_bytes == static_cast<std::int64_t>(4 * to_bytes(small_mesh()).size()));
    const auto opened = open_built(pack.out(), root_of(key));
    REQUIRE(opened);
    for (const auto& name : opened->files->names()) {
        CHECK(file_kind(name) != "drawing");
        if (file_kind(name) != "mesh") continue;
        const auto bytes = opened->files->read(name);
        REQUIRE(bytes);
        CHECK(poster_mesh_from(*bytes));
    }
    const auto content = read_content(*opened->files);
    REQUIRE(content);
    CHECK(opened->files->read(content->place("ofjall")->portrait.summer_mesh));
    const auto shown = show(pack.out(), std::nullopt);
    REQUIRE(shown);
    const auto meshes = nlohmann::json::parse(*shown)["meshes"];
    REQUIRE(meshes.size() == 4);
    CHECK(meshes[0]["triangles"] == 2);
    CHECK(meshes[0]["corners"] == 6);
}

TEST_CASE("faults around drawn posters are told") {
    const HalfDrawn pack;
    CHECK(told_of(pack, {}).find("this program can't draw posters") != std::string::npos);
    const PosterPress faulty = [](const Source&, const std::vector<std::string>&) {
        return Pressed{{}, {{"posters/ofjall.svg", 7, "the sky is missing", "Draw it"}}};
    };
    CHECK(told_of(pack, faulty) == "posters/ofjall.svg:7: the sky is missing. Draw it\n");
    pack.write("posters/ofjall-summer-landscape.mesh", to_bytes(small_mesh()));
    CHECK(told_of(pack, small_press).find("a mesh is no source") != std::string::npos);
    pack.remove("posters/ofjall-summer-landscape.mesh");
    pack.replace("places/ofjall.toml", "posters/ofjall.json", "posters/ofjal.json");
    CHECK(told_of(pack, small_press).find("'posters/ofjal.json' is no drawn poster of the pack. Did you mean") !=
          std::string::npos);
    pack.replace("places/ofjall.toml", "poster = \"posters/ofjal.json\"", "poster = 7");
    CHECK(told_of(pack, small_press).find("'poster' must be") != std::string::npos);
}

TEST_CASE("files in posters/ have kinds of their own") {
    CHECK(file_kind("posters/a.json") == "drawing");
    CHECK(file_kind("posters/a.svg") == "drawing");
    CHECK(file_kind("posters/a.mesh") == "mesh");
    CHECK_FALSE(file_kind("posters/a.png"));
    CHECK_FALSE(file_kind("a.mesh"));
    CHECK(mesh_name("posters/kiruna.json", "winter", "portrait") == "posters/kiruna-winter-portrait.mesh");
}

}  // namespace monter::pack::test
