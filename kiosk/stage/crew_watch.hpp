// Looks after DATA/public/crew.json while the kiosk runs: monter-sync replaces it when the crew chooses, and when the
// day ends for which something was chosen, such as a rehearsal. UI thread.
#pragma once

#include <filesystem>
#include <optional>

#include "kiosk/stage/file_watch.hpp"
#include "sync/local/crew.hpp"

namespace monter::kiosk {

class CrewWatch {
public:
    // The stand's folder.
    explicit CrewWatch(const std::filesystem::path& data);

    // What the file says, where it was replaced since the last look, or is seen first. One that can't be read changes
    // nothing.
    [[nodiscard]] std::optional<local::CrewSettings> look(const Moment& now);

private:
    std::filesystem::path path_;
    FileWatch file_;
};

}  // namespace monter::kiosk
