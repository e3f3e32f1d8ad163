// What the agent is made of: addresses, cards, hardware.
#include <fstream>

#include "sync/agent/card.hpp"
#include "sync/agent/hardware.hpp"
#include "sync/agent/portal_url.hpp"
#include "tests/support/agent_region.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace monter;
using namespace monter::agent;
using monter::test::ScratchFolder;

TEST_CASE("a portal's address is taken apart as the Host header writes it") {
    const auto [url, base, authority] = GENERATE(table<std::string, std::string, std::string>(
        {{"https://Portal.Example", "https://portal.example", "portal.example"},
         {"https://portal.example:443/", "https://portal.example", "portal.example"},
         {"https://portal.example:8443", "https://portal.example:8443", "portal.example:8443"},
         {"http://127.0.0.1:8080", "http://127.0.0.1:8080", "127.0.0.1:8080"},
         {"http://localhost:80", "http://localhost", "localhost"},
         {"http://[::1]:8080/", "http://[::1]:8080", "[::1]:8080"},
         {"https://[2001:db8::1]", "https://[2001:db8::1]", "[2001:db8::1]"}}));
    const auto portal = read_portal_url(url);
    REQUIRE(portal);
    CHECK(portal->base == base);
    CHECK(portal->authority == authority);
    CHECK(portal->tls == url.starts_with("https"));
}

TEST_CASE("plain HTTP is refused to anywhere but this very machine") {
    const auto url =
        GENERATE(as<std::string>{}, "http://portal.example", "http://127.0.0.1.evil.example", "http://127.evil.0.1",
                 "http://10.0.0.1:8080", "http://localhost.example", "http://[::2]:80", "http://0.0.0.0");
    const auto portal = read_portal_url(url);
    REQUIRE_FALSE(portal);
    CHECK(portal.error().kind == Kind::refused);
    CHECK(portal.error().message.find("without encryption") != std::string::npos);
}

TEST_CASE("addresses that are none are refused") {
    const auto url = GENERATE(as<std::string>{}, "", "portal.example", "ftp://portal.example", "https://",
                              "https://user@portal.example", "https://portal.example/path", "https://portal example",
                              "https://portal.example:0", "https://portal.example:65536", "https://portal.example:x",
                              "https://portal.example:", "https://[::1", "https://portal.example?x", "https://a#b");
    CHECK_FALSE(read_portal_url(url));
}

TEST_CASE("a card is read, whatever its slash and its further fields") {
    const test::Region region;
    const ScratchFolder folder;
    std::ofstream(folder / "card.json")
        << R"({"v":1,"portal_url":"https://portal.example/","root_fpr":")" << to_base64url(region.fingerprint())
        << R"(","secret":"AAAAAAAAAAAAAAAAAAAAAA","expires":"2026-12-01T00:00:00Z","x":1})";
    const auto card = read_card(folder / "card.json");
    REQUIRE(card);
    CHECK(card->portal_url == "https://portal.example");
    CHECK(card->root_fingerprint == region.fingerprint());
    CHECK(card->secret == Raw<16>{});
}

TEST_CASE("what is not a card is told so, with what to do") {
    const ScratchFolder folder;
    const auto content = GENERATE(as<std::string>{}, "", "{", "[]", "{}", R"({"v":2})", R"({"v":1})",
                                  R"({"v":1,"portal_url":7,"root_fpr":"","secret":"","expires":""})",
                                  R"({"v":1,"portal_url":"https://p","root_fpr":"AA","secret":"AA","expires":""})");
    std::ofstream(folder / "card.json") << content;
    const auto card = read_card(folder / "card.json");
    REQUIRE_FALSE(card);
    CHECK(card.error().kind == Kind::refused);
    CHECK_FALSE(card.error().remedy.empty());
    CHECK_FALSE(read_card(folder / "no such file"));
}

TEST_CASE("a machine is the same where no part that is known twice differs") {
    const test::Region region;  // libsodium has started
    const std::string full = mark_of(Hardware{"a", "b", "c"});
    CHECK(is_same_machine(full, mark_of(Hardware{"a", "b", "c"})));
    CHECK(is_same_machine(full, mark_of(Hardware{"a", "", "c"})));  // only root reads the board's number
    CHECK_FALSE(is_same_machine(full, mark_of(Hardware{"x", "b", "c"})));
    CHECK_FALSE(is_same_machine(full, mark_of(Hardware{"a", "x", "c"})));
    CHECK_FALSE(is_same_machine(full, mark_of(Hardware{"a", "b", "x"})));
    CHECK(full.find("a ") != 0);
}

TEST_CASE("a machine is told by its parts, and each part counts") {
    const test::Region region;  // libsodium has started
    const ScratchFolder root;
    CHECK(hardware_hash(read_hardware(root.path(), root.path())) == hardware_hash({}));
    std::filesystem::create_directories(root / "etc");
    std::ofstream(root / "etc/machine-id") << "abc\n";
    CHECK(read_hardware(root.path(), root.path()).machine_id == "abc");
    const Hash here = hardware_hash({"abc", "def", "g"});
    CHECK(here == hardware_hash({"abc", "def", "g"}));
    CHECK(here != hardware_hash({"abd", "def", "g"}));
    CHECK(here != hardware_hash({"abc", "", "g"}));
    CHECK(here != hardware_hash({"abcd", "ef", "g"}));
}
