#include "sync/pack/check_parts.hpp"
#include "sync/pack/manifest.hpp"
#include "sync/pack/names.hpp"

namespace monter::pack {
namespace {

std::string remedy_for(const FolderFiles::Misfit& misfit) {
    if (misfit.what == "a link") return "Put the file itself there";
    if (misfit.what == "not a plain file") return "Take it out of the folder";
    return "Rename it to small letters, digits, '.', '-' and '_', or take it out of the folder";
}

}  // namespace

void check_files(const Pack& pack, Faults& faults) {
    for (const auto& misfit : pack.files.misfits) {
        faults.push_back({misfit.name, 1, "this is " + misfit.what, remedy_for(misfit)});
    }
    for (const std::string& name : pack.files.names) {
        if (file_kind(name)) continue;
        faults.push_back(
            {name, 1, "a pack has no place for this file",
             "Pictures go to pictures/ and end in .webp, .png or .jpg, films to videos/ and end in .webm, .mp4 or "
             ".mkv; take anything else out"});
    }
    bool places = false;
    for (const std::string& name : pack.files.names) places = places || toml_in("places", name).has_value();
    if (!places) faults.push_back({"places", 1, "there is no municipality", "Add places/<id>.toml"});
    if (pack.files.names.size() > files_max) {
        faults.push_back({"pack.toml", 1, "the pack has more than 5000 files", "Take out what is not used"});
    }
}

}  // namespace monter::pack
