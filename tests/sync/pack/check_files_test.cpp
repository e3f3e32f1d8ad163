// Texts a screen can't show, pictures it can't draw and files a pack can't hold are found before a visitor finds them.
#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "assets/ui_texts.hpp"
#include "sync/pack/folder_files.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::pack::test {

namespace {

constexpr const char* place = "places/ofjall.toml";

// All UI texts as a language the program does not bring.
std::string all_texts() {
    std::string toml;
    for (std::size_t i = 0; i < texts::text_count; ++i) {
        const auto text = static_cast<texts::Text>(i);
        std::string value(texts::find(text, "en").value());
        std::replace(value.begin(), value.end(), '\n', ' ');
        const std::string key(texts::key(text));
        if (!texts::is_counted(text)) {
            toml += key + " = '''" + value + "'''\n";
            continue;
        }
        for (const char* form : {".one", ".other"}) toml += key + form + " = '''" + value + "'''\n";
    }
    return toml;
}

// A pack that also speaks Welsh.
void add_welsh(const SmallPack& pack, const std::string& ui_texts) {
    pack.replace("pack.toml", "[\"en\", \"sv\"]", "[\"en\", \"sv\", \"cy\"]");
    for (const auto* file : {place, "places/aby.toml", "region.toml", "sources.toml", "dreams.toml"}) {
        std::string all = pack.text(file);
        for (std::size_t at = all.find(".en = "); at != std::string::npos; at = all.find(".en = ", at)) {
            const std::size_t start = all.rfind('\n', at) + 1;
            const std::size_t end = all.find('\n', at) + 1;
            std::string line = all.substr(start, end - start);
            line.replace(line.find(".en = "), 6, ".cy = ");
            all.insert(end, line);
            at = end + line.size();
        }
        pack.write(file, all);
    }
    const std::string notice = pack.text("notices/default.toml");
    std::string welsh = notice.substr(0, notice.find("[sv]"));
    pack.write("notices/default.toml", notice + welsh.replace(0, 4, "[cy]"));
    if (!ui_texts.empty()) pack.write("texts/cy.toml", ui_texts);
}

std::string truncated(const Bytes& bytes, std::size_t less) {
    return std::string(text_of(bytes)).substr(0, bytes.size() - less);
}

}  // namespace

TEST_CASE("text that is no UTF-8 is refused at its line") {
    const SmallPack pack;
    const int line = pack.line_of(place, "tagline.sv");
    pack.replace(place, "Där vägen slutar", "D\xE4r v\xE4gen slutar");
    const Faults faults = pack.faults();
    INFO(told(faults));
    REQUIRE(tells(faults, place, "not valid UTF-8"));
    CHECK(faults.at(0).line == line);
}

TEST_CASE("control characters and hidden direction marks are refused") {
    for (const auto* hidden : {"\\u0007", "\\u202E", "\\u2066", "\\u0085"}) {
        const SmallPack pack;
        const int line = pack.line_of(place, "tagline.sv");
        pack.replace(place, "Där vägen", std::string("Där ") + hidden + "vägen");
        check_only_fault(pack, place, line, "a control character or a hidden mark");
    }
}

TEST_CASE("a line break is for texts of several lines only") {
    const SmallPack pack;
    pack.replace(place, "\"Där vägen slutar\"", "\"Där vägen\\nslutar\"");
    check_only_fault(pack, place, pack.line_of(place, "tagline.sv"), "must be on one line");
    pack.replace(place, "Där vägen\\nslutar", "Där vägen slutar");
    pack.replace(place, "Bilar testas på isen", "Bilar testas\\npå isen");
    CHECK(pack.faults().empty());
}

TEST_CASE("a character the fonts lack is refused") {
    const SmallPack pack;
    pack.replace(place, "Där vägen slutar", "Där vägen slutar 漢");
    check_only_fault(pack, place, pack.line_of(place, "tagline.sv"), "lack the character U+6F22");
}

TEST_CASE("a letter and its mark are one character") {
    const SmallPack pack;
    pack.replace(place, "Där vägen", "Da\xCC\x88r vägen");
    check_only_fault(pack, place, pack.line_of(place, "tagline.sv"), "U+0308 stands apart");
}

TEST_CASE("a pack may use all letters of the north, and curly quotes") {
    const SmallPack pack;
    pack.replace(place, "Där vägen slutar", "Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž Ïï Öö Ññ – “ja” … Їїґ");
    INFO(told(pack.faults()));
    CHECK(pack.faults().empty());
}

