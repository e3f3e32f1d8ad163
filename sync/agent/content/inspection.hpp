// The look at a new pack by a program of its own (monter-inspect, sync/pack/main.cpp).
#pragma once

#include <atomic>
#include <chrono>

#include "sync/agent/content/download.hpp"

namespace monter::agent {

// A pack of the largest size, on the slowest stand; what takes longer hangs.
inline constexpr std::chrono::seconds inspect_patience{300};

// Runs `program` on a pack under the root in `public_folder`. Kind::refused where it says the pack can't be shown, or
// dies over it; Kind::disk where it can't be started, or `called_off` became true: no word about the pack.
[[nodiscard]] Result<void> run_inspect(const std::filesystem::path& program, const std::filesystem::path& public_folder,
                                       const pack::BuiltAt& place, const std::atomic<bool>& called_off,
                                       std::chrono::milliseconds patience = inspect_patience);

// monter-inspect beside the program that runs.
[[nodiscard]] std::filesystem::path inspect_program();

}  // namespace monter::agent
