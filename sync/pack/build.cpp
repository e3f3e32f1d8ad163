#include "sync/pack/build.hpp"

#include <algorithm>

#include "sync/base/clock.hpp"
#include "sync/base/file.hpp"
#include "sync/pack/built.hpp"
#include "sync/pack/content.hpp"
#include "sync/pack/documents.hpp"
#include "sync/pack/names.hpp"
#include "sync/pack/replace_folder.hpp"

namespace monter::pack {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

// Packs are public: whoever runs a stand or a portal may read them.
Result<void> make_folder(const fs::path& folder) {
    std::error_code why;
    fs::create_directories(folder, why);
    if (why) return fail(Kind::disk, "cannot make the folder " + folder.string() + ": " + why.message());
    return {};
}

bool is_inside(const fs::path& inner, const fs::path& outer) {
    std::error_code why;
    const fs::path relative = fs::weakly_canonical(inner, why).lexically_relative(fs::weakly_canonical(outer, why));
    return !relative.empty() && *relative.begin() != "..";
}

using Meshes = std::map<std::string, Bytes>;

struct BlobsWanted {
    fs::path out;
    fs::path earlier;  // empty = none
};

Result<ManifestFile> write_blob(View bytes, const std::string& name, const BlobsWanted& blobs) {
    ManifestFile file{name, std::string(file_kind(name).value_or("data")), static_cast<std::int64_t>(bytes.size()),
                      seal::sha256(bytes)};
    const std::string blob = to_hex(file.sha256);
    std::error_code why;
    if (!blobs.earlier.empty()) fs::create_hard_link(blobs.earlier / blob, blobs.out / blob, why);
    if (!blobs.earlier.empty() && !why) return file;
    if (auto written = write_file(blobs.out / blob, bytes, 0644); !written) return fail(written.error());
    return file;
}

// The source's files but the drawings, and the meshes made of those; sorted.
std::vector<std::string> names_of(const Source& source, const Meshes& meshes) {
    std::vector<std::string> names;
    for (const std::string& name : source.names()) {
        if (file_kind(name) != "drawing") names.push_back(name);
    }
    for (const auto& [name, bytes] : meshes) names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

Result<Manifest> write_blobs(const Source& source, const Meshes& meshes, const BlobsWanted& blobs,
                             std::int64_t created_ms) {
    Faults faults;
    const Documents documents = read_documents(source, faults);
    if (!faults.empty()) return fail(to_error(faults.front()));
    const Value& pack = document(documents, "pack.toml");
    Manifest manifest;
    manifest.pack_id = pack.at("id").text;
    manifest.version = pack.at("version").integer;
    manifest.floor = pack.at("floor").integer;
    manifest.min_app = pack.at("min_app").text;
    manifest.created = to_iso_utc(created_ms);
    manifest.expires = to_iso_utc(created_ms + content_days * day_ms);
    if (auto made = make_folder(blobs.out); !made) return fail(made.error());
    for (const std::string& name : names_of(source, meshes)) {
        const auto mesh = meshes.find(name);
        const auto bytes = mesh == meshes.end() ? source.read(name) : Result<Bytes>(mesh->second);
        if (!bytes) return fail(bytes.error());
        auto file = write_blob(*bytes, name, blobs);
        if (!file) return fail(file.error());
        manifest.files.push_back(std::move(*file));
    }
    if (manifest.total_bytes() > pack_bytes_max) {
        return fail(Kind::refused, "the pack is larger than 2 GiB", "make its pictures smaller");
    }
    return manifest;
}

// What stands are about to get is read back once, as they will.
Result<Hash> read_back(const fs::path& out) {
    auto read = read_manifest(out);
    if (!read) return fail(read.error());
    auto manifest = manifest_from(read->document.bytes);
    if (!manifest) return fail(manifest.error());
    auto files = open_blobs(out / "blobs", *manifest);
    if (!files) return fail(files.error());
    if (auto content = read_content(**files); !content) return fail(content.error());
    return read->sha256;
}

Result<Built> write_pack(const Source& source, const Meshes& meshes, const fs::path& out, const fs::path& earlier,
                         const seal::SigningKey& key, std::int64_t created_ms) {
    auto manifest =
        write_blobs(source, meshes, {out / "blobs", earlier.empty() ? earlier : earlier / "blobs"}, created_ms);
    if (!manifest) return fail(manifest.error());
    const seal::SigningKey* const keys[] = {&key};
    const auto document = seal::sign_document(seal::manifest_context, to_bytes(*manifest), keys);
    if (auto written = write_file(out / "manifest.json", view(seal::to_json(document)), 0644); !written) {
        return fail(written.error());
    }
    const auto hash = read_back(out);
    if (!hash) return fail(hash.error());
    Built built{{}, manifest->pack_id, manifest->version, manifest->total_bytes(), manifest->files.size()};
    built.manifest_sha256 = *hash;
    built.meshes = meshes.size();
    for (const auto& [name, bytes] : meshes) built.mesh_bytes += static_cast<std::int64_t>(bytes.size());
    return built;
}

}  // namespace

Result<Built> build(const fs::path& folder, const fs::path& out, const seal::SigningKey& content_key,
                    std::int64_t created_ms, const Fonts& fonts, const PosterPress& press, const fs::path& earlier) {
    if (is_inside(out, folder) || is_inside(folder, out)) {
        return fail(Kind::refused, "the built pack can't lie inside its source folder, nor the other way round",
                    "name another folder after -o");
    }
    auto checked = check(folder, fonts, press);
    if (!checked) return fail(checked.error());
    if (!checked->faults.empty()) return Built{std::move(checked->faults)};
    auto source = open_folder(folder);
    if (!source) return fail(source.error());
    auto beside = begin_replacing(out);
    if (!beside) return fail(beside.error());
    auto built = write_pack(**source, checked->meshes, *beside, earlier, content_key, created_ms);
    if (!built) {
        drop_folder(*beside);
        return built;
    }
    if (auto replaced = finish_replacing(*beside, out); !replaced) return fail(replaced.error());
    return built;
}

}  // namespace monter::pack
