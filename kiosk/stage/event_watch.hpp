// Looks after DATA/public/event.json while the kiosk runs: monter-sync replaces it when the portal says something new
// of the fair, such as who is there today. UI thread; a look costs one stat() and happens every few seconds.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "sync/base/clock.hpp"
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
    struct Mark {
        std::filesystem::file_time_type written;
        std::uintmax_t bytes = 0;
        friend bool operator==(const Mark&, const Mark&) = default;
    };
    [[nodiscard]] std::optional<Mark> mark() const;

    std::filesystem::path data_;
    std::filesystem::path file_;  // its event.json, named once: a look where nothing changed allocates nothing
    std::string known_;           // the event, as it is written
    std::optional<Mark> seen_;
    std::int64_t next_boot_ms_ = 0;
};

}  // namespace monter::kiosk
