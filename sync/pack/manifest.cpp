#include "sync/pack/manifest.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

#include "sync/base/clock.hpp"
#include "sync/lead/codes.hpp"
#include "sync/pack/names.hpp"
#include "sync/pack/source.hpp"

namespace monter::pack {
namespace {

using Json = nlohmann::json;

tl::unexpected<Error> corrupt(const std::string& what) {
    return fail(Kind::corrupt, "the pack's manifest is not right: " + what, "copy or publish the pack again");
}

Json to_json(const ManifestFile& file) {
    return {{"name", file.name}, {"size", file.size}, {"sha256", to_hex(file.sha256)}, {"kind", file.kind}};
}

Result<ManifestFile> file_from(const Json& json) {
    ManifestFile file;
    file.name = json.at("name").get<std::string>();
    file.kind = json.at("kind").get<std::string>();
    file.size = json.at("size").get<std::int64_t>();
    if (!is_pack_name(file.name)) return corrupt("a file has a name no pack can hold");
    if (file.size < 0 || file.size > static_cast<std::int64_t>(file_bytes_max)) {
        return corrupt(file.name + " has a length no file can have");
    }
    const auto bytes = from_hex(json.at("sha256").get<std::string>());
    const auto hash = bytes ? exactly<32>(*bytes) : Result<Hash>(fail(bytes.error()));
    if (!hash) return corrupt("the hash of " + file.name + " is no SHA-256");
    file.sha256 = *hash;
    return file;
}

Result<void> check(const Manifest& manifest, const Json& totals) {
    if (!lead::is_id(manifest.pack_id)) return corrupt("its id is no id");
    if (manifest.version < 1) return corrupt("its version is below 1");
    if (!from_iso_utc(manifest.created) || !from_iso_utc(manifest.expires)) return corrupt("a time can't be read");
    const auto not_sorted = [](const ManifestFile& a, const ManifestFile& b) { return a.name >= b.name; };
    if (std::adjacent_find(manifest.files.begin(), manifest.files.end(), not_sorted) != manifest.files.end()) {
        return corrupt("its files are not sorted, or one is there twice");
    }
    if (totals.at("files").get<std::size_t>() != manifest.files.size() ||
        totals.at("bytes").get<std::int64_t>() != manifest.total_bytes()) {
        return corrupt("its totals are not those of its files");
    }
    if (manifest.total_bytes() > pack_bytes_max) return corrupt("it is larger than 2 GiB");
    if (manifest.version < manifest.floor) {
        return fail(Kind::refused, "the pack's version is below its own floor", "publish it under a higher version");
    }
    if (!version_at_least(MONTER_VERSION, manifest.min_app)) {
        return fail(Kind::refused, "the pack needs Monter " + manifest.min_app + "; this is " + MONTER_VERSION,
                    "update the program, or publish a pack for this version");
    }
    return {};
}

Result<Manifest> read(const Json& json) {
    if (json.at("v") != 1 || json.at("type") != "manifest") return corrupt("it is no manifest of version 1");
    Manifest manifest;
    manifest.pack_id = json.at("pack_id").get<std::string>();
    manifest.version = json.at("version").get<std::int64_t>();
    manifest.created = json.at("created").get<std::string>();
    manifest.expires = json.at("expires").get<std::string>();
    manifest.min_app = json.at("min_app").get<std::string>();
    manifest.floor = json.at("floor").get<std::int64_t>();
    const Json& files = json.at("files");
    if (!files.is_array() || files.size() > files_max) return corrupt("it lists more than 5000 files, or none");
    for (const Json& one : files) {
        auto file = file_from(one);
        if (!file) return fail(file.error());
        manifest.files.push_back(std::move(*file));
    }
    if (auto good = check(manifest, json.at("totals")); !good) return fail(good.error());
    return manifest;
}

std::vector<long> parts_of(const std::string& version) {
    std::vector<long> parts(3, 0);
    std::istringstream in(version);
    std::string part;
    for (long& number : parts) {
        if (!std::getline(in, part, '.')) break;
        number = std::strtol(part.c_str(), nullptr, 10);
    }
    return parts;
}

}  // namespace

std::int64_t Manifest::total_bytes() const {
    std::int64_t bytes = 0;
    for (const ManifestFile& file : files) bytes += file.size;
    return bytes;
}

Bytes to_bytes(const Manifest& manifest) {
    Json files = Json::array();
    for (const ManifestFile& file : manifest.files) files.push_back(to_json(file));
    const Json json = {{"v", 1},
                       {"type", "manifest"},
                       {"pack_id", manifest.pack_id},
                       {"version", manifest.version},
                       {"created", manifest.created},
                       {"expires", manifest.expires},
                       {"min_app", manifest.min_app},
                       {"floor", manifest.floor},
                       {"files", files},
                       {"totals", {{"files", manifest.files.size()}, {"bytes", manifest.total_bytes()}}}};
    const std::string text = json.dump();
    return {text.begin(), text.end()};
}

Result<Manifest> manifest_from(View bytes) {
    try {
        return read(Json::parse(bytes.begin(), bytes.end()));
    } catch (const Json::exception&) {
        return corrupt("a field is missing or of the wrong kind");
    }
}

bool version_at_least(const std::string& a, const std::string& b) {
    return parts_of(a) >= parts_of(b);
}

}  // namespace monter::pack
