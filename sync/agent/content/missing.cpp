#include "sync/agent/content/missing.hpp"

#include <algorithm>
#include <set>

#include "sync/seal/signed_document.hpp"

namespace monter::agent {
namespace {

// One of ours: its signature was verified before it was written.
Result<pack::Manifest> own_manifest(ContentFiles& files, const Hash& sha256) {
    const auto bytes = files.read(manifest_name(sha256), pack::manifest_bytes_max);
    if (!bytes) return fail(bytes.error());
    const auto document = seal::document_from_json(*bytes);
    if (!document) return fail(document.error());
    return pack::manifest_from(document->bytes);
}

}  // namespace

Missing missing_of(ContentFiles& files, const pack::Manifest& manifest) {
    Missing out;
    std::set<Hash> seen;
    for (const auto& file : manifest.files) {
        if (!seen.insert(file.sha256).second) continue;
        out.of += file.size;
        if (files.size(blob_name(file.sha256)) == file.size) continue;
        out.files.push_back(file);
        out.bytes +=
            std::max<std::int64_t>(0, file.size - std::max<std::int64_t>(0, files.size(part_name(file.sha256))));
    }
    return out;
}

Result<void> leave_room(ContentFiles& files, std::int64_t bytes) {
    const auto room = files.free_bytes();
    if (!room) return fail(room.error());
    if (*room >= bytes + bytes / 10 + disk_reserve_bytes) return {};
    return fail(Kind::full,
                "there is no room for the new content: it needs " + std::to_string((bytes >> 20) + 1) +
                    " MiB, and 200 MiB stay free for visitors' wishes",
                "Free some space on the stand's disk. What is shown stays.");
}

Result<std::vector<pack::ManifestFile>> drop_altered(ContentFiles& files, const Hash& manifest_sha256) {
    const auto manifest = own_manifest(files, manifest_sha256);
    if (!manifest) return fail(manifest.error());
    std::vector<pack::ManifestFile> out;
    std::set<Hash> seen;
    for (const auto& file : manifest->files) {
        if (!seen.insert(file.sha256).second) continue;
        const auto blob = files.read(blob_name(file.sha256), static_cast<std::size_t>(file.size));
        if (!blob && blob.error().kind != Kind::refused) return fail(blob.error());
        if (blob && seal::sha256(*blob) == file.sha256) continue;
        if (auto removed = files.remove(blob_name(file.sha256)); !removed) return fail(removed.error());
        out.push_back(file);
    }
    return out;
}

Result<int> collect(ContentFiles& files, const std::vector<Hash>& keep) {
    std::set<std::string> manifests, blobs;
    for (const Hash& one : keep) {
        const auto manifest = own_manifest(files, one);
        if (!manifest) return fail(manifest.error());
        manifests.insert(to_hex(one));
        for (const auto& file : manifest->files) {
            blobs.insert(to_hex(file.sha256));
            blobs.insert(to_hex(file.sha256) + ".part");
        }
        blobs.insert(to_hex(one) + ".part");
    }
    int removed = 0;
    const auto sweep = [&](const char* folder, const std::set<std::string>& wanted) -> Result<void> {
        const auto names = files.list(folder);
        if (!names) return fail(names.error());
        for (const std::string& name : *names) {
            if (wanted.contains(name)) continue;
            if (auto done = files.remove(std::string(folder) + "/" + name); !done) return done;
            ++removed;
        }
        return {};
    };
    if (auto done = sweep(manifests_folder, manifests); !done) return fail(done.error());
    for (const char* folder : {blobs_folder, parts_folder}) {
        if (auto done = sweep(folder, blobs); !done) return fail(done.error());
    }
    return removed;
}

}  // namespace monter::agent
