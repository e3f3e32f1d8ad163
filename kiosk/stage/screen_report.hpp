// Tells monter-sync what this screen does (SCREEN in sync/local/stand.hpp), so that content that brings it down is sent
// back. Where no monter-sync runs, nothing is told and nothing waits.
#pragma once

#include <filesystem>
#include <optional>

#include "sync/local/stand.hpp"

namespace monter::kiosk {

// Waits for the answer, three seconds at most: after it DATA/public/active may name another pack. Whether monter-sync
// knows it now. Any thread.
bool report_screen(const std::filesystem::path& data, local::Screen::Does does,
                   const std::optional<Hash>& manifest_sha256 = std::nullopt);

}  // namespace monter::kiosk