TEST_CASE("broken TOML is refused at its line, and the rest is checked all the same") {
    const SmallPack pack;
    pack.replace(place, "name = \"Öfjäll\"", "name = \"Öfjäll");
    pack.replace("places/aby.toml", "value = 3", "value = 7");
    const Faults faults = pack.faults();
    INFO(told(faults));
    REQUIRE(faults.size() == 2);
    CHECK(tells(faults, "places/aby.toml", "'value'"));
    CHECK(tells(faults, place, "not TOML"));
    CHECK(faults.at(1).line == 2);
}

TEST_CASE("a file cut or changed anywhere is told of, or is still a pack that can be read") {
    const SmallPack pack;
    const auto told_or_read = [&](const std::string& name, const std::string& text) {
        pack.write(name, text);
        if (!pack.faults().empty()) return true;
        const auto source = open_folder(pack.folder());
        return source && read_content(**source);
    };
    for (const std::string name : {place, "pack.toml", "sources.toml", "notices/default.toml", "map.geojson"}) {
        const std::string whole = pack.text(name);
        for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 30) {
            INFO(name << " at byte " << at);
            CHECK(told_or_read(name, whole.substr(0, at)));
            std::string changed = whole;
            changed[at] = changed[at] == '[' ? '=' : '[';
            CHECK(told_or_read(name, changed));
        }
        pack.write(name, whole);
    }
    CHECK(pack.faults().empty());
}

TEST_CASE("a key given twice is refused at its line") {
    const SmallPack pack;
    pack.replace(place, "code = \"2501\"", "name = \"Another\"");
    const Faults faults = pack.faults();
    INFO(told(faults));
    CHECK(tells(faults, place, "not TOML"));
    CHECK(faults.at(0).line == 3);
}

TEST_CASE("a picture that can't be decoded is refused") {
    const SmallPack pack;
    pack.write("pictures/red.png", truncated(red_png(), 30));
    check_only_fault(pack, "pictures/red.png", 1, "can't be decoded");
    pack.write("pictures/red.png", red_png());
    pack.write("pictures/red.jpg", truncated(red_jpeg(), 2));
    check_only_fault(pack, "pictures/red.jpg", 1, "ends too early");
}

TEST_CASE("a name no pack can hold is refused") {
    const auto refused = [](const std::string& name, const std::string& what) {
        const SmallPack pack;
        pack.write(name, std::string("x"));
        const Faults faults = pack.faults();
        INFO(told(faults));
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].what.find(what) != std::string::npos);
        CHECK_FALSE(faults[0].remedy.empty());
    };
    refused("pictures/Red.png", "a name a pack can't hold");
    refused("pictures/våg.png", "a name a pack can't hold");
    refused("pictures/two words.png", "a name a pack can't hold");
    refused(".hidden", "a name a pack can't hold");
    refused("pictures/a/b/c/d.png", "a name a pack can't hold");
    refused("pictures/" + std::string(70, 'a') + ".png", "a name a pack can't hold");
    refused("places/notes.txt", "no place for this file");
    refused("manifest.json", "no place for this file");
}

TEST_CASE("what an editor leaves beside an open file is no fault and no part of the pack") {
    const SmallPack pack;
    const std::size_t files = list_folder(pack.folder())->names.size();
    for (const char* name : {"places/.aby.toml.swp", "places/aby.toml~", "places/.#aby.toml", "places/#aby.toml#",
                             "pictures/.~lock.red.png#", "places/.goutputstream-1A2B3C", ".DS_Store", "Thumbs.db"}) {
        pack.write(name, std::string("x"));
    }
    const Faults faults = pack.faults();
    INFO(told(faults));
    CHECK(faults.empty());
    CHECK(list_folder(pack.folder())->names.size() == files);
}

TEST_CASE("links and pipes are refused, and no one waits at a pipe") {
    const SmallPack pack;
    std::ofstream(pack.beside("secret.png")) << "not for the pack";
    std::filesystem::create_symlink(pack.beside("secret.png"), pack.folder() / "pictures/link.png");
    check_only_fault(pack, "pictures/link.png", 1, "a link");
    std::filesystem::remove(pack.folder() / "pictures/link.png");
    REQUIRE(mkfifo((pack.folder() / "pictures/pipe.png").c_str(), 0600) == 0);
    check_only_fault(pack, "pictures/pipe.png", 1, "not a plain file");
}

