// A built pack is what was checked, whole and signed, or it is not taken.
#include "sync/pack/build.hpp"

#include <algorithm>
#include <fstream>
#include <functional>

#include "sync/base/file.hpp"
#include "sync/pack/built.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_pack.hpp"

namespace monter::pack::test {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

Bytes bytes_of(const fs::path& file) {
    return read_file(file, file_bytes_max).value();
}

void put(const fs::path& file, const Bytes& bytes) {
    std::ofstream(file, std::ios::binary) << text_of(bytes);
}

// A built small pack and the key that signed it.
struct BuiltSmallPack {
    BuiltSmallPack() {
        const auto built = build(pack.folder(), pack.out(), key, november);
        if (!built) FAIL(built.error().message);
        INFO(told(built->faults));
        REQUIRE(built->faults.empty());
    }
    SmallPack pack;
    seal::SigningKey key = seal::SigningKey::generate();  // after the pack, which starts the keys' room
};

// A manifest of our own making over the blobs that are there, signed with the pack's key.
void sign_other_manifest(const BuiltSmallPack& built, const std::function<void(Manifest&)>& change) {
    auto read = read_manifest(built.pack.out());
    REQUIRE(read);
    auto manifest = manifest_from(read->document.bytes);
    REQUIRE(manifest);
    change(*manifest);
    const seal::SigningKey* const keys[] = {&built.key};
    const auto document = seal::sign_document(seal::manifest_context, to_bytes(*manifest), keys);
    const std::string json = seal::to_json(document);
    put(built.pack.out() / "manifest.json", {json.begin(), json.end()});
}

}  // namespace

TEST_CASE("what staff wrote in a folder is what a stand reads from the built pack") {
    const BuiltSmallPack built;
    const auto source = open_folder(built.pack.folder());
    const auto opened = open_built(built.pack.out(), root_of(built.key));

    REQUIRE(source);
    REQUIRE(opened);
    CHECK(opened->id == "small");
    CHECK(opened->version == 3);
    CHECK(opened->manifest_sha256 == seal::sha256(bytes_of(built.pack.out() / "manifest.json")));
    CHECK(opened->files->names() == (*source)->names());
    for (const auto& name : opened->files->names()) {
        INFO(name);
        CHECK(opened->files->read(name).value() == (*source)->read(name).value());
    }
    const auto content = read_content(*opened->files);
    REQUIRE(content);
    CHECK(content->place("ofjall")->facts.at(0).text == built.pack.content().place("ofjall")->facts.at(0).text);
    CHECK_FALSE(opened->files->read("pictures/none.png"));
}

TEST_CASE("the manifest says what every file is") {
    const BuiltSmallPack built;
    const auto manifest = manifest_from(read_manifest(built.pack.out())->document.bytes);

    REQUIRE(manifest);
    CHECK(manifest->created == "2026-11-23T05:50:00Z");
    CHECK(manifest->expires == "2027-11-23T05:50:00Z");
    CHECK(manifest->min_app == "0.1.0");
    CHECK(manifest->floor == 1);
    CHECK(manifest->files.size() == 11);
    const auto kind_of = [&](const std::string& name) {
        return std::find_if(manifest->files.begin(), manifest->files.end(),
                            [&](const ManifestFile& file) { return file.name == name; })
            ->kind;
    };
    CHECK(kind_of("places/aby.toml") == "data");
    CHECK(kind_of("map.geojson") == "map");
    CHECK(kind_of("pictures/red.png") == "picture");
}

TEST_CASE("a pack altered by one byte, in any file of it, is refused") {
    const BuiltSmallPack built;
    const seal::Root root = root_of(built.key);
    const auto files = files_of(built.pack.out());
    CHECK(files.size() == 12);
    for (const auto& file : files) {
        const Bytes whole = bytes_of(file);
        // Every byte of the small files; of long ones each 7th, and the last.
        const std::size_t step = whole.size() > 200 ? 7 : 1;
        for (std::size_t at = 0; at < whole.size(); at += step) {
            Bytes altered = whole;
            altered[at] ^= 0x01;
            put(file, altered);
            INFO(file.filename() << " byte " << at);
            REQUIRE_FALSE(open_built(built.pack.out(), root));
        }
        Bytes altered = whole;
        altered.back() ^= 0x20;
        put(file, altered);
        REQUIRE_FALSE(open_built(built.pack.out(), root));
        put(file, whole);
    }
    CHECK(open_built(built.pack.out(), root));
}

