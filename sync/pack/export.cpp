#include "sync/pack/export.hpp"

#include <system_error>

#include "sync/base/file.hpp"
#include "sync/pack/built.hpp"
#include "sync/pack/replace_folder.hpp"
#include "sync/seal/root.hpp"

namespace monter::pack {
namespace {

namespace fs = std::filesystem;

Result<void> make_stick_folder(const fs::path& folder) {
    std::error_code why;
    fs::create_directories(folder, why);
    if (why)
        return fail(Kind::disk, "cannot make the folder " + folder.string() + ": " + why.message(),
                    "Is the stick write-protected, or full? Try another one.");
    return {};
}

Result<void> copy_roots(const std::vector<fs::path>& roots, const ManifestOnDisk& manifest, const fs::path& to) {
    std::optional<seal::Root> newest;
    for (const fs::path& file : roots) {
        const auto json = read_text_file(file, seal::root_bytes_max);
        if (!json) return fail(json.error());
        auto root = seal::read_root(*json);
        if (!root) return fail(root.error().within(file.string()));
        const fs::path copy = to / (std::to_string(root->version) + ".json");
        if (auto written = write_file(copy, view(*json), 0644); !written) return written;
        if (!newest || newest->version < root->version) newest = std::move(*root);
    }
    return newest ? verify_manifest(manifest.document, *newest) : Result<void>();
}

Result<void> copy_files(const Source& files, const Manifest& manifest, const fs::path& to) {
    for (const ManifestFile& file : manifest.files) {
        const auto bytes = files.read(file.name);
        if (!bytes) return fail(bytes.error());
        if (auto written = write_file(to / to_hex(file.sha256), *bytes, 0644); !written) return written;
    }
    return {};
}

}  // namespace

Result<Manifest> export_pack(const fs::path& built, const fs::path& stick, const std::vector<fs::path>& roots) {
    const auto read = read_manifest(built);
    if (!read) return fail(read.error());
    auto manifest = manifest_from(read->document.bytes);
    if (!manifest) return fail(manifest.error());
    const auto files = open_blobs(built / "blobs", *manifest);
    if (!files) return fail(files.error());
    std::error_code absent;
    if (!fs::is_directory(stick, absent)) {
        return fail(Kind::refused, "there is no folder " + stick.string(), "Put the stick in and name where it is.");
    }
    const fs::path out = stick / "monter-content", beside = stick / "monter-content.new";
    drop_folder(beside);
    for (const fs::path& folder : {beside / "blobs", beside / "roots"}) {
        if (auto made = make_stick_folder(folder); !made) return fail(made.error());
    }
    if (auto copied = copy_roots(roots, *read, beside / "roots"); !copied) return fail(copied.error());
    if (auto copied = copy_files(**files, *manifest, beside / "blobs"); !copied) return fail(copied.error());
    const std::string text = seal::to_json(read->document);
    if (auto written = write_file(beside / "manifest.json", view(text), 0644); !written) return fail(written.error());
    // In two steps: file systems of sticks can't exchange folders. Whoever pulls the stick out between them finds the
    // new one under its other name, and exports again.
    drop_folder(out);
    std::error_code why;
    fs::rename(beside, out, why);
    if (why)
        return fail(Kind::disk, "cannot put the content on the stick: " + why.message(),
                    "Export again, to another stick if this one refuses twice.");
    if (auto synced = sync_folder(stick); !synced) return fail(synced.error());
    return manifest;
}

}  // namespace monter::pack
