#include "tests/sync/pack/small_pack.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "sync/lead/codes.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack_texts.hpp"

namespace monter::pack::test {
namespace {

std::string dreams_toml() {
    std::ostringstream out;
    for (const auto dream : lead::dream_codes) {
        out << "[[dream]]\nid = \"" << dream << "\"\npicture = \"pictures/red.png\"\n"
            << "name.en = \"Dream of " << dream << "\"\nname.sv = \"Dröm om " << dream << "\"\n"
            << "alt.en = \"A picture\"\nalt.sv = \"En bild\"\n";
    }
    return out.str();
}

}  // namespace

Bytes red_png() {
    return *from_base64url(
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAE0lEQVQI12M8IWfznwEKmBiQAAAx9AIlKwak0gAAAABJRU5ErkJggg");
}
Bytes red_jpeg() {
    return *from_base64url(
        "_9j_4AAQSkZJRgABAQAAAQABAAD_2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBgg"
        "LDAsKDAkKCgr_2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr_wA"
        "ARCAACAAMDAREAAhEBAxEB_8QAFAABAAAAAAAAAAAAAAAAAAAACP_EABQQAQAAAAAAAAAAAAAAAAAAAAD_xAAVAQEBAAAAAAAAAAAAAAAAA"
        "AAGCf_EABQRAQAAAAAAAAAAAAAAAAAAAAD_2gAMAwEAAhEDEQA_ACeDqmP_2Q");
}
Bytes red_webp() {
    return *from_base64url("UklGRh4AAABXRUJQVlA4TBEAAAAvAkAAAAdQjyKXp_-BiOh_AAA");
}
Bytes red_lossy_webp() {
    return *from_base64url("UklGRjgAAABXRUJQVlA4ICwAAABwAQCdASoDAAIAAgA0JaACdAFAAAD-7_3DBskU3I_-ysf_6Vj__SsfwqAAAA");
}

SmallPack::SmallPack() {
    REQUIRE(seal::start());
    write("pack.toml", pack_toml);
    write("region.toml", region_toml);
    write("sources.toml", sources_toml);
    write("dreams.toml", dreams_toml());
    write("notices/default.toml", notice_toml);
    write("places/ofjall.toml", ofjall_toml);
    write("places/aby.toml", aby_toml);
    write("map.geojson", map_geojson);
    write("pictures/red.png", red_png());
    write("pictures/red.jpg", red_jpeg());
    write("pictures/red.webp", red_webp());
}

void SmallPack::write(const std::string& name, const std::string& text) const {
    const auto file = folder() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

void SmallPack::write(const std::string& name, const Bytes& bytes) const {
    write(name, std::string(text_of(bytes)));
}

void SmallPack::remove(const std::string& name) const {
    REQUIRE(std::filesystem::remove(folder() / name));
}

std::string SmallPack::text(const std::string& name) const {
    std::ifstream in(folder() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void SmallPack::replace(const std::string& name, const std::string& from, const std::string& to) const {
    std::string all = text(name);
    const std::size_t at = all.find(from);
    REQUIRE(at != std::string::npos);
    write(name, all.replace(at, from.size(), to));
}

int SmallPack::line_of(const std::string& name, const std::string& needle) const {
    const std::string all = text(name);
    const std::size_t at = all.find(needle);
    REQUIRE(at != std::string::npos);
    return 1 + static_cast<int>(std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

Faults SmallPack::faults() const {
    auto checked = check(folder());
    REQUIRE(checked);
    return checked->faults;
}

Content SmallPack::content() const {
    const auto source = open_folder(folder());
    REQUIRE(source);
    auto content = read_content(**source);
    if (!content) FAIL(content.error().message);
    return *content;
}

std::string told(const Faults& faults) {
    std::string all;
    for (const Fault& fault : faults) all += to_line(fault) + "\n";
    return all;
}

void check_only_fault(const SmallPack& pack, const std::string& file, int line, const std::string& what) {
    const Faults faults = pack.faults();
    INFO(told(faults));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].file == file);
    CHECK(faults[0].line == line);
    CHECK(faults[0].what.find(what) != std::string::npos);
    CHECK_FALSE(faults[0].remedy.empty());
}

bool tells(const Faults& faults, const std::string& file, const std::string& what) {
    return std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) {
        return fault.file == file && fault.what.find(what) != std::string::npos;
    });
}

seal::Root root_of(const seal::SigningKey& content_key) {
    seal::Root root;
    root.content = {{content_key.public_key()}, 1};
    return root;
}

}  // namespace monter::pack::test
