#include "sync/pack/built.hpp"

#include <map>

#include "sync/pack/folder_files.hpp"

namespace monter::pack {
namespace {

class Blobs final : public Source {
public:
    Blobs(std::filesystem::path folder, const Manifest& manifest) : folder_(std::move(folder)) {
        for (const ManifestFile& file : manifest.files) files_[file.name] = file;
    }
    [[nodiscard]] std::vector<std::string> names() const override {
        std::vector<std::string> out;
        for (const auto& [name, file] : files_) out.push_back(name);
        return out;
    }
    [[nodiscard]] Result<Bytes> read(const std::string& name) const override {
        const auto file = files_.find(name);
        if (file == files_.end()) return fail(Kind::refused, "the pack has no file " + name);
        auto bytes = read_inside(folder_, to_hex(file->second.sha256), static_cast<std::size_t>(file->second.size));
        if (!bytes && bytes.error().kind != Kind::refused) return bytes;
        if (!bytes || static_cast<std::int64_t>(bytes->size()) != file->second.size ||
            seal::sha256(*bytes) != file->second.sha256) {
            return fail(Kind::corrupt, "the pack's file " + name + " is missing or not the one that was signed",
                        "copy or publish the pack again");
        }
        return bytes;
    }
    [[nodiscard]] std::optional<Hash> hash(const std::string& name) const override {
        const auto file = files_.find(name);
        return file == files_.end() ? std::nullopt : std::optional(file->second.sha256);
    }

private:
    std::filesystem::path folder_;
    std::map<std::string, ManifestFile> files_;
};

}  // namespace

Result<ManifestOnDisk> read_manifest(const std::filesystem::path& folder) {
    return read_manifest_file(folder / "manifest.json");
}

Result<ManifestOnDisk> read_manifest_file(const std::filesystem::path& file) {
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    auto bytes = read_inside(folder, file.filename().string(), manifest_bytes_max);
    if (!bytes && bytes.error().kind == Kind::refused) {
        return fail(Kind::refused, folder.string() + " holds no built pack: " + bytes.error().message,
                    "name a folder made by monter-pack build");
    }
    if (!bytes) return fail(bytes.error());
    auto document = seal::document_from_json(*bytes);
    if (!document || seal::to_json(*document) != text_of(*bytes)) {
        return fail(Kind::corrupt, "the pack's manifest.json is not as it was written",
                    "copy or publish the pack again");
    }
    return ManifestOnDisk{std::move(*document), seal::sha256(*bytes), static_cast<std::int64_t>(bytes->size())};
}

Result<void> verify_manifest(const seal::SignedDocument& document, const seal::Root& root) {
    if (seal::signed_by(document, seal::manifest_context, root.content.keys, root.content.threshold)) return {};
    return fail(Kind::refused, "the pack is not signed by this region's content key",
                "build it with the key that root.json lists for content");
}

Result<std::unique_ptr<Source>> open_blobs(const std::filesystem::path& folder, const Manifest& manifest) {
    auto blobs = std::make_unique<Blobs>(folder, manifest);
    for (const ManifestFile& file : manifest.files) {
        if (auto bytes = blobs->read(file.name); !bytes) return fail(bytes.error());
    }
    return std::unique_ptr<Source>(std::move(blobs));
}

Result<BuiltPack> open_built(const std::filesystem::path& folder, const seal::Root& root) {
    return open_built(BuiltAt{folder / "manifest.json", folder / "blobs"}, root);
}

Result<BuiltPack> open_built(const BuiltAt& place, const seal::Root& root) {
    auto read = read_manifest_file(place.manifest);
    if (!read) return fail(read.error());
    if (auto good = verify_manifest(read->document, root); !good) return fail(good.error());
    auto manifest = manifest_from(read->document.bytes);
    if (!manifest) return fail(manifest.error());
    auto files = open_blobs(place.blobs, *manifest);
    if (!files) return fail(files.error());
    return BuiltPack{manifest->pack_id, manifest->version, read->sha256, std::move(*files)};
}

}  // namespace monter::pack
