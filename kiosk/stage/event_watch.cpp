#include "kiosk/stage/event_watch.hpp"

#include "kiosk/stage/stand.hpp"
#include "sync/base/log.hpp"
#include "sync/local/stand.hpp"

namespace monter::kiosk {
namespace {

constexpr std::int64_t look_every_ms = 5'000;  // a visitor walks up to the stand no sooner

}  // namespace

EventWatch::EventWatch(std::filesystem::path data, const lead::Event& known)
    : data_(std::move(data)), file_(local::public_folder(data_) / "event.json"), known_(lead::to_json(known)) {}

std::optional<EventWatch::Mark> EventWatch::mark() const {
    std::error_code why;
    const auto written = std::filesystem::last_write_time(file_, why);
    if (why) return std::nullopt;
    const auto bytes = std::filesystem::file_size(file_, why);
    if (why) return std::nullopt;
    return Mark{written, bytes};
}

std::optional<lead::Event> EventWatch::look(const Moment& now) {
    if (now.boot_ms < next_boot_ms_) return std::nullopt;
    next_boot_ms_ = now.boot_ms + look_every_ms;
    const auto there = mark();
    if (!there || there == seen_) return std::nullopt;
    seen_ = there;
    auto event = read_event(data_);
    if (event) {
        std::string says = lead::to_json(*event);
        if (says == known_) return std::nullopt;
        known_ = std::move(says);
        return std::move(*event);
    }
    log_error("the fair's event can't be read; what was known stays", event.error());
    return std::nullopt;
}

}  // namespace monter::kiosk
