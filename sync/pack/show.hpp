// What a pack holds, as JSON, for people and for the programs that check the match: monter-pack show.
//
//   {"kind":"folder|built","id","version","title","languages":[…],"files","bytes",
//    "signature":"verified|not verified|none", "manifest_sha256","created","expires"   (built packs)
//    "region":{"name":{…},"guide":{…}},"dreams":[…],"notices":[…],
//    "places":[{"id","name","code","population","tagline":{…},"facts","stories","names":[…],
//               "guide":{"title":{…},"url","own":true},"profile":{…}}],
//    "profiles":[{"municipality","dreams":{"forest":{"value":3,"fact":"…"} or null,…},"languages":[…],"work":[…],
//                 "work_facts":{code:fact},"capacity":null,"population":…}],
//    "meshes":[{"name":"posters/….mesh","bytes","corners","triangles","colours"}]}   (drawn posters; of built packs)
// A dream that is null is unknown: it is left out of the score. `profiles` is in the order of `places`.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sync/base/result.hpp"

namespace monter::pack {

// Of a source folder or a built pack. Every blob's hash is checked; the signature only where `root_file` (root.json as
// a stand keeps it) says whom to trust, and then a wrong one is an error.
[[nodiscard]] Result<std::string> show(const std::filesystem::path& folder,
                                       const std::optional<std::filesystem::path>& root_file);

}  // namespace monter::pack
