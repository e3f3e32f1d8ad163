// Every fault of a poster is named with its file, its line and a remedy.
#include "tests/support/catch.hpp"
#include "tests/support/luck.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/sync/press/norrbotten_pack.hpp"
#include "tests/sync/press/small_poster.hpp"

namespace monter::press::test {
namespace {

struct Slip {
    std::string from, to, says;
};

// Exactly what was done is told, where it was done.
void check_told(const char* file, const std::vector<Slip>& slips) {
    for (const Slip& slip : slips) {
        INFO(slip.from << " -> " << slip.to);
        SmallPoster poster;
        const int line = poster.line_of(file, slip.from);
        poster.replace(file, slip.from, slip.to);
        const auto faults = poster.press().faults;
        INFO(told(faults));
        const auto fits = [&](const pack::Fault& fault) {
            return fault.file == file && fault.line == line && fault.what.find(slip.says) != std::string::npos &&
                   !fault.remedy.empty();
        };
        CHECK(std::any_of(faults.begin(), faults.end(), fits));
    }
}

}  // namespace

TEST_CASE("the small poster has no fault and four meshes") {
    const auto pressed = SmallPoster().press();
    INFO(told(pressed.faults));
    CHECK(pressed.faults.empty());
    std::vector<std::string> names;
    for (const auto& [name, mesh] : pressed.meshes) names.push_back(name);
    CHECK(names == std::vector<std::string>{"posters/small-summer-landscape.mesh", "posters/small-summer-portrait.mesh",
                                            "posters/small-winter-landscape.mesh",
                                            "posters/small-winter-portrait.mesh"});
}

TEST_CASE("faults of the palette and the posters' table") {
    check_told(SmallPoster::json,
               {{"\"mul\"", "\"mull\"", "palette entry 4: unknown operator 'mull'"},
                {"ground.fell\"", "ground.felt\"", "unknown input 'ground.felt'"},
                {"\"#000000\"", "\"#00000\"", "unknown input '#00000'"},
                {"\"#000000\"", "\"#00000G\"", "unknown input"},
                {"0.25]", "\"elevation\"]", "unknown number 'elevation'"},
                {"0.25]", "0.25, 1]", "'mix' takes 3 values"},
                {"[\"by\", [-1], [0, 1]]", "[\"by\", [-1], [0]]", "'by' takes"},
                {"[\"by\", [-1], [0, 1]]", "[\"by\", [3, -1], [0, 1, 0]]", "don't rise"},
                {"[\"by\", [-1], [0, 1]]", "[\"by\", [-1], [0, \"sun\"]]", "unknown number 'sun'"},
                {"[\"by\", [-1], [0, 1]]", "[\"mix\", \"sun\", \"sun\", 1]", "unknown operator 'mix' for a number"},
                {"\"c\": \"zenith\"", "\"k\": \"zenith\"", "palette entry 0: it has no colour"},
                {"{\"c\": \"zenith\"", "{\"a\": 1, \"c\": \"zenith\"", "unknown key 'a'"},
                {"\"zenith\"},", "\"zenith\"};", "this is no JSON"},
                {"[0, 0, 1920, 1080]", "[1e309, 0, 1920, 1080]", "larger than any number"},
                {"\"svg\": \"small.svg\"", "\"svg\": \"../small.svg\"", "names no drawing"},
                {"\"svg\": \"small.svg\"", "\"svg\": 7", "names no drawing"},
                {"[0, 0, 1920, 1080]", "[0, 0, 1920]", "'view' is no frame"},
                {"[0, 0, 1920, 1080]", "[0, 0, -1920, 1080]", "'view' is no frame"},
                {"\"x\": 946", "\"x\": \"946\"", "'sun'"},
                {"[\"lin\", -8.6, 492]", "[\"lin\", -8.6]", "'lin' takes two numbers"},
                {"\"view_azimuth\": 165", "\"view_azimuth\": 365", "no direction"},
                {"\"view_azimuth\"", "\"azimuth\"", "unknown key 'azimuth'"}});
}

TEST_CASE("a missing poster, a missing drawing, a drawing of its own for autumn") {
    SmallPoster missing;
    missing.replace(SmallPoster::json, "\"winter-portrait\": {", "\"spring-portrait\": {");
    const auto faults = missing.press().faults;
    CHECK(told(faults).find("'winter-portrait' is missing") != std::string::npos);
    CHECK(told(faults).find("unknown poster 'spring-portrait'") != std::string::npos);
    SmallPoster undrawn;
    undrawn.remove(SmallPoster::svg);
    CHECK(told(undrawn.press().faults).find("its drawing posters/small.svg can't be read") != std::string::npos);
    CHECK(undrawn.press().meshes.empty());
    SmallPoster autumn;
    const std::string of_autumn =
        "\"autumn\", \"orientation\": \"landscape\", \"view\": [0, 0, 1920, 1080], \"svg\": \"";
    autumn.replace(SmallPoster::json, of_autumn, of_autumn + "other-");
    CHECK(told(autumn.press().faults).find("autumn's drawing is not summer's") != std::string::npos);
}

TEST_CASE("faults of a drawing") {
    check_told(SmallPoster::svg,
               {{"data-c=\"4\" d", "data-c=\"5\" d", "the palette has no entry 5"},
                {"data-c=\"4\" d", "data-c=\"-1\" d", "'data-c' is no number"},
                {"data-c=\"4\" d", "fill=\"#fff\" d", "it has no colour"},
                {"data-c=\"4\" d", "transform=\"scale(2)\" data-c=\"4\" d", "unknown attribute 'transform'"},
                {"0 1000-1000 0z\"/>\n<path data-c=\"4\" op", "0 1000-1000 0\"/>\n<path data-c=\"4\" op", "not closed"},
                {"l1000 0 0 4000", "L1000 0 0 4000", "'L' is none of M, l, q, c, z"},
                {"l1000 0 0 4000", "l40000 0 0 4000", "reaches further out"},
                {"data-g=\"1\"", "data-g=\"7\"", "there is no gradient g7"},
                {"data-b=\"0 0 19200 10800\"", "data-b=\"0 0 19200\"", "'data-b' is no box"},
                {"data-b=\"0 0 19200 10800\" ", "", "'data-b' is no box"},
                {"<stop offset=\"0\" data-c=\"0\"/>", "", "2 to 64 stops"},
                {"offset=\"1\" data-c=\"1\"", "offset=\"1.5\" data-c=\"1\"", "'offset' is no number from 0 to 1"},
                {"y1=\"1000\" x2=\"0\" y2=\"2000\"", "y1=\"2000\" x2=\"0\" y2=\"2000\"", "has no length"},
                {"id=\"g1\"", "id=\"g0\"", "a number of its own"},
                {"id=\"forest\"", "id=\"woods\"", "unknown layer 'woods'"},
                {"id=\"forest\"", "id=\"far\"", "the layer is there twice"},
                {"data-parallax=\"0.45\"", "data-parallax=\"2\"", "'data-parallax' is no number from 0 to 1"},
                {"<g data-sun=\"glint\">", "<g data-sun=\"moon\">", "unknown data-sun 'moon'"},
                {"data-w=\"100\"", "data-w=\"wide\"", "'data-w' is no number"},
                {"data-cap=\"round\"", "data-cap=\"square\"", "unknown data-cap"},
                {"opacity=\"0.4\"", "opacity=\"40%\"", "'opacity' is no number from 0 to 1"},
                {"data-k=\"3.6\"", "", "'data-k' is missing"},
                {"<circle data-s", "<ellipse data-s", "only <path> and <circle>"},
                {"</svg>", "</sgv>", "this is no XML"}});
    SmallPoster missing;
    auto& svg = missing.text(SmallPoster::svg);
    const std::size_t from = svg.find("<g id=\"forest\""), to = svg.find("<g id=\"water\"");
    svg.erase(from, to - from);
    CHECK(told(missing.press().faults).find("the layer 'forest' is missing") != std::string::npos);
}

TEST_CASE("a file that breaks one rule a thousand times is told about it twenty times") {
    SmallPoster poster;
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "<rect/>\n";
    poster.replace(SmallPoster::svg, "<g id=\"far\" data-parallax=\"0.15\">",
                   "<g id=\"far\" data-parallax=\"0.15\">" + many);
    CHECK(poster.press().faults.size() == 20);
}

TEST_CASE("cut short or changed anywhere, a poster's files never bring the press down") {
    for (const char* file : {SmallPoster::json, SmallPoster::svg}) {
        const std::string whole = SmallPoster().text(file);
        for (std::size_t n = 0; n < whole.size(); n += 7) {
            SmallPoster poster;
            poster.text(file) = whole.substr(0, n);
            const auto pressed = poster.press();
            INFO(file << " cut at " << n);
            CHECK((!pressed.faults.empty() || n + 2 >= whole.size()));
        }
    }
    monter::test::Luck luck(3);
    for (int round = 0; round < (monter::test::is_sanitized ? 100 : 1500); ++round) {
        SmallPoster poster;
        auto& text = poster.text(luck.percent(50) ? SmallPoster::json : SmallPoster::svg);
        for (std::uint64_t i = 1 + luck.below(3); i > 0; --i) {
            static const std::string letters = "0123456789-.eE\"[]{}<>/,:zMlqc \n\0\xFF";
            text[luck.below(text.size())] = letters[luck.below(letters.size())];
        }
        for (const auto& [name, bytes] : poster.press().meshes) CHECK(pack::poster_mesh_from(bytes));
    }
}

}  // namespace monter::press::test
