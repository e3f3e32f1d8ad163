// The tree's shape: what stands at the top, how long files are, how they are named.
#include <algorithm>
#include <regex>
#include <set>

#include "tests/support/catch.hpp"
#include "tests/tidy/tree.hpp"

namespace monter::tidy {
namespace {

bool is_written_by_hand(const Source& source) {
    if (!source.is_text() || source.path == "LICENSE" || source.ends("package-lock.json")) return false;
    return !source.in("assets/packs/");  // content, as long as a place needs
}

}  // namespace

TEST_CASE("the top of the tree holds these and nothing else") {
    const std::set<std::string> allowed = {
        "CMakeLists.txt", "CMakePresets.json", "kiosk",        "sync",        "assets",           "packaging", "tests",
        "README.md",      "ARCHITECTURE.md",   "CHANGELOG.md", "SECURITY.md", "ACCESSIBILITY.md", "LICENSE"};
    std::set<std::string> found;
    for (const auto& source : tree()) {
        const auto top = source.path.substr(0, source.path.find('/'));
        if (top.front() != '.') found.insert(top);
    }
    CHECK(found == allowed);
}

TEST_CASE("no file is longer than 400 lines, and half are under 110") {
    std::vector<std::size_t> lengths;
    for (const auto& source : tree()) {
        if (!is_written_by_hand(source)) continue;
        INFO(source.path);
        CHECK(source.lines.size() <= 400);
        if (source.is_code()) lengths.push_back(source.lines.size());
    }
    std::sort(lengths.begin(), lengths.end());
    CHECK(lengths.at(lengths.size() / 2) < 110);
}

TEST_CASE("a file's name says what it is") {
    for (const auto& source : tree()) {
        auto rest = source.path;
        std::transform(rest.begin(), rest.end(), rest.begin(), [](unsigned char c) { return std::tolower(c); });
        INFO(source.path);
        for (const auto* vague : {"util", "common", "manager", "helper", "misc", "stuff"}) {
            CHECK(rest.find(vague) == std::string::npos);
        }
    }
}

TEST_CASE("what is left to do stands in issues, not in the code") {
    const std::regex mark(R"(\b(TODO|FIXME|XXX)\b)");
    for (const auto& source : tree()) {
        if (source.in("tests/tidy/") || !is_written_by_hand(source)) continue;
        for (std::size_t line = 0; line < source.lines.size(); ++line) {
            INFO(source.path << ":" << line + 1);
            CHECK_FALSE(std::regex_search(source.lines[line], mark));
        }
    }
}

}  // namespace monter::tidy
