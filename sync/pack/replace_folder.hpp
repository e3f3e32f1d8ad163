// Puts a whole folder in another's place in one step: made beside it, then exchanged.
#pragma once

#include <filesystem>

#include "sync/base/result.hpp"

namespace monter::pack {

// An empty folder beside `out`, to fill. Kind::refused where `out` is there and holds anything but a built pack: a
// slip of the keyboard must not cost somebody's files.
[[nodiscard]] Result<std::filesystem::path> begin_replacing(const std::filesystem::path& out);

// `beside` becomes `out`; what was there is removed. Where this fails, `out` is as it was.
[[nodiscard]] Result<void> finish_replacing(const std::filesystem::path& beside, const std::filesystem::path& out);

// Removes a folder of ours that is not wanted any more.
void drop_folder(const std::filesystem::path& folder);

}  // namespace monter::pack
