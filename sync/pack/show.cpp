#include "sync/pack/show.hpp"

#include <nlohmann/json.hpp>

#include "sync/base/file.hpp"
#include "sync/pack/built.hpp"
#include "sync/pack/content.hpp"
#include "sync/pack/names.hpp"
#include "sync/pack/poster.hpp"

namespace monter::pack {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const lead::Profile& profile) {
    Json dreams = Json::object();
    for (std::size_t i = 0; i < lead::dream_codes.size(); ++i) {
        const auto& dream = profile.dreams[i];
        dreams[std::string(lead::dream_codes[i])] =
            dream ? Json{{"value", dream->value}, {"fact", dream->fact}} : Json(nullptr);
    }
    return {{"municipality", profile.municipality},
            {"dreams", dreams},
            {"languages", profile.languages},
            {"work", profile.work},
            {"capacity", profile.capacity ? Json(*profile.capacity) : Json(nullptr)},
            {"population", profile.population}};
}

Json to_json(const Guide& guide, bool own) {
    return {{"title", guide.title}, {"url", guide.url}, {"year", guide.year}, {"sources", guide.sources}, {"own", own}};
}

Json to_json(const Content& content, const Place& place) {
    Json names = Json::array();
    for (const MinorityName& name : place.names) names.push_back({{"language", name.language}, {"text", name.text}});
    Json profile = to_json(place.profile);
    profile["work_facts"] = place.work_facts;
    return {{"id", place.id},
            {"name", place.name},
            {"code", place.code},
            {"population", place.population},
            {"tagline", place.tagline},
            {"facts", place.facts.size()},
            {"stories", place.stories.size()},
            {"names", names},
            {"guide", to_json(content.guide_of(place), place.guide.has_value())},
            {"profile", profile}};
}

void add_content(const Content& content, Json& out) {
    out["region"] = {{"name", content.region_name}, {"guide", to_json(content.region_guide, true)}};
    out["dreams"] = Json::array();
    for (const Dream& dream : content.dreams) out["dreams"].push_back(dream.id);
    out["notices"] = Json::array();
    for (const auto& [variant, notice] : content.notices) out["notices"].push_back(variant);
    out["steps"] = Json::array();
    for (const Step& step : content.steps.list) {
        out["steps"].push_back({{"id", step.rule.id},
                                {"tracks", step.rule.tracks},
                                {"with", step.rule.with},
                                {"work", step.rule.work},
                                {"title", step.title}});
    }
    out["jobs"] = {
        {"search", content.jobs.search}, {"date", content.jobs.date}, {"places", content.jobs.places.size()}};
    out["pulse"] = Json::array();
    for (const PulseQuestion& question : content.pulse) out["pulse"].push_back(question.id);
    out["places"] = Json::array();
    out["profiles"] = Json::array();
    for (const Place& place : content.places) {
        out["places"].push_back(to_json(content, place));
        out["profiles"].push_back(out["places"].back()["profile"]);
    }
}

// Of a built pack: what each drawn poster costs a stand. Reading them proves that they can be drawn.
Result<void> add_meshes(const Source& source, Json& out) {
    out["meshes"] = Json::array();
    for (const std::string& name : source.names()) {
        if (file_kind(name) != "mesh") continue;
        const auto bytes = source.read(name);
        if (!bytes) return fail(bytes.error());
        const auto mesh = poster_mesh_from(*bytes);
        if (!mesh) return fail(mesh.error().within(name));
        out["meshes"].push_back({{"name", name},
                                 {"bytes", bytes->size()},
                                 {"corners", mesh->vertices.size()},
                                 {"triangles", mesh->indices.size() / 3},
                                 {"colours", mesh->palette.rows()}});
    }
    return {};
}

Result<std::string> describe(const Source& source, Json out) {
    const auto content = read_content(source);
    if (!content) return fail(content.error());
    out["id"] = content->id;
    out["version"] = content->version;
    out["title"] = content->title;
    out["languages"] = content->languages;
    add_content(*content, out);
    if (auto added = add_meshes(source, out); !added) return fail(added.error());
    return out.dump(2);
}

Result<std::string> show_folder(const std::filesystem::path& folder) {
    auto source = open_folder(folder);
    if (!source) return fail(source.error());
    const auto names = (*source)->names();
    return describe(**source, {{"kind", "folder"}, {"files", names.size()}, {"signature", "none"}});
}

// "verified" or "not verified"; an error where the root says that it is wrong.
Result<std::string> judge_signature(const seal::SignedDocument& document,
                                    const std::optional<std::filesystem::path>& root_file) {
    if (!root_file) return "not verified";
    const auto text = read_text_file(*root_file, seal::root_bytes_max);
    if (!text) return fail(text.error());
    const auto root = seal::read_root(*text);
    if (!root) return fail(root.error());
    if (auto good = verify_manifest(document, *root); !good) return fail(good.error());
    return "verified";
}

Result<std::string> show_built(const std::filesystem::path& folder,
                               const std::optional<std::filesystem::path>& root_file) {
    const auto read = read_manifest(folder);
    if (!read) return fail(read.error());
    const auto signature = judge_signature(read->document, root_file);
    if (!signature) return fail(signature.error());
    const auto manifest = manifest_from(read->document.bytes);
    if (!manifest) return fail(manifest.error());
    const auto files = open_blobs(folder / "blobs", *manifest);
    if (!files) return fail(files.error());
    return describe(**files, {{"kind", "built"},
                              {"files", manifest->files.size()},
                              {"bytes", manifest->total_bytes()},
                              {"signature", *signature},
                              {"manifest_sha256", to_hex(read->sha256)},
                              {"created", manifest->created},
                              {"expires", manifest->expires}});
}

}  // namespace

Result<std::string> show(const std::filesystem::path& folder, const std::optional<std::filesystem::path>& root_file) {
    std::error_code why;
    if (std::filesystem::exists(folder / "manifest.json", why)) return show_built(folder, root_file);
    if (std::filesystem::exists(folder / "pack.toml", why)) return show_folder(folder);
    return fail(Kind::refused, folder.string() + " holds no pack",
                "name a source folder (with pack.toml) or a built pack (with manifest.json)");
}

}  // namespace monter::pack
