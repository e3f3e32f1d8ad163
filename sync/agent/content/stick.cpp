#include "sync/agent/content/stick.hpp"

#include "sync/agent/content/missing.hpp"
#include "sync/agent/content/part.hpp"
#include "sync/agent/content/roots.hpp"
#include "sync/base/file.hpp"
#include "sync/pack/folder_files.hpp"

namespace monter::agent {
namespace {

namespace fs = std::filesystem;

constexpr const char* content_folder = "monter-content";
constexpr const char* result_file = "monter-content-result.txt";

ContentNews stick_refuses(Error why) {
    ContentNews out;
    out.refused = std::move(why);
    return out;
}

// A stick that was pulled out, or that breaks, reads as a failing disk.
Error of_stick(const Error& why) {
    if (why.kind == Kind::refused) return why;
    return {Kind::disk, "the stick can't be read any more: " + why.message,
            "Put it in again, wait until it is there, and import again. What the stand shows stays."};
}

fs::path content_of(const fs::path& stick) {
    std::error_code why;
    const bool inside = fs::is_directory(fs::symlink_status(stick / content_folder, why));
    return inside ? stick / content_folder : stick;
}

Result<std::optional<seal::Root>> take_roots(const fs::path& content, ContentFiles& files) {
    std::optional<seal::Root> newest;
    for (;;) {
        const auto mine = own_root(files);
        if (!mine) return fail(mine.error());
        const std::string name = "roots/" + std::to_string(mine->version + 1) + ".json";
        const auto json = pack::read_inside(content, name, seal::root_bytes_max);
        if (!json && json.error().kind == Kind::refused) return newest;
        if (!json) return fail(of_stick(json.error()));
        auto next = take_next_root(files, *json);
        if (!next) return fail(next.error());
        newest = std::move(*next);
    }
}

Result<void> copy_file(const fs::path& content, ContentFiles& files, const pack::ManifestFile& file) {
    const auto most = static_cast<std::size_t>(file.size);
    const auto bytes = pack::read_inside(content, "blobs/" + to_hex(file.sha256), most);
    if (!bytes && bytes.error().kind == Kind::refused) {
        return fail(Kind::corrupt, "the stick's file " + file.name + " is missing, or not the one that was signed",
                    "Export the content to the stick again. What the stand shows stays.");
    }
    if (!bytes) return fail(of_stick(bytes.error()));
    if (auto added = files.append(part_name(file.sha256), 0, *bytes); !added) return added;
    const auto settled = settle_part(files, {{}, file.sha256, file.size, blob_name(file.sha256)});
    if (settled || settled.error().kind != Kind::corrupt) return settled;
    return fail(Kind::corrupt, "the stick's file " + file.name + " is not the one that was signed",
                "Export the content to the stick again. What the stand shows stays.");
}

struct OnStick {
    pack::ActivePack pack;
    pack::Manifest manifest;
    Bytes bytes;
};

Result<OnStick> read_stick(const fs::path& content, ContentFiles& files, const StickWish& wish) {
    const auto root = own_root(files);
    if (!root) return fail(root.error());
    auto bytes = pack::read_inside(content, "manifest.json", pack::manifest_bytes_max);
    if (!bytes && bytes.error().kind == Kind::refused) {
        return fail(Kind::refused, "there is no content on this stick",
                    "Put it there with monter-pack export, at the office.");
    }
    if (!bytes) return fail(of_stick(bytes.error()));
    auto manifest = open_manifest(*bytes, *root, std::nullopt);
    if (!manifest) return fail(manifest.error());
    if (!wish.pack_id.empty() && manifest->pack_id != wish.pack_id) {
        return fail(Kind::refused,
                    "the stick holds the pack " + manifest->pack_id + "; this stand shows " + wish.pack_id,
                    "Ask the office for a stick for this stand.");
    }
    OnStick out{{manifest->pack_id, manifest->version, seal::sha256(*bytes)}, std::move(*manifest), std::move(*bytes)};
    if (wish.known.active == out.pack) return out;
    if (auto good = may_follow(out.pack, wish.known); !good) return fail(good.error());
    return out;
}

Result<void> copy_all(const fs::path& content, ContentFiles& files, const OnStick& from, const StickWish& wish) {
    if (auto written = files.write(manifest_name(from.pack.manifest_sha256), from.bytes); !written) return written;
    std::vector<Hash> keep = wish.keep;
    keep.push_back(from.pack.manifest_sha256);
    if (auto collected = collect(files, keep); !collected) return fail(collected.error());
    auto missing = missing_of(files, from.manifest);
    if (auto room = leave_room(files, missing.bytes); !room) return room;
    const auto copy = [&](const std::vector<pack::ManifestFile>& some) -> Result<void> {
        for (const auto& file : some) {
            if (wish.called_off && wish.called_off()) {
                return fail(Kind::disk, "the import was called off: the stand stops",
                            "Import again once it is up. What was copied so far stays, and so does what is shown.");
            }
            if (auto copied = copy_file(content, files, file); !copied) return copied;
        }
        return {};
    };
    if (auto copied = copy(missing.files); !copied) return copied;
    const auto altered = drop_altered(files, from.pack.manifest_sha256);
    if (!altered) return fail(altered.error());
    return copy(*altered);
}

}  // namespace

ContentNews take_from_stick(const fs::path& folder, ContentFiles& files, const Inspect& inspect,
                            const StickWish& wish) {
    const fs::path content = content_of(wish.folder);
    ContentNews out;
    auto roots = take_roots(content, files);
    if (!roots) return stick_refuses(roots.error());
    out.root = std::move(*roots);
    const auto told = [&out](Error why) {
        out.refused = std::move(why);
        return out;
    };
    const auto from = read_stick(content, files, wish);
    if (!from) return told(from.error());
    if (wish.known.active == from->pack) {
        out.candidate = from->pack;
        return out;
    }
    if (auto copied = copy_all(content, files, *from, wish); !copied) return told(copied.error());
    const auto seen = inspect(pack::place_of(folder, from->pack.manifest_sha256));
    if (seen) {
        out.candidate = from->pack;
        return out;
    }
    if (seen.error().kind == Kind::refused || seen.error().kind == Kind::corrupt) out.unfit = from->pack;
    return told(seen.error().within("the stick's content"));
}

Result<void> write_result(const fs::path& stick, const std::string& text) {
    const fs::path top = stick.filename() == content_folder ? stick.parent_path() : stick;
    return write_file(top / result_file, view(text + "\n"), 0644);
}

}  // namespace monter::agent
