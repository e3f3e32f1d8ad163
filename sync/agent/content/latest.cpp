#include "sync/agent/content/latest.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "sync/base/clock.hpp"
#include "sync/pack/built.hpp"

namespace monter::agent {
namespace {

using Json = nlohmann::json;

constexpr const char* tell_office = "Nothing to do at the stand: what it shows stays. Tell the office.";

tl::unexpected<Error> refused(const std::string& what) {
    return fail(Kind::refused, what, tell_office);
}

Result<Latest> read(const Json& json) {
    const auto word = [&](const char* key) { return json.at(key).get<std::string>(); };
    if (json.at("v") != 1 || json.at("type") != "latest") return refused("it is no latest.json of version 1");
    Latest out;
    const auto line =
        word("pack_id") + " " + std::to_string(json.at("version").get<std::int64_t>()) + " " + word("manifest_sha256");
    const auto pack = pack::active_from_line(line);
    const auto issued = from_iso_utc(word("issued")), expires = from_iso_utc(word("expires"));
    out.manifest_bytes = json.at("manifest_size").get<std::int64_t>();
    const bool fits =
        out.manifest_bytes > 0 && out.manifest_bytes <= static_cast<std::int64_t>(pack::manifest_bytes_max);
    if (!pack || !issued || !expires || !fits) return refused("its fields are not within their limits");
    out.pack = *pack;
    out.issued_ms = *issued;
    out.expires_ms = *expires;
    return out;
}

}  // namespace

Result<Latest> open_latest(View bytes, const seal::Root& root, const std::string& pack_id, const KnownContent& known) {
    const auto told = [](const Error& why) { return fail(why.within("the name of the newest content")); };
    const auto document = seal::document_from_json(bytes);
    if (!document) return told(document.error());
    if (!seal::signed_by(*document, seal::latest_context, root.receipt.keys, root.receipt.threshold)) {
        return told(refused("our portal did not sign it").value());
    }
    const auto json = Json::parse(document->bytes.begin(), document->bytes.end(), nullptr, false);
    try {
        auto latest = read(json);
        if (!latest) return told(latest.error());
        if (latest->pack.id != pack_id) return told(refused("it is about another pack").value());
        if (latest->issued_ms < known.issued_ms) return told(refused("it is older than one heard before").value());
        return latest;
    } catch (const Json::exception&) {
        return told(refused("a field is missing or of the wrong kind").value());
    }
}

Result<void> may_follow(const pack::ActivePack& next, const KnownContent& known) {
    if (std::find(known.bad.begin(), known.bad.end(), next.manifest_sha256) != known.bad.end()) {
        return fail(Kind::refused, "version " + std::to_string(next.version) + " was tried here and did not work",
                    "Publish the content under a higher version once it is mended.");
    }
    if (!known.highest || known.highest->id != next.id) {
        const bool far = next.version > version_step_max;
        return far ? Result<void>(refused("its version number is too far from any before")) : Result<void>();
    }
    if (next.version < known.highest->version) {
        return fail(Kind::refused,
                    "version " + std::to_string(next.version) + " is older than version " +
                        std::to_string(known.highest->version) + ", which was here before",
                    "To go back, publish the old content under a higher version.");
    }
    if (next.version == known.highest->version && next.manifest_sha256 != known.highest->manifest_sha256) {
        return fail(Kind::refused, "version " + std::to_string(next.version) + " is here with other content",
                    "Publish the content under a higher version.");
    }
    if (next.version - known.highest->version > version_step_max) {
        return refused("its version number is too far from the one before");
    }
    return {};
}

Result<pack::Manifest> open_manifest(View file, const seal::Root& root,
                                     const std::optional<pack::ActivePack>& expected) {
    const auto document = seal::document_from_json(file);
    if (!document || seal::to_json(*document) != text_of(file)) {
        return fail(Kind::corrupt, "the list of the content's files is not as it was written", tell_office);
    }
    if (auto good = pack::verify_manifest(*document, root); !good) return fail(good.error());
    auto manifest = pack::manifest_from(document->bytes);
    if (!manifest) return fail(manifest.error());
    if (expected && (manifest->pack_id != expected->id || manifest->version != expected->version)) {
        return fail(Kind::refused, "the list of files is another pack's than the portal named", tell_office);
    }
    return manifest;
}

}  // namespace monter::agent
