// Would a kiosk be able to show this pack? Reads all of it as a kiosk does: every page, every picture decoded, every
// poster's mesh. For a program of its own (monter-inspect), since a picture can be made to break its decoder.
#pragma once

#include <functional>

#include "sync/pack/source.hpp"

namespace monter::pack {

// Per file, in seconds of processor time; all of a program's memory, in bytes (protocol, section 6).
inline constexpr int inspect_cpu_s = 5;
inline constexpr std::int64_t inspect_memory_bytes = 512LL * 1024 * 1024;

// The first thing that can't be shown, in words for staff. `before_each` is called before each file.
[[nodiscard]] Result<void> inspect(const Source& source, const std::function<void()>& before_each);

}  // namespace monter::pack