TEST_CASE("a note for staff may lie at the top") {
    const SmallPack pack;
    pack.write("readme.md", std::string("# For staff"));
    CHECK(pack.faults().empty());
}

TEST_CASE("the map has an outline for each municipality and for no other") {
    const SmallPack pack;
    pack.replace("map.geojson", "\"id\":\"aby\"", "\"id\":\"abyy\"");
    const Faults faults = pack.faults();
    INFO(told(faults));
    REQUIRE(faults.size() == 2);
    CHECK(tells(faults, "map.geojson", "no outline for 'aby'"));
    CHECK(tells(faults, "map.geojson", "unknown municipality 'abyy'"));
    CHECK(faults.at(1).line == 3);
}

TEST_CASE("a map that can't be drawn is refused") {
    const auto refused = [](const std::string& from, const std::string& to, const std::string& what, int line) {
        const SmallPack pack;
        pack.replace("map.geojson", from, to);
        const Faults faults = pack.faults();
        INFO(told(faults));
        REQUIRE(tells(faults, "map.geojson", what));
        CHECK(faults.back().line == line);
    };
    refused("[[[17,66],[18,66],[18,67],[17,66]]]", "[[[17,66],[18,66],[18,67],[17,65]]]", "outline of 'ofjall'", 2);
    refused("[[[17,66],[18,66],[18,67],[17,66]]]", "[[[17,166],[18,66],[18,67],[17,166]]]", "outline of 'ofjall'", 2);
    refused("\"type\":\"Polygon\"", "\"type\":\"Point\"", "outline of 'ofjall'", 2);
    refused("]]]}},", "]]]}", "not JSON", 3);
    refused("\"type\":\"Polygon\"", "\"deep\":" + std::string(40, '[') + std::string(40, ']') + ",\"type\":\"Polygon\"",
            "nested too deep", 1);
}

TEST_CASE("a language the program does not bring needs all its texts, with their placeholders") {
    SECTION("whole") {
        const SmallPack pack;
        add_welsh(pack, all_texts());
        INFO(told(pack.faults()));
        CHECK(pack.faults().empty());
        const auto welsh = pack.content().texts.at("cy");
        CHECK(welsh.contains("idle.left.one"));
        CHECK(welsh.contains("dream.next"));
    }
    SECTION("none") {
        const SmallPack pack;
        add_welsh(pack, "");
        check_only_fault(pack, "pack.toml", pack.line_of("pack.toml", "languages"), "no texts in 'cy'");
    }
    SECTION("one missing, one unknown") {
        const SmallPack pack;
        const std::string key(texts::key(static_cast<texts::Text>(0)));
        std::string changed = all_texts();
        changed.replace(changed.find(key), key.size(), key + "x");
        add_welsh(pack, changed);
        const Faults faults = pack.faults();
        INFO(told(faults));
        REQUIRE(faults.size() == 2);
        CHECK(tells(faults, "texts/cy.toml", "'" + key + "' is missing"));
        CHECK(tells(faults, "texts/cy.toml", "unknown key '" + key + "x'"));
    }
    SECTION("a plural form missing, and one the language does not have") {
        const SmallPack pack;
        std::string changed = all_texts();
        const std::string form = "idle.left.one";
        changed.replace(changed.find(form), form.size(), "idle.left.few");
        add_welsh(pack, changed);
        const Faults faults = pack.faults();
        INFO(told(faults));
        REQUIRE(faults.size() == 2);
        CHECK(tells(faults, "texts/cy.toml", "'idle.left.one' is missing"));
        CHECK(tells(faults, "texts/cy.toml", "unknown key 'idle.left.few'"));
    }
    SECTION("a placeholder changed") {
        const SmallPack pack;
        std::string changed = all_texts();
        const std::size_t brace = changed.find('{');
        REQUIRE(brace != std::string::npos);
        changed.insert(brace + 1, "x");
        add_welsh(pack, changed);
        const Faults faults = pack.faults();
        INFO(told(faults));
        REQUIRE(faults.size() == 1);
        CHECK(tells(faults, "texts/cy.toml", "has the placeholders"));
    }
    SECTION("for a language that is not the pack's, or is built in") {
        const SmallPack pack;
        pack.write("texts/cy.toml", all_texts());
        check_only_fault(pack, "texts/cy.toml", 1, "not a language of the pack");
        pack.remove("texts/cy.toml");
        pack.write("texts/sv.toml", all_texts());
        check_only_fault(pack, "texts/sv.toml", 1, "the program brings 'sv' itself");
    }
}

}  // namespace monter::pack::test
