// What check and build ask of whoever makes posters' meshes (sync/press). They get it handed in: making needs an XML
// reader and a tessellator, and the kiosk and the portal, which only read packs, are built without either.
#pragma once

#include <functional>
#include <map>

#include "sync/base/bytes.hpp"
#include "sync/pack/fault.hpp"
#include "sync/pack/source.hpp"

namespace monter::pack {

struct Pressed {
    std::map<std::string, Bytes> meshes;  // by their name in the built pack
    Faults faults;
};

// `documents`: the names of the posters' JSON files, each with its drawings beside it in `source`. The result is the
// same whatever the order.
using PosterPress = std::function<Pressed(const Source& source, const std::vector<std::string>& documents)>;

}  // namespace monter::pack
