// What a pack holds is told as JSON that others can count with.
#include "sync/pack/show.hpp"

#include <nlohmann/json.hpp>

#include <fstream>

#include "sync/pack/build.hpp"
#include "sync/seal/signed_document.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::pack::test {
namespace {

using Json = nlohmann::json;

Json shown(const std::filesystem::path& folder, const std::optional<std::filesystem::path>& root = {}) {
    const auto text = show(folder, root);
    if (!text) FAIL(text.error().message);
    return Json::parse(*text);
}

// A root.json that trusts `content`, signed by a root key of its own.
std::filesystem::path write_root(const SmallPack& pack, const seal::SigningKey& content) {
    const auto root_key = seal::SigningKey::generate();
    seal::Root root = root_of(content);
    root.version = 1;
    root.region = "north";
    root.expires = "2030-01-01T00:00:00Z";
    root.root = {{root_key.public_key()}, 1};
    root.receipt = {{seal::SigningKey::generate().public_key()}, 1};
    root.recipients = {{seal::BoxKey::generate().public_key(), "desk"},
                       {seal::BoxKey::generate().public_key(), "escrow"}};
    root.recipients_version = 1;
    const seal::SigningKey* const keys[] = {&root_key};
    std::ofstream(pack.beside("root.json"))
        << seal::to_json(seal::sign_document(seal::root_context, seal::to_bytes(root), keys));
    return pack.beside("root.json");
}

}  // namespace

TEST_CASE("show tells the profile table the match works on") {
    const SmallPack pack;
    const Json json = shown(pack.folder());

    CHECK(json["kind"] == "folder");
    CHECK(json["id"] == "small");
    CHECK(json["version"] == 3);
    CHECK(json["languages"] == Json({"en", "sv"}));
    REQUIRE(json["profiles"].size() == 2);
    const Json& ofjall = json["profiles"][1];
    CHECK(ofjall["municipality"] == "ofjall");
    CHECK(ofjall["dreams"].size() == lead::dream_codes.size());
    CHECK(ofjall["dreams"]["mountains"] == Json({{"value", 3}, {"fact", "lakes"}}));
    CHECK(ofjall["dreams"]["town"]["value"] == 0);
    CHECK(ofjall["dreams"]["sea"].is_null());
    CHECK(ofjall["languages"] == Json({"se", "fi"}));
    CHECK(ofjall["work"] == Json::array({"employed"}));
    CHECK(ofjall["work_facts"]["employed"] == "tests");
    CHECK(ofjall["capacity"] == 4);
    CHECK(ofjall["population"] == 2700);
    CHECK(json["profiles"][0]["capacity"].is_null());
}

TEST_CASE("show tells of each place and its guide") {
    const SmallPack pack;
    const Json places = shown(pack.folder())["places"];

    REQUIRE(places.size() == 2);
    CHECK(places[0]["name"] == "Åby");
    CHECK(places[0]["guide"]["own"] == false);
    CHECK(places[1]["facts"] == 3);
    CHECK(places[1]["guide"]["own"] == true);
    CHECK(places[1]["guide"]["title"]["sv"] == "Inflyttarlots, Öfjäll");
}

TEST_CASE("show of a built pack says whether its signature was verified") {
    const SmallPack pack;
    const auto key = seal::SigningKey::generate();
    REQUIRE(build(pack.folder(), pack.out(), key, november));

    CHECK(shown(pack.out())["signature"] == "not verified");
    CHECK(shown(pack.out())["profiles"] == shown(pack.folder())["profiles"]);
    CHECK(shown(pack.out(), write_root(pack, key))["signature"] == "verified");
    const auto wrong = show(pack.out(), write_root(pack, seal::SigningKey::generate()));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().kind == Kind::refused);
}

TEST_CASE("show of an altered pack is refused even without a root") {
    const SmallPack pack;
    REQUIRE(build(pack.folder(), pack.out(), seal::SigningKey::generate(), november));
    Bytes altered = red_png();
    altered.back() ^= 1;
    std::ofstream(pack.out() / "blobs" / to_hex(seal::sha256(red_png()))) << text_of(altered);
    CHECK_FALSE(show(pack.out(), std::nullopt));
}

TEST_CASE("show of a folder without a pack says so") {
    const SmallPack pack;
    const auto nothing = show(pack.beside("nothing"), std::nullopt);
    REQUIRE_FALSE(nothing);
    CHECK_FALSE(nothing.error().remedy.empty());
}

}  // namespace monter::pack::test
