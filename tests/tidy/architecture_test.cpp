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

std::vector<std::string> places_in(const std::string& text) {
    static const std::regex in_backticks("`(tests/[^`]+)`");
    return quoted(text, in_backticks);
}

// Every place in backticks, and in one of them a test that begins with each sentence in quotes.
void tests_must_be_there(const std::string& text) {
    static const std::regex in_quotes("\"([^\"]+)\"");
    const auto places = places_in(text);
    for (const auto& place : places) {
        INFO(place);
        CHECK(std::filesystem::exists(std::filesystem::path(MONTER_SOURCE_DIR) / place));
    }
    for (const auto& sentence : quoted(text, in_quotes)) {
        INFO(sentence);
        CHECK(std::any_of(tree().begin(), tree().end(), [&](const Source& source) {
            return source.has("\"" + sentence) &&
                   std::any_of(places.begin(), places.end(), [&](const auto& place) { return source.in(place); });
        }));
    }
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
    const auto rows = promises();
    REQUIRE(rows.size() >= 8);
    for (const auto& row : rows) {
        INFO(row);
        const auto kept_by = row.substr(row.find(" | "));
        CHECK_FALSE(places_in(kept_by).empty());
        tests_must_be_there(kept_by);
    }
}

TEST_CASE("the table of faults has a row for each, and every test it names is there") {
    const std::regex row_of("^\\| F([0-9]+) \\|.*");
    std::set<int> seen;
    for (const auto& line : file("tests/faults/README.md").lines) {
        std::smatch number;
        if (!std::regex_match(line, number, row_of)) continue;
        INFO(line);
        CHECK(seen.insert(std::stoi(number[1])).second);
        const auto proof = line.substr(line.rfind(" | ", line.size() - 3));
        tests_must_be_there(proof);
        // Without a test there is no claim.
        const bool holds = line.find("| holds") != std::string::npos;
        if (holds) CHECK_FALSE(places_in(proof).empty());
    }
    CHECK(seen.size() == 72);
    CHECK(*seen.rbegin() == 72);
}

}  // namespace monter::tidy
