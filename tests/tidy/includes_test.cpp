// Who may include whom. CMake's link lines are the law for the linker; this is the law for the reader.
#include <map>
#include <regex>

#include "tests/support/catch.hpp"
#include "tests/tidy/tree.hpp"

namespace monter::tidy {
namespace {

struct Include {
    std::string path;
    bool rooted = false;  // with quotes
};

std::vector<Include> includes(const Source& source) {
    static const std::regex line_of(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)re");
    std::vector<Include> found;
    for (const auto& line : source.lines) {
        std::smatch parts;
        if (std::regex_match(line, parts, line_of)) found.push_back({parts[2], parts[1] == "\""});
    }
    return found;
}

bool begins(const std::string& text, const std::string& head) {
    return text.rfind(head, 0) == 0;
}

bool begins_with_one_of(const std::string& text, const std::vector<std::string>& heads) {
    return std::any_of(heads.begin(), heads.end(), [&](const std::string& head) { return begins(text, head); });
}

// Room -> the rooms it may look into beside itself. The longest name that fits a file is its room.
const std::map<std::string, std::vector<std::string>>& arrows() {
    static const std::vector<std::string> stand = {"sync/base/", "sync/lead/", "sync/seal/", "sync/pack/", "assets/"};
    static const auto with = [](std::vector<std::string> more) {
        more.insert(more.end(), stand.begin(), stand.end());
        return more;
    };
    static const std::map<std::string, std::vector<std::string>> rooms = {
        {"assets/", {}},
        {"assets/texts/", {"sync/base/"}},  // the build tool that checks texts: each language's plural forms
        {"sync/base/", {}},
        {"sync/lead/", {"sync/base/"}},
        {"sync/seal/", {"sync/base/", "sync/lead/"}},
        {"sync/local/", {"sync/base/"}},
        {"sync/outbox/", {"sync/base/", "sync/lead/", "sync/seal/"}},
        {"sync/pack/", {"sync/base/", "sync/lead/", "sync/seal/", "assets/"}},
        {"sync/press/", {"sync/base/", "sync/lead/", "sync/seal/", "sync/pack/"}},
        {"sync/agent/", {"sync/base/", "sync/lead/", "sync/seal/", "sync/pack/", "sync/local/", "sync/outbox/"}},
        {"sync/portal/", with({"sync/local/"})},
        {"kiosk/ui/", with({"sync/local/"})},
        {"kiosk/light/", with({"kiosk/ui/"})},
        {"kiosk/visit/", with({"kiosk/ui/", "kiosk/light/", "sync/local/"})},
        {"kiosk/screens/", with({"kiosk/ui/", "kiosk/light/", "kiosk/visit/", "sync/local/"})},
        {"kiosk/app/", with({"kiosk/ui/", "kiosk/light/", "kiosk/visit/", "kiosk/screens/", "sync/local/"})},
        {"kiosk/", with({"kiosk/", "sync/local/"})},  // the stage and main
    };
    return rooms;
}

std::string room_of(const std::string& path) {
    std::string room;
    for (const auto& [name, allowed] : arrows()) {
        if (begins(path, name) && name.size() > room.size()) room = name;
    }
    return room;
}

struct Library {
    std::vector<std::string> headers;  // how their names begin
    std::vector<std::string> homes;    // files and folders that may include them
};

const std::vector<Library>& libraries() {
    static const std::vector<Library> all = {
        {{"sodium"}, {"sync/seal/"}},
        {{"sqlite3.h", "SQLiteCpp/"}, {"sync/outbox/", "sync/portal/store/"}},
        {{"soci/"}, {"sync/portal/store/"}},
        {{"curl/"}, {"sync/agent/", "sync/portal/notices/"}},
        {{"httplib.h"}, {"sync/portal/"}},
        {{"kainjow/", "mustache"}, {"sync/portal/web/"}},
        {{"zxcvbn.h"}, {"sync/portal/guessed_password.cpp"}},
        {{"zlib.h"}, {"sync/pack/deflate.cpp"}},
        {{"GL/glu.h", "pugixml"}, {"sync/press/"}},
        {{"dlfcn.h"}, {"sync/pack/mpv_library.cpp"}},
        {{"mpv/"}, {}},  // its headers are no dependency: sync/pack/mpv_library.hpp says why
        {{"imgui", "GLES", "GL/", "EGL/"}, {"kiosk/stage/"}},
        {{"SDL_image.h", "SDL2/SDL_image.h"}, {"kiosk/stage/", "sync/pack/picture.cpp"}},
        {{"SDL.h", "SDL_", "SDL2/"}, {"kiosk/stage/", "sync/pack/picture.cpp"}},
        {{"qrencode.h"}, {"kiosk/ui/", "kiosk/stage/", "sync/portal/web/qr_picture.cpp"}},
        {{"ft2build.h", "freetype"}, {"kiosk/ui/", "sync/pack/"}},
        {{"spdlog/"}, {"sync/base/log.cpp"}},
    };
    return all;
}

bool is_product(const Source& source) {
    return source.is_code() && (source.in("kiosk/") || source.in("sync/"));
}

}  // namespace

TEST_CASE("a room sees only the rooms it names, and arrows never point back") {
    for (const auto& source : tree()) {
        if (!source.is_code() || source.in("tests/")) continue;
        const auto room = room_of(source.path);
        REQUIRE_FALSE(room.empty());
        for (const auto& include : includes(source)) {
            if (!include.rooted) continue;
            INFO(source.path << " includes " << include.path);
            CHECK((begins(include.path, room) || begins_with_one_of(include.path, arrows().at(room))));
        }
    }
}

TEST_CASE("every library has one home") {
    for (const auto& source : tree()) {
        if (!is_product(source)) continue;
        for (const auto& include : includes(source)) {
            for (const auto& library : libraries()) {
                if (include.rooted || !begins_with_one_of(include.path, library.headers)) continue;
                INFO(source.path << " includes " << include.path);
                CHECK(begins_with_one_of(source.path, library.homes));
                break;
            }
        }
    }
}

TEST_CASE("options are read in mains, and no header drags a text format along") {
    for (const auto& source : tree()) {
        if (!is_product(source)) continue;
        for (const auto& include : includes(source)) {
            INFO(source.path << " includes " << include.path);
            if (begins(include.path, "CLI/")) CHECK(source.ends("/main.cpp"));
            if (include.path == "nlohmann/json_fwd.hpp") continue;  // names only
            if (begins(include.path, "nlohmann/") || begins(include.path, "toml")) CHECK(source.ends(".cpp"));
        }
    }
}

TEST_CASE("only clocks, mains and the loops they own ask what time it is") {
    const std::vector<std::string> askers = {"sync/base/clock."};
    for (const auto& source : tree()) {
        if (!is_product(source) || begins_with_one_of(source.path, askers)) continue;
        // verbs.cpp: what a main does, where there are many.
        if (source.ends("main.cpp") || source.ends("loop.cpp") || source.path == "sync/portal/verbs.cpp") continue;
        INFO(source.path);
        for (const auto* asked : {"system_clock::now", "system_now()", "gettimeofday", "clock_gettime", "std::time("}) {
            INFO(asked);
            CHECK_FALSE(source.has(asked));
        }
    }
}

}  // namespace monter::tidy
