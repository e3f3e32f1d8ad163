// ARCHITECTURE.md stays short and true: it names every room, and every promise names a test that is there.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "tests/support/catch.hpp"
#include "tests/tidy/tree.hpp"

namespace monter::tidy {
namespace {

// The rows of the table under "## Promises".
std::vector<std::string> promises() {
    std::vector<std::string> rows;
    bool inside = false;
    for (const auto& line : file("ARCHITECTURE.md").lines) {
        if (line.rfind("## ", 0) == 0) inside = line.rfind("## Promises", 0) == 0;
        if (inside && line.rfind("| ", 0) == 0 && line.rfind("| ---", 0) != 0) rows.push_back(line);
    }
    if (!rows.empty()) rows.erase(rows.begin());  // the head
    return rows;
}

std::vector<std::string> quoted(const std::string& text, const std::regex& what) {
    std::vector<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), what), end; it != end; ++it) found.push_back((*it)[1]);
    return found;
}

}  // namespace

TEST_CASE("the architecture can be read in one sitting and names every room") {
    const auto& page = file("ARCHITECTURE.md");
    CHECK(page.lines.size() <= 150);
    std::set<std::string> rooms;
    for (const auto& source : tree()) {
        if (!source.is_code() || !(source.in("kiosk/") || source.in("sync/"))) continue;
        rooms.insert(std::filesystem::path(source.path).parent_path().string());
    }
    for (const auto& room : rooms) {
        INFO(room);
        CHECK(page.has("`" + room + "`"));
    }
}

TEST_CASE("every promise names tests that are there") {
    const std::regex in_backticks("`(tests/[^`]+)`");
    const std::regex in_quotes("\"([^\"]+)\"");
    const auto rows = promises();
    REQUIRE(rows.size() >= 8);
    for (const auto& row : rows) {
        INFO(row);
        const auto kept_by = row.substr(row.find(" | "));
        const auto places = quoted(kept_by, in_backticks);
        CHECK_FALSE(places.empty());
        for (const auto& place : places)
            CHECK(std::filesystem::exists(std::filesystem::path(MONTER_SOURCE_DIR) / place));
        for (const auto& sentence : quoted(kept_by, in_quotes)) {
            INFO(sentence);
            CHECK(std::any_of(tree().begin(), tree().end(), [&](const Source& source) {
                return source.has("\"" + sentence) &&
                       std::any_of(places.begin(), places.end(), [&](const auto& place) { return source.in(place); });
            }));
        }
    }
}

}  // namespace monter::tidy