TEST_CASE("a byte more or less, or a blob gone, is refused and named as broken") {
    const BuiltSmallPack built;
    for (const auto& file : files_of(built.pack.out())) {
        const Bytes whole = bytes_of(file);
        Bytes longer = whole;
        longer.push_back('\n');
        put(file, longer);
        const auto opened = open_built(built.pack.out(), root_of(built.key));
        REQUIRE_FALSE(opened);
        CHECK(opened.error().kind == Kind::corrupt);
        put(file, Bytes(whole.begin(), whole.end() - 1));
        CHECK_FALSE(open_built(built.pack.out(), root_of(built.key)));
        fs::remove(file);
        const auto gone = open_built(built.pack.out(), root_of(built.key));
        REQUIRE_FALSE(gone);
        CHECK_FALSE(gone.error().remedy.empty());
        put(file, whole);
    }
}

TEST_CASE("a file changed after the pack was opened is not handed out") {
    const BuiltSmallPack built;
    const auto opened = open_built(built.pack.out(), root_of(built.key));
    REQUIRE(opened);
    const Bytes picture = red_png();
    Bytes altered = picture;
    altered.back() ^= 1;
    put(built.pack.out() / "blobs" / to_hex(seal::sha256(picture)), altered);

    const auto read = opened->files->read("pictures/red.png");

    REQUIRE_FALSE(read);
    CHECK(read.error().kind == Kind::corrupt);
}

TEST_CASE("a pack nobody signed, or somebody else did, is refused") {
    const BuiltSmallPack built;
    const auto stranger = seal::SigningKey::generate();
    const auto wrong_key = open_built(built.pack.out(), root_of(stranger));
    REQUIRE_FALSE(wrong_key);
    CHECK(wrong_key.error().kind == Kind::refused);

    auto read = read_manifest(built.pack.out());
    REQUIRE(read);
    read->document.signatures.clear();
    const std::string json = seal::to_json(read->document);
    put(built.pack.out() / "manifest.json", {json.begin(), json.end()});
    const auto unsigned_pack = open_built(built.pack.out(), root_of(built.key));
    REQUIRE_FALSE(unsigned_pack);
    CHECK(unsigned_pack.error().kind == Kind::refused);
}

TEST_CASE("a signature for another purpose does not count for a pack") {
    const BuiltSmallPack built;
    const auto read = read_manifest(built.pack.out());
    REQUIRE(read);
    const seal::SigningKey* const keys[] = {&built.key};
    const auto document = seal::sign_document(seal::latest_context, read->document.bytes, keys);
    const std::string json = seal::to_json(document);
    put(built.pack.out() / "manifest.json", {json.begin(), json.end()});
    CHECK_FALSE(open_built(built.pack.out(), root_of(built.key)));
}

TEST_CASE("even a signed manifest may not name files no pack can hold") {
    const auto refused = [](const std::function<void(Manifest&)>& change) {
        const BuiltSmallPack built;
        sign_other_manifest(built, change);
        CHECK_FALSE(open_built(built.pack.out(), root_of(built.key)));
    };
    refused([](Manifest& m) { m.files.front().name = "../map.geojson"; });
    refused([](Manifest& m) { m.files.front().name = "/etc/passwd"; });
    refused([](Manifest& m) { m.files.front().name = "a//b"; });
    refused([](Manifest& m) { m.files.front().name = "Dreams.toml"; });
    refused([](Manifest& m) { m.files.push_back(m.files.back()); });
    refused([](Manifest& m) { std::swap(m.files.front(), m.files.back()); });
    refused([](Manifest& m) { m.files.front().size = -1; });
    refused([](Manifest& m) { m.files.front().size = 65LL * 1024 * 1024; });
    refused([](Manifest& m) { m.created = "yesterday"; });
    refused([](Manifest& m) { m.floor = m.version + 1; });
    refused([](Manifest& m) { m.min_app = "99.0.0"; });
    refused([](Manifest& m) { m.pack_id = "../small"; });
}

TEST_CASE("a stand says which program a newer pack needs") {
    const BuiltSmallPack built;
    sign_other_manifest(built, [](Manifest& m) { m.min_app = "99.0.0"; });
    const auto opened = open_built(built.pack.out(), root_of(built.key));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == Kind::refused);
    CHECK(opened.error().message.find("99.0.0") != std::string::npos);
    CHECK(version_at_least("1.10.0", "1.9.3"));
    CHECK_FALSE(version_at_least("0.9.9", "1.0"));
    CHECK(version_at_least("1.0", "1.0.0"));
}

