// monter-pack preview: an unbuilt pack in a window of the real kiosk, and what is saved seen at once.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sync/base/result.hpp"

namespace monter::press {

struct PreviewWish {
    std::filesystem::path folder;      // of the pack's sources; never written to
    std::filesystem::path kiosk;       // the program; empty = monter-kiosk beside this one, else on PATH
    std::vector<std::string> options;  // of the kiosk's own: its size, its letters
};

// Checks, builds and opens the kiosk, then again at every save, until the window closes or somebody presses Ctrl-C
// (SIGINT, SIGTERM, SIGHUP): then the kiosk is gone, and so is every file made on the way. Only what changed is pressed
// anew. Each fault is told on standard error with its remedy, and in the window, where the last good content stays;
// while there never was any, no window opens. Changes `folder` nowhere.
//
// Kind::refused where there is no such folder or no kiosk, or the kiosk could not open or ended by a fault of its own:
// it has said on standard error why. Call it from a program of one thread: it takes signals over while it runs.
[[nodiscard]] Result<void> preview(const PreviewWish& wish);

// "monter-kiosk" beside this program, else on PATH; Kind::refused with a remedy where there is none.
[[nodiscard]] Result<std::filesystem::path> find_kiosk();

}  // namespace monter::press
