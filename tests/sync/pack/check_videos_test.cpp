// A film that a stand could not show, and captions that could not be read in passing, are found before a visitor finds
// them; each fault says what to do.
#include <fstream>

#include "sync/base/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::pack::test {

namespace {

constexpr const char* place = "places/ofjall.toml";
constexpr const char* good_captions = "WEBVTT\n\n00:00.000 --> 00:02.000\nThe sun\n";

Bytes film() {
    return read_file(std::string(MONTER_SOURCE_DIR) + "/tests/support/film.webm", 100'000).value();
}

// With a film for one place, as assets/packs/reference.md says.
void add_film(const SmallPack& pack) {
    pack.write("videos/ofjall.webm", film());
    pack.write("videos/ofjall.en.vtt", good_captions);
    pack.write("videos/ofjall.sv.srt", "1\r\n00:00:00,000 --> 00:00:02,000\r\nSolen\r\n");
    pack.write(place, pack.text(place) +
                          "\n[video]\nfilm = \"videos/ofjall.webm\"\ncaptions.en = \"videos/ofjall.en.vtt\"\n"
                          "captions.sv = \"videos/ofjall.sv.srt\"\n");
}

}  // namespace

TEST_CASE("a place may have a film with captions in each language") {
    if (monter::test::is_sanitized) return;  // libmpv and its libraries are not ours to look at
    const SmallPack pack;
    add_film(pack);
    const Faults faults = pack.faults();
    INFO(told(faults));
    CHECK(faults.empty());
    const Content content = pack.content();
    REQUIRE(content.place("ofjall"));
    REQUIRE(content.place("ofjall")->video);
    CHECK(content.place("ofjall")->video->film == "videos/ofjall.webm");
    CHECK(content.place("ofjall")->video->captions.at("sv") == "videos/ofjall.sv.srt");
    CHECK_FALSE(content.place("aby")->video);
}

TEST_CASE("what is no film is told, whatever its name says") {
    if (monter::test::is_sanitized) return;  // libmpv and its libraries are not ours to look at
    for (const char* name : {"videos/ofjall.webm", "videos/other.mp4", "videos/other.mkv"}) {
        const SmallPack pack;
        add_film(pack);
        pack.write(name, red_png());
        const Faults faults = pack.faults();
        INFO(told(faults));
        REQUIRE_FALSE(faults.empty());
        CHECK(faults.front().file == name);
        CHECK(faults.front().remedy.find("WebM") != std::string::npos);
    }
}

TEST_CASE("a film without captions in a language, or without its file, is told where it is named") {
    if (monter::test::is_sanitized) return;  // libmpv and its libraries are not ours to look at
    const SmallPack pack;
    add_film(pack);
    pack.replace(place, "captions.sv = \"videos/ofjall.sv.srt\"\n", "");
    CHECK(tells(pack.faults(), place, "has no file in 'sv'"));
    const SmallPack other;
    add_film(other);
    other.remove("videos/ofjall.webm");
    CHECK(tells(other.faults(), place, "no film of the pack"));
}

TEST_CASE("captions that nobody could read are told at their line") {
    struct Case {
        std::string text, what;
        int line;
    };
    const std::string head = "WEBVTT\n\n00:00.000 --> 00:02.000\n";
    const std::string forty(40, 'a');
    for (const Case& one : std::initializer_list<Case>{
             {"00:00.000 --> 00:02.000\nThe sun\n", "begins with the word WEBVTT", 1},
             {"WEBVTT\n", "no caption", 1},
             {"WEBVTT\n\n0:00 --> 0:02\nThe sun\n", "not two times", 3},
             {"WEBVTT\n\n" + std::string(300'000, '0') + " --> \nThe sun\n", "not two times", 3},
             {head + "\n00:02.000 --> 00:03.000\nThe sun\n", "no words", 3},
             {head + "a\nb\nc\n", "too long", 3},
             {head + forty + "\n" + forty + " more\n", "too long", 3},
             {head + "The sun \xE2\x98\x80\xF0\x9F\x8C\x9E\n", "fonts lack", 4},
             {head + "Sol \xE5\n", "not UTF-8", 1}}) {
        const SmallPack pack;
        pack.write("videos/ofjall.en.vtt", one.text);
        const Faults faults = pack.faults();
        INFO(one.text << told(faults));
        REQUIRE(tells(faults, "videos/ofjall.en.vtt", one.what));
        CHECK(faults.front().line == one.line);
        CHECK_FALSE(faults.front().remedy.empty());
    }
}

}  // namespace monter::pack::test
