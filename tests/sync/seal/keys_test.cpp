#include "sync/seal/keys.hpp"

#include <sys/stat.h>

#include "sync/base/file.hpp"
#include "sync/seal/take_home.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/some_lead.hpp"

using namespace monter;
using namespace monter::seal;

TEST_CASE("this machine has randomness") {
    REQUIRE(start());
    CHECK(random_id() != random_id());
}

// Reckoned once with Python's hashlib, apart from this code: these values stand on visitors' papers.
TEST_CASE("hashes are the ones everybody else computes") {
    CHECK(to_hex(blake2b(view("abc"))) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(to_hex(sha256(view("abc"))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(blake2b("ab", view("c")) == blake2b(view("abc")));
}

TEST_CASE("a visitor's reference and code hash follow from the lead and the secret, for ever in the same way") {
    Id lead{};
    for (std::uint8_t i = 0; i < 16; ++i) lead[i] = i;
    CHECK(reference(lead) == "RZ5N-T6GT");
    const Hash key = withdraw_key(lead);
    CHECK(to_hex(key) == "479ffd80349c097bd2170c18cbcf4e48dcf72b7e4d9375bd12e427f880befd98");
    CHECK(to_hex(code_hash(key)) == "e0503d4f6becb53615d479fe19d2ae175f4871320d3bdedeb9b284f6070fdbf6");
    const Secret secret(std::string_view(reinterpret_cast<const char*>(lead.data()), lead.size()));
    CHECK(withdraw_key(secret) == key);
    CHECK(withdraw_url("https://portal.example", secret).view() ==
          "https://portal.example/w#000G40R40M30E209185GR38E1W");
}

TEST_CASE("a key file gives the same key back, for its owner only") {
    const test::ScratchFolder folder;
    const auto file = folder / "device.key";
    const auto key = SigningKey::generate();
    REQUIRE(key.write(file));
    struct stat about {};
    REQUIRE(stat(file.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777U) == 0600U);
    const auto again = SigningKey::read(file);
    REQUIRE(again);
    CHECK(again->public_key() == key.public_key());
    CHECK(verify(key.public_key(), "context", view("words"), again->sign("context", view("words"))));

    const auto box = BoxKey::generate();
    REQUIRE(box.write(folder / "desk.key"));
    const auto box_again = BoxKey::read(folder / "desk.key");
    REQUIRE(box_again);
    CHECK(box_again->public_key() == box.public_key());
    CHECK(same(box_again->secret(), box.secret()));
}

TEST_CASE("a key is never written over another") {
    const test::ScratchFolder folder;
    const auto first = SigningKey::generate();
    REQUIRE(first.write(folder / "root.key"));
    const auto second = SigningKey::generate().write(folder / "root.key");
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == Kind::refused);
    CHECK(SigningKey::read(folder / "root.key")->public_key() == first.public_key());
}

TEST_CASE("a key file that is not quite right is refused") {
    const test::ScratchFolder folder;
    const auto file = folder / "a.key";
    const auto refused = [&](const std::string& text) {
        REQUIRE(write_file(file, view(text)));
        return !SigningKey::read(file).has_value();
    };
    const std::string seed = to_base64url(test::filled<32>(1));
    REQUIRE_FALSE(refused("monter-key-v1 signing " + seed + "\n"));
    CHECK(refused("monter-key-v1 box " + seed + "\n"));
    CHECK(refused("monter-key-v2 signing " + seed + "\n"));
    CHECK(refused("monter-key-v1 signing " + seed + "AA\n"));
    CHECK(refused("monter-key-v1 signing " + seed.substr(2) + "\n"));
    CHECK(refused("monter-key-v1 signing " + seed + "\n\n"));
    CHECK(refused(""));
    CHECK_FALSE(SigningKey::read(folder / "absent.key"));
    REQUIRE(write_file(file, view("monter-key-v1 signing " + seed + "\n"), 0644));
    const auto open_to_all = SigningKey::read(file);
    REQUIRE_FALSE(open_to_all);
    CHECK(open_to_all.error().kind == Kind::refused);
}

TEST_CASE("a signature for one purpose counts for no other") {
    const auto key = SigningKey::generate();
    const auto signature = key.sign("monter-root-v1", view("words"));
    CHECK(verify(key.public_key(), "monter-root-v1", view("words"), signature));
    CHECK_FALSE(verify(key.public_key(), "monter-latest-v1", view("words"), signature));
    CHECK_FALSE(verify(key.public_key(), "monter-root-v1", view("word"), signature));
}
