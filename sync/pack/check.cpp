#include "sync/pack/check.hpp"

#include <algorithm>
#include <tuple>

#include "sync/pack/check_parts.hpp"
#include "sync/pack/names.hpp"

namespace monter::pack {
namespace {

Known known_words(const FolderFiles& files, const Documents& documents) {
    Known known;
    known.languages = languages_of(documents);
    known.sources = ids_in(document(documents, "sources.toml"), "source");
    for (const std::string& name : files.names) {
        if (file_kind(name) == "video") known.videos.push_back(name);
        if (file_kind(name) == "captions") known.captions.push_back(name);
        if (file_kind(name) == "picture") known.pictures.push_back(name);
        if (file_kind(name) == "drawing" && name.ends_with(".json")) known.posters.push_back(name);
    }
    return known;
}

std::size_t count_places(const std::vector<std::string>& names) {
    return static_cast<std::size_t>(std::count_if(
        names.begin(), names.end(), [](const std::string& name) { return toml_in("places", name).has_value(); }));
}

}  // namespace

Result<Checked> check(const std::filesystem::path& folder, const Fonts& fonts, const PosterPress& press) {
    std::error_code why;
    if (std::filesystem::exists(folder / "blobs", why) && !std::filesystem::exists(folder / "pack.toml", why)) {
        return fail(Kind::refused, folder.string() + " is a built pack", "check the source folder it was built from");
    }
    const auto files = list_folder(folder);
    if (!files) return fail(files.error());
    const auto source = open_folder(folder);
    if (!source) return fail(source.error());
    const auto glyphs = read_glyphs(fonts);
    if (!glyphs) return fail(glyphs.error());

    Checked checked;
    Faults& faults = checked.faults;
    const Documents documents = read_documents(**source, faults);
    const Pack pack{*files, **source, documents, known_words(*files, documents)};
    for (const auto part : {check_files, check_region, check_dreams, check_places, check_notices, check_texts,
                            check_steps, check_pulse, check_jobs, check_map, check_pictures, check_videos}) {
        part(pack, faults);
    }
    check_glyphs(pack, *glyphs, faults);
    checked.meshes = check_posters(pack, press, faults);
    std::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
        return std::tie(a.file, a.line) < std::tie(b.file, b.line);
    });
    checked.files = files->names.size();
    checked.places = count_places(files->names);
    checked.pictures = pack.known.pictures.size();
    checked.languages = pack.known.languages;
    return checked;
}

}  // namespace monter::pack
