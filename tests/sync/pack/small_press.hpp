// A press that draws nothing: for tests of packs whose posters are not what is looked at.
#pragma once

#include "sync/pack/names.hpp"
#include "sync/pack/poster_press.hpp"
#include "tests/support/catch.hpp"
#include "tests/sync/pack/small_mesh.hpp"

namespace monter::pack::test {

// Both seasons in both orientations for every document, the same small mesh each time.
inline Pressed small_press(const Source& source, const std::vector<std::string>& documents) {
    Pressed pressed;
    for (const auto& document : documents) {
        CHECK(source.read(document));
        for (const auto* season : {"summer", "winter"}) {
            for (const auto* orientation : {"landscape", "portrait"}) {
                pressed.meshes[mesh_name(document, season, orientation)] = to_bytes(small_mesh());
            }
        }
    }
    return pressed;
}

}  // namespace monter::pack::test
