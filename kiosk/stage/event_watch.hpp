// Looks after DATA/public/event.json while the kiosk runs: monter-sync replaces it when the portal says something new
// of the fair, such as who is there today. UI thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/stage/file_watch.hpp"
#include "sync/lead/event.hpp"

namespace monter::kiosk {

class EventWatch {
public:
    // The stand's folder, and the event that was read from it: what was written between the two is not missed.
    EventWatch(std::filesystem::path data, const lead::Event& known);

    // The event, where the file says another than what is known. One that can't be read is told to the log once, and
    // what was known stays.
    [[nodiscard]] std::optional<lead::Event> look(const Moment& now);

private:
    std::filesystem::path data_;
    FileWatch file_;     // its event.json
    std::string known_;  // the event, as it is written
};

}  // namespace monter::kiosk
