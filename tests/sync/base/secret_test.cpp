#include "sync/base/secret.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"

using namespace monter;

namespace {

// Looks through this program's own locked pages for `words`, as somebody with the memory would. The words are handed in
// reversed, so that looking for them doesn't put them there.
bool lies_at(const char* at, std::size_t bytes, const std::string& reversed) {
    const std::string words(reversed.rbegin(), reversed.rend());
    return std::string_view(at, bytes).find(words) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a secret holds what was typed, and gives it back character by character") {
    Secret name;
    CHECK(name.empty());
    CHECK(name.append("Åsa"));
    CHECK(name.append(" Öd"));
    CHECK(name.view() == "Åsa Öd");
    name.drop_back(1);
    CHECK(name.view() == "Åsa Ö");
    name.drop_back(100);
    CHECK(name.empty());
}

TEST_CASE("a secret takes no more than its capacity, and nothing by halves") {
    Secret words(std::string(Secret::capacity - 1, 'a'));
    CHECK_FALSE(words.append("bc"));
    CHECK(words.size() == Secret::capacity - 1);
    CHECK(words.append("b"));
    CHECK_FALSE(words.append("c"));
    CHECK(words.append(""));
    CHECK(Secret(std::string(10'000, 'a')).size() == Secret::capacity);
}

TEST_CASE("copies are apart, and a moved secret is empty") {
    Secret a("one");
    Secret b = a;
    CHECK(b.append(" two"));
    CHECK(a.view() == "one");
    CHECK(b.view() == "one two");
    Secret c = std::move(b);
    CHECK(b.empty());  // NOLINT(bugprone-use-after-move): that is the promise
    CHECK(c.view() == "one two");
    a = c;
    CHECK(a == c);
    a = std::move(c);
    CHECK(c.empty());  // NOLINT(bugprone-use-after-move)
    Secret& self = a;
    a = self;
    CHECK(a.view() == "one two");
}

TEST_CASE("what was typed is gone from memory when its secret goes") {
    const char* at = nullptr;
    {
        const Secret words("a very particular canary");
        at = words.view().data();
        CHECK(lies_at(at, Secret::capacity, "yranac ralucitrap yrev a"));
    }
    // The block belongs to the arena still, so it may be looked at.
    CHECK_FALSE(lies_at(at, Secret::capacity, "yranac"));
    CHECK(std::all_of(at, at + Secret::capacity, [](char c) { return c == 0; }));
    Secret words("a very particular canary");
    at = words.view().data();
    words.drop_back(6);
    CHECK_FALSE(lies_at(at, Secret::capacity, "yranac"));
    words.clear();
    CHECK(std::all_of(at, at + Secret::capacity, [](char c) { return c == 0; }));
}

TEST_CASE("many secrets at once keep their own words") {
    std::vector<Secret> all;
    for (int i = 0; i < 300; ++i) all.emplace_back("visitor " + std::to_string(i));
    for (int i = 0; i < 300; i += 2) all[static_cast<std::size_t>(i)].clear();
    for (int i = 1; i < 300; i += 2) {
        REQUIRE(all[static_cast<std::size_t>(i)].view() == "visitor " + std::to_string(i));
    }
}

TEST_CASE("a buffer takes what fits, whole") {
    SecretBuffer buffer(8);
    CHECK(buffer.append("12345"));
    CHECK_FALSE(buffer.append("6789"));
    CHECK(buffer.view() == "12345");
    buffer.resize(100);
    CHECK(buffer.size() == 8);
    SecretBuffer moved = std::move(buffer);
    CHECK(moved.view().substr(0, 5) == "12345");
    CHECK(buffer.view().empty());  // NOLINT(bugprone-use-after-move): that is the promise
}

TEST_CASE("the pages of secrets are left out of swap and of core dumps") {
    const Secret words("x");
    std::ifstream maps("/proc/self/smaps");
    const auto at = reinterpret_cast<std::uintptr_t>(words.view().data());
    bool inside = false;
    bool seen = false;
    for (std::string line; std::getline(maps, line);) {
        unsigned long from = 0;
        unsigned long to = 0;
        if (std::sscanf(line.c_str(), "%lx-%lx ", &from, &to) == 2) inside = from <= at && at < to;
        if (!inside || line.rfind("VmFlags:", 0) != 0) continue;
        seen = true;
        CHECK(line.find(" dd") != std::string::npos);  // not in a core dump
#ifndef __SANITIZE_ADDRESS__                           // which makes mlock() do nothing
        CHECK((line.find(" lo") != std::string::npos) == secrets_are_locked());
#endif
    }
    CHECK(seen);
}
