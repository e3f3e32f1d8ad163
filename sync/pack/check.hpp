// Is a pack fit for visitors? Names every fault there is, each with its file, line and remedy, so that one reading is
// enough to mend them all. What is checked stands in check_parts.hpp.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sync/pack/fault.hpp"
#include "sync/pack/glyphs.hpp"
#include "sync/pack/poster_press.hpp"

namespace monter::pack {

struct Checked {
    Faults faults;  // by file, then by line
    std::size_t files = 0, places = 0, pictures = 0;
    std::vector<std::string> languages;
    std::map<std::string, Bytes> meshes;  // of the drawn posters, by name: what a build adds to the pack
};

// Of a source folder. Without a press a drawn poster is a fault; the portal's tests and packs of photographs need none.
// An error only where the folder or the fonts can't be opened; a pack's faults are no error here.
[[nodiscard]] Result<Checked> check(const std::filesystem::path& folder, const Fonts& fonts = {},
                                    const PosterPress& press = {});

}  // namespace monter::pack
