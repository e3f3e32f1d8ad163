// Where the journal, the second copy of every lead, may lie: DATA/second-copy holds one line, a folder on another
// medium than DATA, such as a stick's or a card's. No file: beside the store.
#pragma once

#include <filesystem>
#include <optional>

#include "sync/base/result.hpp"

namespace monter::agent {

// The folder that was set, whether it can be used now or not.
[[nodiscard]] std::optional<std::filesystem::path> second_copy_folder(const std::filesystem::path& data);

// Nothing, or why it can't be used now: not there, not writable, or on the same disk as `data`, as the empty mount
// point of a stick that was pulled out is.
[[nodiscard]] Result<void> is_another_medium(const std::filesystem::path& folder, const std::filesystem::path& data);

// Sets it, where it can be used now; an empty path sets none. Takes effect when the store is opened next.
[[nodiscard]] Result<void> set_second_copy(const std::filesystem::path& data, const std::filesystem::path& folder);

}  // namespace monter::agent
