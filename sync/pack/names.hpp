// The names of a pack's files. A name is a lookup key of the manifest; it never becomes a path in a built pack.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace monter::pack {

// ^[a-z0-9][a-z0-9._-]{0,63}(/[a-z0-9][a-z0-9._-]{0,63}){0,3}$, so there is no "..", no hidden file, no root and no two
// names that only differ in case.
[[nodiscard]] bool is_pack_name(std::string_view name);

// "data" (TOML), "map", "picture", "video", "captions", "mesh" (a poster as triangles, in a built pack), "drawing" (a
// poster's JSON or SVG, in a source folder: the build makes meshes of it and leaves it behind) or "note" (Markdown for
// staff, at the top of the folder), from where a file lies and how its name ends (sync/pack/content.hpp lists the
// places); nothing for a file that has no place in a pack.
[[nodiscard]] std::optional<std::string_view> file_kind(std::string_view name);

// "posters/kiruna-summer-landscape.mesh" of the poster "posters/kiruna.json".
[[nodiscard]] std::string mesh_name(std::string_view document, std::string_view season, std::string_view orientation);

// "kiruna" of "places/kiruna.toml" in folder "places"; nothing for any other name.
[[nodiscard]] std::optional<std::string_view> toml_in(std::string_view folder, std::string_view name);

}  // namespace monter::pack