TEST_CASE("a link in a built pack is not followed") {
    const BuiltSmallPack built;
    const auto blob = built.pack.out() / "blobs" / to_hex(seal::sha256(red_png()));
    fs::rename(blob, built.pack.beside("moved"));
    fs::create_symlink(built.pack.beside("moved"), blob);
    CHECK_FALSE(open_built(built.pack.out(), root_of(built.key)));
}

TEST_CASE("a folder that holds no pack gets a plain answer") {
    const SmallPack pack;
    const auto opened = open_built(pack.beside("nothing"), seal::Root{});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == Kind::refused);
    CHECK_FALSE(opened.error().remedy.empty());
}

TEST_CASE("the same files, key and time give the same bytes") {
    const BuiltSmallPack built;
    REQUIRE(build(built.pack.folder(), built.pack.beside("again"), built.key, november));
    const auto first = files_of(built.pack.out());
    const auto second = files_of(built.pack.beside("again"));
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        CHECK(first[i].filename() == second[i].filename());
        CHECK(bytes_of(first[i]) == bytes_of(second[i]));
    }
}

TEST_CASE("building again replaces the pack whole and leaves no old file") {
    const BuiltSmallPack built;
    built.pack.replace("pack.toml", "version = 3", "version = 4");
    built.pack.write("pictures/red.jpg", red_webp());
    REQUIRE(build(built.pack.folder(), built.pack.out(), built.key, november + 1000));

    const auto opened = open_built(built.pack.out(), root_of(built.key));
    REQUIRE(opened);
    CHECK(opened->version == 4);
    CHECK_FALSE(fs::exists(built.pack.out() / "blobs" / to_hex(seal::sha256(red_jpeg()))));
    CHECK_FALSE(fs::exists(built.pack.beside("built.new")));
}

TEST_CASE("a pack with a fault is not built, and the one that is there stays") {
    const BuiltSmallPack built;
    const auto before = bytes_of(built.pack.out() / "manifest.json");
    built.pack.replace("places/aby.toml", "value = 3", "value = 9");

    const auto again = build(built.pack.folder(), built.pack.out(), built.key, november + 1000);

    REQUIRE(again);
    CHECK(again->faults.size() == 1);
    CHECK(bytes_of(built.pack.out() / "manifest.json") == before);
}

TEST_CASE("a slip of the keyboard costs nobody's files") {
    const BuiltSmallPack built;
    const auto refused = [&](const fs::path& out) {
        const auto result = build(built.pack.folder(), out, built.key, november);
        REQUIRE_FALSE(result);
        CHECK(result.error().kind == Kind::refused);
        CHECK_FALSE(result.error().remedy.empty());
    };
    fs::create_directories(built.pack.beside("letters"));
    put(built.pack.beside("letters") / "to-mother.txt", {'x'});
    refused(built.pack.beside("letters"));
    CHECK(fs::exists(built.pack.beside("letters") / "to-mother.txt"));
    put(built.pack.beside("letter"), {'x'});
    refused(built.pack.beside("letter"));
    refused(built.pack.folder());
    refused(built.pack.folder() / "built");
    refused(built.pack.folder().parent_path());
    CHECK(built.pack.faults().empty());
}

TEST_CASE("a build takes over the blobs of an earlier one, and no blob that is not what it should be") {
    const BuiltSmallPack first;
    const fs::path second = first.pack.beside("second");
    first.pack.replace("places/ofjall.toml", "Där vägen", "Där den vägen");
    const auto built = build(first.pack.folder(), second, first.key, november, {}, {}, first.pack.out());
    REQUIRE(built);
    REQUIRE(built->faults.empty());
    std::size_t shared = 0, own = 0;
    for (const fs::path& blob : files_of(second / "blobs")) {
        const bool is_shared = fs::hard_link_count(blob) == 2;
        (is_shared ? shared : own) += 1;
    }
    CHECK(own == 1);
    CHECK(shared + own == built->files);
    REQUIRE(open_built(second, root_of(first.key)));

    // Bytes that went bad on the disk are not passed on in silence.
    const fs::path blob = files_of(first.pack.out() / "blobs").front();
    put(blob, {'b', 'a', 'd'});
    CHECK_FALSE(build(first.pack.folder(), first.pack.beside("third"), first.key, november, {}, {}, first.pack.out()));
}

}  // namespace monter::pack::test
