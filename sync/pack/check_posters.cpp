#include "sync/pack/check_parts.hpp"
#include "sync/pack/names.hpp"

namespace monter::pack {

std::map<std::string, Bytes> check_posters(const Pack& pack, const PosterPress& press, Faults& faults) {
    for (const std::string& name : pack.files.names) {
        if (file_kind(name) != "mesh") continue;
        faults.push_back({name, 1, "a mesh is no source", "Take it out: the build makes it of the poster's drawing"});
    }
    const std::vector<std::string>& posters = pack.known.posters;
    if (posters.empty()) return {};
    if (!press) {
        faults.push_back({posters.front(), 1, "this program can't draw posters", "Check the pack with monter-pack"});
        return {};
    }
    Pressed pressed = press(pack.source, posters);
    faults.insert(faults.end(), pressed.faults.begin(), pressed.faults.end());
    return std::move(pressed.meshes);
}

}  // namespace monter::pack
